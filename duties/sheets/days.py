"""What kind of day a duty falls on, by the agency's calendar and the moon."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from planning.duty.day import DayClass, DutyDay
from planning.time import Calendar, DayKind
from units.lunar import lunar_day
from units.names import fold

TET = "tet"
LONGEST_HOLIDAY = 20
"""No run of days off is longer: how far a page looks for the first of the year by the moon."""


def days_between(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def duty_days(
    calendar: Calendar, names: Mapping[date, str], days: Iterable[date]
) -> tuple[DutyDay, ...]:
    """Each day with its class. The days off around the first of the lunar year are Tết, with the
    Sundays among them; a day off in place of a holiday or of a worked Saturday is a day of rest.
    `names` are those of the special days.
    """
    return tuple(_duty_day(calendar, names, day) for day in days)


def _duty_day(calendar: Calendar, names: Mapping[date, str], day: date) -> DutyDay:
    kind = calendar.kind(day)
    if kind.is_worked:
        return DutyDay(day, DayClass.WORKING)
    if _is_tet(calendar, day):
        return DutyDay(day, DayClass.TET, TET)
    if kind is DayKind.HOLIDAY:
        return DutyDay(day, DayClass.HOLIDAY, _occasion(names.get(day, "")))
    return DutyDay(day, DayClass.REST)


def _is_tet(calendar: Calendar, day: date) -> bool:
    """Whether the days off about `day` hold the first of the lunar year."""
    return any(_is_new_year(one) for step in (-1, 1) for one in _off_days_from(calendar, day, step))


def _off_days_from(calendar: Calendar, day: date, step: int) -> Iterator[date]:
    for number in range(LONGEST_HOLIDAY):
        one = day + timedelta(days=step * number)
        if calendar.is_working(one):
            return
        yield one


def _is_new_year(day: date) -> bool:
    found = lunar_day(day)
    return found is not None and (found.month, found.day, found.is_leap) == (1, 1, False)


def _occasion(name: str) -> str:
    """The same holiday of two years, however it is written: without marks and figures."""
    return "-".join("".join(sign for sign in fold(name) if sign.isalpha() or sign == " ").split())
