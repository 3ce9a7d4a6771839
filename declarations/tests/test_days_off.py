"""On a day off whoever comes in declares, on duty or called, and nobody else is asked."""

import pytest
from django.urls import reverse

import clock
from declarations.selectors.own import declarations_to_make
from declarations.selectors.unit_week import declaration_week, lacking_from_today, lacking_on
from declarations.tests.factories import SignIn, account_of, asked_office, declared
from rosters.tests.factories import WEEK, Office, mandate
from tests.factories import moment
from units.models import Staff
from weeks.models import DutyState

pytestmark = pytest.mark.django_db
SUNDAY = WEEK.sunday
EVENING = moment("2026-12-05 18:00")
"""Of Saturday: a declaration of three days reaches Monday."""


@pytest.fixture
def office() -> Office:
    return asked_office()


def comes(office: Office, staff: Staff, **state: object) -> None:
    """On Sunday, as a roster of duty has it, or a call."""
    DutyState.objects.create(
        staff=staff, day=SUNDAY, morning=True, afternoon=False, source="test", **state
    )
    office.unit.duty_until = SUNDAY
    office.unit.save()


@pytest.mark.parametrize("state", [{}, {"is_called": True, "reason": "urgent"}])
def test_who_comes_on_a_sunday_has_it_to_declare_and_nobody_else(
    state: dict[str, object], office: Office, client_of: SignIn
) -> None:
    an, binh = office.staff[:2]
    comes(office, an, **state)

    [asked] = declarations_to_make(an, at=EVENING)
    week = declaration_week(mandate(office.head), office.unit, WEEK, at=EVENING)
    lacking = [dict(one.days) for one in lacking_from_today(
        office.agency, [office.unit], at=EVENING, only_on=SUNDAY
    )]  # fmt: skip

    assert (asked.day, asked.is_coming) == (SUNDAY, True)
    assert declarations_to_make(binh, at=EVENING) == ()
    assert declarations_to_make(office.leader, at=EVENING) == ()
    assert lacking == [{an.pk: (SUNDAY,)}]
    assert [one.name for one in week.lacking if SUNDAY in one.states[0].lacking] == [an.full_name]
    with clock.freeze(EVENING):
        page = client_of(account_of(an)).get(reverse("declarations:mine"))
    assert "ngày 06/12/2026, hãy khai trước khi đến." in page.text


def test_once_declared_a_sunday_is_quiet(office: Office) -> None:
    an = office.staff[0]
    comes(office, an)

    declared(an, at=EVENING)

    assert declarations_to_make(an, at=EVENING) == ()
    assert [*lacking_from_today(office.agency, [office.unit], at=EVENING, only_on=SUNDAY)] == []


def test_who_asks_to_come_on_a_day_off_is_told_what_is_missing(office: Office) -> None:
    an = office.staff[0]

    before = lacking_on(an, office.unit, SUNDAY, at=EVENING)
    declared(an, at=EVENING)
    after = lacking_on(an, office.unit, SUNDAY, at=EVENING)

    assert (before, after) == (("Khai báo y tế",), ())
