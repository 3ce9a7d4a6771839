"""Days, halves, weeks and the calendar of an agency."""

from datetime import date, datetime

import pytest

from planning.time import Calendar, DayKind, Half, Slot, Week, filing_day

MONDAY_TO_FRIDAY = Calendar({})
CULTURE_DAY = date(2026, 11, 24)


def test_the_week_of_new_year_belongs_to_the_year_of_its_thursday() -> None:
    assert Week.of(date(2027, 1, 1)) == Week(2026, 53)
    assert Week(2026, 53).shifted(1) == Week(2027, 1)
    assert Week(2027, 1).shifted(-1) == Week(2026, 53)


def test_a_week_runs_from_monday_to_sunday() -> None:
    week = Week(2026, 49)

    assert (week.monday, week.sunday) == (date(2026, 11, 30), date(2026, 12, 6))
    assert [day.isoweekday() for day in week.days] == [1, 2, 3, 4, 5, 6, 7]


def test_slots_stand_in_the_order_of_the_day() -> None:
    day = date(2026, 11, 30)
    slots = [Slot(day, Half.AFTERNOON), Slot(date(2026, 12, 1)), Slot(day, Half.MORNING)]

    assert sorted(slots) == [slots[2], slots[0], slots[1]]


@pytest.mark.parametrize(("half", "hour"), [(None, 0), (Half.MORNING, 0), (Half.AFTERNOON, 12)])
def test_a_slot_begins_at_midnight_or_noon(half: Half | None, hour: int) -> None:
    assert Slot(date(2026, 11, 30), half).begins == datetime(2026, 11, 30, hour)


def test_a_day_of_culture_on_a_tuesday_is_not_worked() -> None:
    calendar = Calendar({CULTURE_DAY: DayKind.HOLIDAY})

    assert calendar.working_days(Week.of(CULTURE_DAY)) == tuple(
        date(2026, 11, day) for day in (23, 25, 26, 27)
    )


def test_a_saturday_made_up_is_worked_and_the_swapped_friday_is_not() -> None:
    calendar = Calendar({date(2026, 1, 2): DayKind.SWAPPED_OFF, date(2026, 1, 10): DayKind.MADE_UP})

    assert [calendar.is_working(date(2026, 1, day)) for day in (2, 9, 10, 11)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("special", "filed"),
    [
        ({}, date(2026, 11, 27)),
        ({date(2026, 11, 27): DayKind.HOLIDAY}, date(2026, 11, 26)),
        (
            {date(2026, 11, 27): DayKind.SWAPPED_OFF, date(2026, 11, 26): DayKind.HOLIDAY},
            date(2026, 11, 25),
        ),
    ],
)
def test_the_roster_is_filed_on_friday_or_the_last_working_day_before(
    special: dict[date, DayKind], filed: date
) -> None:
    assert filing_day(Week(2026, 49), Calendar(special)) == filed


def test_before_a_long_holiday_filing_moves_back_over_weeks() -> None:
    tet = {date(2026, 2, day): DayKind.HOLIDAY for day in range(16, 21)}

    assert filing_day(Week.of(date(2026, 2, 23)), Calendar(tet)) == date(2026, 2, 13)


def test_another_weekday_may_be_the_day_of_filing() -> None:
    assert filing_day(Week(2026, 49), MONDAY_TO_FRIDAY, weekday=2) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("count", "day"), [(0, date(2026, 11, 27)), (1, date(2026, 11, 26)), (5, date(2026, 11, 20))]
)
def test_working_days_are_counted_back_over_weekends(count: int, day: date) -> None:
    assert MONDAY_TO_FRIDAY.working_days_before(date(2026, 11, 29), count) == day
