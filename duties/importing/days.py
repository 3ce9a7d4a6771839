"""Which day of a roster a cell of a list names: a date, 5/12, the 5th, or a weekday."""

import re
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final, NamedTuple

from units.folding import fold_search
from units.importing.cells import WEEKDAYS
from units.importing.workbook import Cell

WEEKDAY: Final = re.compile(rf"({'|'.join(WEEKDAYS)})\b[ ,.\-:()]*")
DATED: Final = re.compile(r"(?:ngay )?(\d{1,2}) ?[/.\-] ?(\d{1,2})(?: ?[/.\-] ?(\d{4}|\d\d))?\b.*")
NUMBERED: Final = re.compile(r"(?:ngay )?(\d{1,2})")


class DayClarity(IntEnum):
    """How sure it is that a day is meant: a number may count lines."""

    NUMBER = 1
    WEEKDAY = 2
    DATE = 3


class NamedDay(NamedTuple):
    clarity: DayClarity
    day: date


def named_day(cell: Cell, first: date, last: date) -> NamedDay | None:
    """A date may lie outside of the period; a number or a weekday means the only such day from
    `first` to `last`, or nothing.
    """
    if isinstance(cell, datetime):
        return NamedDay(DayClarity.DATE, cell.date())
    if isinstance(cell, date):
        return NamedDay(DayClarity.DATE, cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return _numbered(cell, first, last)
    return _said(fold_search(cell), first, last) if isinstance(cell, str) else None


def _said(text: str, first: date, last: date) -> NamedDay | None:
    weekday = WEEKDAY.match(text)
    rest = text[weekday.end() :] if weekday else text
    if dated := DATED.fullmatch(rest):
        found = _dated(dated.group(1), dated.group(2), dated.group(3), first, last)
        return NamedDay(DayClarity.DATE, found) if found else None
    if weekday and not rest.strip("() "):
        days = [day for day in _days(first, last) if day.weekday() == WEEKDAYS[weekday.group(1)]]
        return NamedDay(DayClarity.WEEKDAY, days[0]) if len(days) == 1 else None
    if numbered := NUMBERED.fullmatch(rest):
        return _numbered(int(numbered.group(1)), first, last)
    return None


def _dated(day: str, month: str, year: str | None, first: date, last: date) -> date | None:
    """Without a year, the day of that name in the period or else in the year it begins in."""
    years = [int(year) + 2000 * (len(year) == 2)] if year else [first.year, last.year]
    found = [one for each in years if (one := _real(each, int(month), int(day)))]
    inside = [one for one in found if first <= one <= last]
    return next(iter([*inside, *found]), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numbered(number: int, first: date, last: date) -> NamedDay | None:
    days = [day for day in _days(first, last) if day.day == number]
    return NamedDay(DayClarity.NUMBER, days[0]) if len(days) == 1 else None


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
