"""Duty is counted by the kind of its day: Tết with its Sundays, holidays, days of rest."""

from datetime import date

from duties.sheets.days import days_between, duty_days
from planning.duty.day import DayClass, DutyDay
from units.public_holidays import calendar_of_years, special_days

CALENDAR = calendar_of_years(2026, 2027)
NAMES = {row.day: row.name for year in (2026, 2027) for row in special_days(year)}


def kinds(first: date, last: date) -> str:
    """A letter a day: W, R, H, T."""
    days = duty_days(CALENDAR, NAMES, days_between(first, last))
    return "".join(one.kind.value[0].upper() for one in days)


def test_tet_lasts_from_the_first_day_off_to_the_last() -> None:
    """2027: off from Friday 05/02 to Thursday 11/02."""
    assert kinds(date(2027, 2, 1), date(2027, 2, 14)) == "WWWWTTTTTTTWRR"


def test_tet_takes_the_weekends_on_both_sides_of_it() -> None:
    """2026: off from Saturday 14/02 to Sunday 22/02."""
    assert kinds(date(2026, 2, 13), date(2026, 2, 23)) == "WTTTTTTTTTW"


def test_a_worked_saturday_is_a_working_day_and_a_day_off_for_it_one_of_rest() -> None:
    assert kinds(date(2026, 1, 1), date(2026, 1, 11)) == "HRRRWWWWWWR"


def test_a_holiday_is_the_same_one_every_year() -> None:
    days = duty_days(CALENDAR, NAMES, [date(2026, 9, 2), date(2027, 9, 2)])

    assert days == (
        DutyDay(date(2026, 9, 2), DayClass.HOLIDAY, "quoc-khanh"),
        DutyDay(date(2027, 9, 2), DayClass.HOLIDAY, "quoc-khanh"),
    )
