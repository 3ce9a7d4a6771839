"""Holidays stand in the week with their names, and hold who is on duty; rules and the planner look
at working days as ever.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from directives.tests.factories import make_in_force
from lodging.services.stays import settle_stays
from lodging.tests.factories import make_place, make_stay
from planning.time import Week
from rosters.errors import GivenCell, OnlyDuty, UnknownCell
from rosters.selectors import my_week, people_on, review, week_grid
from rosters.services import (
    amend_roster,
    approve_roster,
    copy_week,
    generate_plan,
    publish_roster,
    set_cells,
    submit_roster,
    undo_change,
)
from rosters.tests.factories import (
    LEADER,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    Office,
    lawful,
    make_office,
    mandate,
    opened,
    put,
    seen,
)
from rosters.values import DayPerson
from tests.factories import make_absence, moment
from tests.pages import assert_strict
from units.models import Agency, CalendarDay
from weeks.enums import Mode, RosterState
from weeks.models import Entry, WeeklyRoster
from weeks.selectors.history import days_by_week, turns_before
from weeks.selectors.outdated import outdated_cells
from weeks.selectors.sheets import sheet_of
from weeks.values.cells import CellEdit

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)
NEW_YEARS_WEEK = Week.of(NEW_YEAR)
TET = Week.of(date(2027, 2, 8))
TET_DAYS = tuple(TET.days[:5])
SOON = moment("2026-12-24 09:00")


def holiday(agency: Agency, *days: date, name: str) -> None:
    for day in days:
        CalendarDay.objects.create(agency=agency, day=day, kind="holiday", name=name)


@pytest.fixture
def office() -> Office:
    made = make_office(name="Phòng A")
    make_in_force(
        made.agency,
        made.office,
        clauses=(REMOTE_BY_DEFAULT, THIRD, LEADER),
        effective_from=moment("2026-11-01 00:00"),
        effective_to=None,
    )
    holiday(made.agency, NEW_YEAR, name="Tết Dương lịch")
    holiday(made.agency, *TET_DAYS, name="Tết Nguyên đán")
    return made


def on_duty(office: Office, roster: WeeklyRoster, day: date, number: int = 0) -> WeeklyRoster:
    return put(roster, office.staff[number], Mode.ON_DUTY, day, by=office.head)


def working_week(office: Office, week: Week = NEW_YEARS_WEEK) -> WeeklyRoster:
    roster = opened(office, week)
    days = sheet_of(roster).days
    return put(roster, office.leader, Mode.ON_SITE, *days, by=office.head) if days else roster


def names(people: tuple[DayPerson, ...]) -> list[str]:
    return [person.name for person in people]


def published(office: Office, roster: WeeklyRoster) -> WeeklyRoster:
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    return publish_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))


def test_a_holiday_is_a_column_with_its_name_in_which_everybody_is_off(office: Office) -> None:
    opened(office, NEW_YEARS_WEEK)

    grid = week_grid(mandate(office.head), office.unit, NEW_YEARS_WEEK, at=NOW)

    assert [(head.day.day, head.name, head.is_off) for head in grid.days] == [
        (28, "", False),
        (29, "", False),
        (30, "", False),
        (31, "", False),
        (1, "Tết Dương lịch", True),
    ]
    friday = [row.cells[4] for group in grid.groups for row in group.rows]
    assert {(cell.morning, cell.is_given, cell.is_off_day) for cell in friday} == {
        (Mode.OFF, False, True)
    }
    assert [len(row.cells) for row in grid.counters] == [5] * len(grid.counters)
    assert ([row.cells[4] for row in grid.counters], grid.leaders_present[4]) == (
        [None] * len(grid.counters),
        ((), "off"),
    )


def test_a_whole_week_of_tet_can_be_opened_and_holds_duty(office: Office) -> None:
    roster = opened(office, TET)
    for number, day in enumerate(TET_DAYS[:4]):
        on_duty(office, roster, day, number)
    published(office, roster)

    grid = week_grid(mandate(office.head), office.unit, TET, at=NOW)
    assert [head.name for head in grid.days] == ["Tết Nguyên đán"] * 5
    assert [
        (entry.staff_id, entry.day, entry.morning) for entry in Entry.objects.order_by("day")
    ] == [(office.staff[n].pk, TET_DAYS[n], "tr") for n in range(4)]
    assert [len(people_on(office.agency, day).units[0].on_duty) for day in TET_DAYS] == [
        1,
        1,
        1,
        1,
        0,
    ]


def test_who_lives_in_stands_in_the_columns_of_days_off_that_are_shown(office: Office) -> None:
    """Off while it is a proposal; on duty comes before sleeping there."""
    saturday, sleeper, watch = TET.days[5], office.staff[0], office.staff[1]
    roster = opened(office, TET)
    on_duty(office, roster, saturday, 1)
    place = make_place(office)
    stays = [make_stay(place, one, office, first=saturday, days=2) for one in (sleeper, watch)]

    def saturdays() -> dict[int, Mode]:
        grid = week_grid(mandate(office.head), office.unit, TET, at=NOW)
        assert [head.day for head in grid.days][-1] == saturday
        rows = [row for group in grid.groups for row in group.rows]
        return {row.staff_id: row.cells[-1].morning for row in rows}

    assert saturdays()[sleeper.pk] is Mode.OFF
    settle_stays(place, [one.pk for one in stays], by=office.office, at=NOW)
    known = saturdays()
    assert (known.pop(sleeper.pk), known.pop(watch.pk)) == (Mode.LIVE_IN, Mode.ON_DUTY)
    assert {*known.values()} == {Mode.OFF}


def test_a_weekend_is_shown_only_where_it_is_worked_named_or_holds_duty(office: Office) -> None:
    saturday = TET.days[5]
    roster = opened(office, TET)

    def columns() -> int:
        return len(week_grid(mandate(office.head), office.unit, TET, at=NOW).days)

    before = columns()
    on_duty(office, roster, saturday)
    with_duty = columns()
    holiday(office.agency, TET.days[6], name="Tết Nguyên đán")

    assert (before, with_duty, columns()) == (5, 6, 7)


def test_duty_on_a_holiday_changes_nothing_of_what_rules_count(office: Office) -> None:
    roster = working_week(office)
    before = sheet_of(roster)

    on_duty(office, roster, NEW_YEAR)
    after = sheet_of(roster)

    assert (after.plan, after.violations, after.free) == (
        before.plan,
        before.violations,
        before.free,
    )
    assert after.duty.keys() == {(office.staff[0].pk, NEW_YEAR)}
    rows = [
        row
        for group in week_grid(mandate(office.head), office.unit, NEW_YEARS_WEEK, at=NOW).groups
        for row in group.rows
    ]
    assert [(row.name, row.on_site_days) for row in rows if row.on_site_days] == [
        ("Đỗ Khánh Vân", 4)
    ]


@pytest.mark.parametrize("mode", [Mode.ON_SITE, Mode.REMOTE, Mode.LEAVE])
def test_nothing_but_duty_stands_on_a_holiday(office: Office, mode: Mode) -> None:
    roster = working_week(office)

    with pytest.raises(OnlyDuty):
        put(roster, office.staff[0], mode, NEW_YEAR, by=office.head)

    assert not Entry.objects.filter(day=NEW_YEAR).exists()


def test_a_block_across_a_holiday_passes_over_it(office: Office) -> None:
    roster = working_week(office)

    put(roster, office.staff[0], Mode.ON_SITE, *NEW_YEARS_WEEK.days[3:5], by=office.head)

    placed = Entry.objects.filter(staff=office.staff[0], day__gte=NEW_YEARS_WEEK.days[3])
    assert [(entry.day, entry.morning) for entry in placed] == [(NEW_YEARS_WEEK.days[3], "cq")]


def test_off_takes_the_duty_away_and_undo_brings_it_back(office: Office) -> None:
    roster = on_duty(office, working_week(office), NEW_YEAR)
    put(roster, office.staff[0], Mode.OFF, NEW_YEAR, by=office.head)
    without = Entry.objects.filter(day=NEW_YEAR).count()

    undo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert (without, Entry.objects.filter(day=NEW_YEAR).count()) == (0, 1)


def test_half_a_holiday_may_hold_duty(office: Office) -> None:
    roster = working_week(office)

    set_cells(
        roster.pk,
        [CellEdit(staff_id=office.staff[0].pk, day=NEW_YEAR, afternoon=Mode.ON_DUTY)],
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )

    assert [(entry.morning, entry.afternoon) for entry in Entry.objects.filter(day=NEW_YEAR)] == [
        ("l", "tr")
    ]
    assert not sheet_of(roster).is_halved


def test_only_the_units_own_people_are_put_on_duty(office: Office) -> None:
    roster = working_week(office)
    other = make_office(agency=office.agency)

    for staff, day in ((other.staff[0], NEW_YEAR), (office.staff[0], TET_DAYS[0])):
        with pytest.raises(UnknownCell):
            put(roster, staff, Mode.ON_DUTY, day, by=office.head)


def test_who_is_on_leave_is_not_put_on_duty(office: Office) -> None:
    roster = working_week(office)
    make_absence(office.staff[0], NEW_YEAR)

    with pytest.raises(GivenCell):
        put(roster, office.staff[0], Mode.ON_DUTY, NEW_YEAR, by=office.head)


def test_a_day_off_without_a_name_is_called_by_its_kind(office: Office) -> None:
    monday = NEW_YEARS_WEEK.days[0]
    CalendarDay.objects.create(agency=office.agency, day=monday, kind="swapped-off")

    heads = week_grid(mandate(office.head), office.unit, NEW_YEARS_WEEK, at=NOW).days

    assert (heads[0].name, heads[4].name) == ("Nghỉ hoán đổi", "Tết Dương lịch")


def test_copying_and_planning_leave_the_duty_of_holidays_where_it_is(office: Office) -> None:
    roster = on_duty(office, working_week(office), NEW_YEAR)
    after = opened(office, NEW_YEARS_WEEK.shifted(1))

    copy_week(after.pk, by=office.head, at=NOW, seen=seen(after))
    generate_plan(roster.pk, by=office.head, at=NOW)

    friday = NEW_YEARS_WEEK.shifted(1).days[4]
    assert set(
        Entry.objects.filter(roster=after, day=friday).values_list("morning", flat=True)
    ) == {"tn"}
    assert [(entry.staff_id, entry.morning) for entry in Entry.objects.filter(day=NEW_YEAR)] == [
        (office.staff[0].pk, "tr")
    ]


def test_an_amendment_keeps_the_duty_and_tells_what_changed_of_it(office: Office) -> None:
    first = published(office, on_duty(office, working_week(office), NEW_YEAR))
    second = amend_roster(first.pk, by=office.head, at=NOW, reason="Đổi người trực")
    director = mandate(office.director)
    before = review(director, second.pk, at=NOW).against_approved.cells

    on_duty(office, second, NEW_YEAR, number=1)
    after = review(director, second.pk, at=NOW).against_approved.cells
    changed = [
        cell.day
        for group in week_grid(mandate(office.head), office.unit, NEW_YEARS_WEEK, at=NOW).groups
        for row in group.rows
        for cell in row.cells
        if cell.is_changed
    ]

    assert (before, [one.day for one in after], changed) == ((), [NEW_YEAR], [NEW_YEAR])


def test_duty_on_a_holiday_is_no_turn(office: Office) -> None:
    published(office, on_duty(office, working_week(office), NEW_YEAR))
    people = [office.leader.pk, office.staff[0].pk]

    turns = turns_before(people, office.agency, NEW_YEARS_WEEK.shifted(1))

    assert [(turn.on_site, turn.available) for turn in turns.values()] == [(4, 4), (0, 4)]


def test_the_weeks_shown_beside_a_proposal_are_those_that_turns_are_counted_over(
    office: Office,
) -> None:
    published(office, on_duty(office, working_week(office), NEW_YEAR))
    people, week = [office.leader.pk, office.staff[0].pk], NEW_YEARS_WEEK.shifted(1)

    turns = turns_before(people, office.agency, week)
    shown = days_by_week(people, office.agency, week)

    assert {person: sum(shown[person]) for person in people} == {
        person: turns[str(person)].on_site for person in people
    }


def test_duty_of_somebody_who_is_away_by_now_is_to_be_brought_up_to_date(office: Office) -> None:
    roster = on_duty(office, working_week(office), NEW_YEAR)
    before = outdated_cells(sheet_of(roster))

    make_absence(office.staff[0], NEW_YEAR)
    gone = outdated_cells(sheet_of(roster))

    assert (before, [(key, after) for key, (_stood, after) in gone.items()]) == (
        {},
        [((office.staff[0].pk, NEW_YEAR), None)],
    )


def test_what_was_planned_before_a_day_became_a_holiday_goes_but_for_duty(office: Office) -> None:
    week = NEW_YEARS_WEEK.shifted(1)
    roster = on_duty(office, lawful(office, week), week.days[0])
    holiday(office.agency, week.days[0], name="Nghỉ bù")

    gone = outdated_cells(sheet_of(roster))

    assert {key[1] for key in gone} == {week.days[0]}
    assert len(gone) == len(office.people) - 1
    assert (office.staff[0].pk, week.days[0]) not in gone


def test_my_week_and_the_day_tell_the_holiday_and_who_is_on_duty(office: Office) -> None:
    published(office, on_duty(office, working_week(office), NEW_YEAR))
    at = moment("2027-01-01 08:00")

    mine = my_week(mandate(office.head), NEW_YEARS_WEEK, at=at)
    day = people_on(office.agency, NEW_YEAR)

    assert mine is not None
    assert mine.shown is not None
    assert (mine.shown.day, mine.shown.name, mine.shown.morning) == (
        NEW_YEAR,
        "Tết Dương lịch",
        None,
    )
    assert (names(mine.on_duty), mine.days_on_site) == (["Vũ Hoài An"], 4)
    assert (day.name, day.is_working, day.on_site) == ("Tết Dương lịch", False, 1)
    assert names(day.units[0].on_duty) == ["Vũ Hoài An"]


def test_a_week_of_tet_is_published_for_who_has_no_duty_in_it(office: Office) -> None:
    published(office, on_duty(office, opened(office, TET), TET_DAYS[1]))

    mine = my_week(mandate(office.head), TET, at=moment("2027-02-01 08:00"))

    assert mine is not None
    assert mine.shown is not None
    assert (mine.state, mine.shown.day, mine.shown.name) == (
        RosterState.PUBLISHED,
        TET_DAYS[0],
        "Tết Nguyên đán",
    )


@pytest.mark.parametrize("week", [NEW_YEARS_WEEK, TET])
def test_the_pages_of_a_holiday_week_are_sound(
    office: Office, week: Week, client_of: Callable[[User], Client]
) -> None:
    roster = on_duty(office, working_week(office, week), week.days[4])
    client, address = client_of(office.head), f"/my-week/{week.year}-W{week.number:02}/"
    not_yet = client.get(address)
    published(office, roster)

    shown = client.get(f"/rosters/{office.unit.pk}/{week.year}-W{week.number:02}/")
    mine = client.get(address)
    today = client.get(f"/today/{week.days[4].isoformat()}/")

    for page in (not_yet, shown, mine, today):
        assert page.status_code == 200
        assert_strict(page)
    name = "Tết Dương lịch" if week == NEW_YEARS_WEEK else "Tết Nguyên đán"
    assert f": {name}" in " ".join(not_yet.content.decode().split())
    assert name in mine.content.decode()
    assert [unit.name for unit in today.context["units"]] == ["Phòng A"]
    assert today.content.decode().count(name) == 1


@pytest.mark.parametrize("guards", [1, 3])
def test_a_holiday_week_takes_the_same_queries_for_one_on_duty_and_for_three(
    guards: int, office: Office, django_assert_num_queries: Callable[..., object]
) -> None:
    roster = opened(office, TET)
    for number in range(guards):
        on_duty(office, roster, TET_DAYS[number], number)
    reader = mandate(office.head)

    with django_assert_num_queries(9):
        week_grid(reader, office.unit, TET, at=NOW)
