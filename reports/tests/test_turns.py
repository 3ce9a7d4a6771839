"""The turns of a unit over a period count everybody, by the days on which they could have come."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.http import QueryDict
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from duties.models import DutyTurn
from duties.tests.factories import give, make_house, opened_duty
from reports.enums import TurnGroupKind
from reports.forms.period import TurnPeriodForm, usual_period
from reports.selectors.turns import unit_turns
from reports.values.turns import TurnPeriod, TurnsOfPerson, fairness_of
from rosters.services import generate_plan
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEEK,
    Office,
    approved,
    lawful_office,
    make_office,
    opened,
    put,
)
from tests.factories import make_absence, make_staff
from units.models import Staff
from weeks.enums import Mode, RosterState
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
SATURDAY = MONDAY + timedelta(days=5)
THE_WEEK = TurnPeriod(MONDAY, WEEK.sunday)


def shown(office: Office, roster: WeeklyRoster) -> None:
    """As if it had been approved."""
    WeeklyRoster.objects.filter(pk=roster.pk).update(
        state=RosterState.APPROVED,
        submitted_by=office.head,
        submitted_at=NOW,
        approved_by=office.director,
        approved_at=NOW,
    )


def of(office: Office, person: Staff, period: TurnPeriod = THE_WEEK) -> TurnsOfPerson:
    [found] = [one for one in unit_turns(office.unit, period).people if one.staff_id == person.pk]
    return found


def test_whoever_never_came_is_listed_and_measured_by_the_others() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    put(roster, office.staff[0], Mode.ON_SITE, by=office.head)
    shown(office, roster)

    first, never = of(office, office.staff[0]), of(office, office.staff[1])

    assert (first.on_site, first.expected, first.is_overloaded) == (5, 1.25, True)
    assert (never.on_site, never.remote, never.deviation) == (0, 5, -1.25)
    assert unit_turns(office.unit, THE_WEEK).groups[1].fairness == 50


def test_who_was_away_owes_only_the_days_they_could_have_come() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    put(roster, office.staff[1], Mode.ON_SITE, MONDAY, by=office.head)
    make_absence(office.staff[0], MONDAY, MONDAY + timedelta(days=4))
    shown(office, roster)

    away, others = of(office, office.staff[0]), of(office, office.staff[1])

    assert (away.available, away.expected) == (0, 0)
    assert others.expected == pytest.approx(1 / 3)


def test_leaders_and_posts_with_duties_of_their_own_are_compared_among_themselves() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    office.people[5].positions.update(roles=["guard"])

    groups = unit_turns(office.unit, THE_WEEK).groups

    assert [(group.kind, len(group.people)) for group in groups] == [
        (TurnGroupKind.LEADERS, 2),
        (TurnGroupKind.STAFF, 3),
        (TurnGroupKind.OWN_DUTIES, 1),
    ]


def test_a_week_that_nobody_approved_counts_for_nobody() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    put(opened(office), office.staff[0], Mode.ON_SITE, by=office.head)

    assert of(office, office.staff[0]).on_site == 0


def test_duty_stands_apart_by_kind_of_day_and_by_night() -> None:
    house = make_house()
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, SATURDAY, by=house.keeper)
    give(roster, house.night, house.an, MONDAY + timedelta(days=2), by=house.keeper)
    roster.__class__.objects.filter(pk=roster.pk).update(
        state=RosterState.PUBLISHED,
        submitted_by=house.keeper,
        submitted_at=NOW,
        approved_by=house.here.director,
        approved_at=NOW,
        published_by=house.keeper,
        published_at=NOW,
    )

    found = of(house.here, house.an)

    assert (found.by_class, found.nights, found.on_site) == ((2, 1, 0), 1, 0)
    assert DutyTurn.objects.count() == sum(found.by_class)


def test_a_week_as_planned_says_that_nothing_better_is_possible_until_somebody_changes_it() -> None:
    office = lawful_office()
    roster = opened(office)
    generate_plan(roster.pk, by=office.head, at=NOW)
    shown(office, roster)
    weeks = unit_turns(office.unit, THE_WEEK).weeks

    WeeklyRoster.objects.filter(pk=roster.pk).update(
        state=RosterState.DRAFT,
        submitted_by=None,
        submitted_at=None,
        approved_by=None,
        approved_at=None,
    )
    put(roster, office.deputy, Mode.MISSION, MONDAY, by=office.head, at=LATER)
    shown(office, roster)
    changed = unit_turns(office.unit, THE_WEEK).weeks

    assert (weeks.weeks, weeks.planned, weeks.proven) == (1, 1, 1)
    assert (changed.weeks, changed.planned, changed.proven) == (1, 0, 0)


@pytest.mark.parametrize(
    ("shares", "found"),
    [([1, 1, 1], 100), ([1, 0.96], 100), ([1, 0.5, 0.5], 67), ([0, 0], 100), ([0.3], None)],
)
def test_fairness_is_the_mean_over_all_pairs(shares: list[float], found: int | None) -> None:
    assert fairness_of(shares) == found


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("weeks", date(2026, 9, 7), date(2026, 11, 29)),
        ("month", date(2026, 11, 1), date(2026, 11, 30)),
        ("last-month", date(2026, 10, 1), date(2026, 10, 31)),
        ("quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("hôm kia", date(2026, 9, 7), date(2026, 11, 29)),
    ],
)
def test_a_usual_period_has_its_days(name: str, first: date, last: date) -> None:
    assert usual_period(name, date(2026, 11, 26)) == TurnPeriod(first, last)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("first=01/11/2026&last=15/11/2026", TurnPeriod(date(2026, 11, 1), date(2026, 11, 15))),
        ("first=15/11/2026&last=01/11/2026", None),
        ("first=01/01/2020&last=01/11/2026", None),
        ("first=hôm kia", None),
    ],
)
def test_two_days_are_typed_or_the_usual_period_is_shown(
    typed: str, period: TurnPeriod | None
) -> None:
    form = TurnPeriodForm(QueryDict(typed), today=date(2026, 11, 26))

    assert form.period == (period or usual_period("weeks", date(2026, 11, 26)))
    assert form.is_valid() == (period is not None)


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_asks_as_often_for_one_person_more(
    more: int,
    client_of: Callable[[User], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    office = lawful_office()
    for number in range(more):
        make_staff(office.unit, f"Chu Văn Khải {number}")
    approved(office)
    browser = client_of(office.head)
    address = f"/turns/{office.unit.pk}/?first=30/11/2026&last=06/12/2026"
    browser.get(address)

    with django_assert_num_queries(12):
        page = browser.get(address).text

    assert page.count("turn-bar") == 3 + 6 + more
    assert ("Phan Quốc Thịnh" in page, "độ đều" in page) == (True, True)


def test_the_workbook_has_the_same_numbers(client_of: Callable[[User], Client]) -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    put(roster, office.leader, Mode.ON_SITE, MONDAY, by=office.head)
    shown(office, roster)
    address = f"/turns/{office.unit.pk}/file/?first=30/11/2026&last=06/12/2026"

    packed = client_of(office.head).get(address).content
    rows = list(load_workbook(BytesIO(packed)).worksheets[0].iter_rows(min_row=5, values_only=True))

    assert rows[0][0] == "Lãnh đạo đơn vị: độ đều 0/100"
    assert rows[1][:8] == (1, "Đỗ Khánh Vân", rows[1][2], 1, 4, 5, 0.5, 0.5)
    assert len(rows) == 2 + 6
