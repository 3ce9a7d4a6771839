"""The weeks a unit has before it: where each stands, by when it is due, and one press opens it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from rosters.selectors.ahead import coming_months
from rosters.selectors.deadlines import WEEKS_AHEAD
from rosters.tests.factories import (
    NOW,
    WEEK,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    submitted,
)
from tests.factories import moment
from tests.pages import assert_strict
from units.enums import DayKind
from units.models import CalendarDay
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NEW_YEAR = date(2027, 1, 1)


def test_every_week_that_may_be_opened_is_listed_with_where_it_stands() -> None:
    office = lawful_office()
    published(office)
    submitted(office, WEEK.shifted(1))
    opened(office, WEEK.shifted(2))

    months = coming_months(mandate(office.head), office.unit, at=NOW)
    weeks = [one for month in months for one in month.weeks]

    assert [one.week for one in weeks] == [WEEK.shifted(n) for n in range(-1, WEEKS_AHEAD)]
    assert [one.state for one in weeks[:5]] == [
        None,
        RosterState.PUBLISHED,
        RosterState.SUBMITTED,
        RosterState.DRAFT,
        None,
    ]
    assert [one.is_open for one in weeks[:5]] == [True, False, False, True, True]
    assert [(month.first.month, len(month.weeks)) for month in months] == [
        (11, 2), (12, 4), (1, 4), (2, 4),
    ]  # fmt: skip
    assert weeks[3].deadline.at == moment("2026-12-11 16:00")


def test_days_off_are_named_and_a_week_without_a_working_day_is_not_begun() -> None:
    office = make_office()
    CalendarDay.objects.create(
        agency=office.agency, day=NEW_YEAR, kind=DayKind.HOLIDAY, name="Tết Dương lịch"
    )
    tet = date(2027, 2, 8)
    for number in range(5):
        CalendarDay.objects.create(
            agency=office.agency, day=tet + timedelta(days=number), kind=DayKind.HOLIDAY
        )

    months = coming_months(mandate(office.head), office.unit, at=NOW)
    named = {one.week.monday: one for month in months for one in month.weeks if one.special}

    assert named[date(2026, 12, 28)].special == ((NEW_YEAR, "Tết Dương lịch"),)
    assert (named[date(2026, 12, 28)].days, named[tet].days) == (4, 0)
    assert not named[tet].can_begin


def test_one_press_opens_the_furthest_week(client_of: SignIn) -> None:
    office = lawful_office()
    furthest = WEEK.shifted(WEEKS_AHEAD - 1)
    with clock.freeze(NOW):
        client = client_of(office.head)
        page = client.get(reverse("rosters:ahead", args=[office.unit.pk]))
        assert_strict(page)
        press = reverse("rosters:open", args=[office.unit.pk, furthest])
        assert f'action="{press}"' in page.content.decode()
        answer = client.post(press)

    assert answer["Location"] == reverse("rosters:week-unit", args=[office.unit.pk, furthest])
    assert WeeklyRoster.objects.get().monday == furthest.monday


@pytest.mark.parametrize("begun", (1, 3))
def test_the_list_costs_three_questions(
    begun: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    office = lawful_office()
    for number in range(begun):
        opened(office, WEEK.shifted(number))
    reader = mandate(office.head)
    unit = type(office.unit).objects.select_related("agency").get(pk=office.unit.pk)

    with django_assert_num_queries(3):
        coming_months(reader, unit, at=NOW)
