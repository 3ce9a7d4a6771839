"""What holds until further notice is looked at again, and what began in the past was not checked
at the time.
"""

from datetime import date, datetime

import pytest

from accounts.models import User
from audit.models import Event
from directives.errors import NothingToReview, ReviewInThePast
from directives.models import Directive
from directives.selectors import listing_of, reviews_due, unchecked_days
from directives.services import end_directive, put_in_force, review_directive
from directives.tests.factories import ENTERED, draft_of, make_clause, make_directive, make_in_force
from tests.factories import moment
from units.models import Agency

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 30)


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    """In force from 30/11/2026 until further notice."""
    return make_in_force(agency, office, effective_to=None)


def test_what_has_no_end_is_looked_at_again_after_thirty_days(
    agency: Agency, directive: Directive, office: User
) -> None:
    make_in_force(agency, office, number="2", effective_to=moment("2026-12-12 00:00"))

    assert [edition.review_on for edition in reviews_due(agency, DUE)] == [DUE]
    assert list(reviews_due(agency, date(2026, 12, 29))) == []


@pytest.mark.parametrize(
    ("at", "due"),
    [("2026-12-29 23:59", False), ("2026-12-30 00:00", True), ("2027-01-15 08:00", True)],
)
def test_the_list_says_when_to_look_again(directive: Directive, at: str, due: bool) -> None:
    assert listing_of(directive, moment(at)).is_review_due is due


def test_a_document_kept_as_a_sample_is_not_looked_at_again(
    agency: Agency, directive: Directive
) -> None:
    Directive.objects.update(is_historical=True)
    sample = Directive.objects.get()

    assert not listing_of(sample, moment("2027-01-15 08:00")).is_review_due
    assert not reviews_due(agency, DUE).exists()


def test_somebody_looked_and_lets_it_go_on(
    agency: Agency, directive: Directive, office: User
) -> None:
    edition = review_directive(
        directive.pk,
        next_on=date(2027, 2, 1),
        by=office,
        at=moment("2026-12-30 09:00"),
        reason="Nước chưa rút",
    )

    event = Event.objects.get(action="directives.review")
    assert edition.review_on == date(2027, 2, 1)
    assert (event.before, event.after, event.reason) == (
        {"review_on": "2026-12-30"},
        {"review_on": "2027-02-01"},
        "Nước chưa rút",
    )
    assert not reviews_due(agency, DUE).exists()


def test_the_next_look_lies_ahead(directive: Directive, office: User) -> None:
    with pytest.raises(ReviewInThePast):
        review_directive(directive.pk, next_on=DUE, by=office, at=moment("2026-12-30 09:00"))


def test_only_what_holds_until_further_notice_is_looked_at(
    agency: Agency, directive: Directive, office: User
) -> None:
    draft = make_directive(agency, office, number="2", effective_to=None)
    end_directive(directive.pk, ends=moment("2026-12-20 00:00"), by=office, at=ENTERED)

    for over in (draft, directive):
        with pytest.raises(NothingToReview):
            review_directive(
                over.pk, next_on=date(2027, 2, 1), by=office, at=moment("2026-12-10 09:00")
            )


@pytest.mark.parametrize(
    ("put_in_force_at", "days"),
    [
        (ENTERED, []),
        (moment("2026-11-30 09:00"), []),
        (moment("2026-12-02 09:00"), [date(2026, 11, 30), date(2026, 12, 1)]),
    ],
)
def test_the_days_over_when_it_came_into_force_were_not_checked(
    agency: Agency, office: User, put_in_force_at: datetime, days: list[date]
) -> None:
    directive = make_directive(agency, office)
    make_clause(directive, office)
    draft = draft_of(directive)

    edition = put_in_force(
        draft.pk, by=office, at=put_in_force_at, seen=draft.version, retroactive=True
    )

    assert list(unchecked_days(edition)) == days
