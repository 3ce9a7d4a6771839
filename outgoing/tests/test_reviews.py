"""Those who keep directives hear once that an order until further notice is to be looked at
again.
"""

from datetime import date, timedelta

import pytest

from accounts.models import User
from directives.services import review_directive
from directives.tests.factories import make_in_force
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = pytest.mark.django_db

EIGHT = moment("2026-12-30 08:00")


@pytest.fixture
def agency() -> Agency:
    return make_agency(name="Sở Nội vụ")


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


def letters() -> list[Delivery]:
    return list(Delivery.objects.filter(run__kind=Run.Kind.REVIEW).order_by("pk"))


def test_on_the_day_those_who_keep_directives_hear_once(agency: Agency, office: User) -> None:
    chief = make_user(Role.CHIEF_OF_OFFICE, agency)
    make_user(Role.DIRECTOR, agency)
    make_in_force(agency, office, effective_to=None)

    run_due(EIGHT - timedelta(seconds=1))
    before = letters()
    for minute in range(3):
        run_due(EIGHT + timedelta(minutes=minute))

    assert before == []
    assert sorted(letter.address for letter in letters()) == sorted([office.email, chief.email])
    assert (
        text_of(letters()[0]).splitlines()[2]
        == "Công văn số 312/UBND-NC có hiệu lực từ ngày 30/11/2026 cho đến khi có thông báo mới. Đã"
        " đến ngày xem xét lại."
    )


def test_the_next_day_agreed_is_told_again(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, effective_to=None)
    run_due(EIGHT)
    review_directive(directive.pk, next_on=date(2027, 1, 15), by=office, at=EIGHT)

    run_due(moment("2027-01-15 08:00"))

    assert [letter.run.local_date for letter in letters()] == [
        date(2026, 12, 30),
        date(2027, 1, 15),
    ]


def test_what_was_looked_at_before_the_letter_left_is_not_sent(
    agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office, effective_to=None)
    run_due(EIGHT)
    review_directive(directive.pk, next_on=date(2027, 1, 15), by=office, at=EIGHT)

    send_waiting(now=lambda: EIGHT)

    assert [(letter.state, letter.last_text) for letter in letters()] == [
        ("skipped", "Văn bản đã được xem xét hoặc đã hết hiệu lực.")
    ]


def test_what_has_an_end_is_nobodys_review(agency: Agency, office: User) -> None:
    make_in_force(agency, office, effective_to=moment("2027-03-01 00:00"))

    run_due(EIGHT)

    assert letters() == []
