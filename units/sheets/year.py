"""The year as a picture: its months in weeks, each day with what the calendar makes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from units.enums import DayKind
from units.models import CalendarDay
from units.public_holidays import EXPECTED

LETTERS: Final[Mapping[DayKind, str]] = {
    DayKind.HOLIDAY: "L",
    DayKind.COMPENSATION: "B",
    DayKind.SWAPPED_OFF: "H",
    DayKind.MADE_UP: "LB",
}
"""What stands below the figure, so that nobody needs the colour: lễ, bù, hoán đổi, làm bù."""
LEGEND: Final = tuple(LETTERS.items())


@dataclass(frozen=True, slots=True)
class YearDay:
    """`row` is what is on record of it, if anything is."""

    day: date
    row: CalendarDay | None

    @property
    def kind(self) -> DayKind:
        if self.row is not None:
            return DayKind(self.row.kind)
        return DayKind.WEEKEND if self.day.weekday() > 4 else DayKind.WORKING

    @property
    def letters(self) -> str:
        return LETTERS.get(self.kind, "")

    @property
    def is_expected(self) -> bool:
        return self.row is not None and is_expected(self.row)


@dataclass(frozen=True, slots=True)
class PicturedMonth:
    """Seven places a week, Monday first; None before the first and after the last day."""

    first: date
    weeks: tuple[tuple[YearDay | None, ...], ...]


def months_of(year: int, rows: Iterable[CalendarDay]) -> tuple[PicturedMonth, ...]:
    """The twelve of them, with the days that are on record."""
    known = {row.day: row for row in rows}
    return tuple(_month(date(year, number, 1), known) for number in range(1, 13))


def is_expected(row: CalendarDay) -> bool:
    """The notice that decides it has not come."""
    return row.basis == EXPECTED


def _month(first: date, known: Mapping[date, CalendarDay]) -> PicturedMonth:
    begins = first - timedelta(days=first.weekday())
    days = [begins + timedelta(days=number) for number in range(42)]
    places = [YearDay(day, known.get(day)) if day.month == first.month else None for day in days]
    weeks = [tuple(places[start : start + 7]) for start in range(0, 42, 7)]
    return PicturedMonth(first, tuple(week for week in weeks if any(week)))
