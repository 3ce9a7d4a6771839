"""Days, halves of days and weeks, as an agency counts them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import total_ordering

NOON = time(12)


class Half(StrEnum):
    """Buổi: the half of a working day."""

    MORNING = "am"
    AFTERNOON = "pm"


@total_ordering
@dataclass(frozen=True, slots=True)
class Slot:
    """One day, or one half of it. `half` is None for the whole day.

    >>> Slot(date(2026, 11, 30)) < Slot(date(2026, 11, 30), Half.MORNING)
    True
    >>> Slot(date(2026, 11, 30), Half.AFTERNOON).begins
    datetime.datetime(2026, 11, 30, 12, 0)
    """

    day: date
    half: Half | None = None

    @property
    def begins(self) -> datetime:
        """The local moment the slot begins (naive): midnight, or noon for an afternoon."""
        return datetime.combine(self.day, NOON if self.half is Half.AFTERNOON else time(0))

    def __lt__(self, other: "Slot") -> bool:
        return (self.day, self.half or "") < (other.day, other.half or "")


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, Monday to Sunday; `year` is the year the week belongs to, not always that of
    its days.

    >>> Week.of(date(2027, 1, 1))
    Week(year=2026, number=53)
    >>> Week.of(date(2027, 1, 1)).shifted(1).monday
    datetime.date(2027, 1, 4)
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=n) for n in range(7))

    def shifted(self, weeks: int) -> "Week":
        return Week.of(self.monday + timedelta(weeks=weeks))


class DayKind(StrEnum):
    """What kind of day the calendar makes of a date."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    COMPENSATION = "compensation"  # nghỉ bù
    SWAPPED_OFF = "swapped-off"  # nghỉ hoán đổi
    MADE_UP = "made-up"  # làm bù: a weekend day worked

    @property
    def is_worked(self) -> bool:
        return self in (DayKind.WORKING, DayKind.MADE_UP)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The agency's days: Monday to Friday unless `special` says otherwise for a date."""

    special: Mapping[date, DayKind]

    def kind(self, day: date) -> DayKind:
        ordinary = DayKind.WORKING if day.weekday() < 5 else DayKind.WEEKEND
        return self.special.get(day, ordinary)

    def is_working(self, day: date) -> bool:
        return self.kind(day).is_worked

    def working_days(self, week: Week) -> tuple[date, ...]:
        return tuple(day for day in week.days if self.is_working(day))

    def last_working_day(self, day: date) -> date:
        """`day` itself if it is worked, else the nearest worked day before it."""
        return next(before for before in self._back_from(day) if self.is_working(before))

    def working_days_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before `day` (0: the last working day
        up to and including it).

        >>> monday = date(2026, 11, 30)
        >>> Calendar(special={}).working_days_before(monday, 1)
        datetime.date(2026, 11, 27)
        """
        worked = (before for before in self._back_from(day) if self.is_working(before))
        return next(before for place, before in enumerate(worked) if place == count)

    @staticmethod
    def _back_from(day: date) -> Iterator[date]:
        return (day - timedelta(days=n) for n in range(400))


ORDINARY = Calendar(special={})
"""Monday to Friday, without a holiday."""


def filing_day(week: Week, calendar: Calendar, weekday: int = 4) -> date:
    """The last day to file the roster of `week`: `weekday` (Monday is 0) of the week before, or the
    last working day before it.

    Source: "at the latest on Friday for next week"; moved when Friday is a holiday or swapped
    (conventions of the agency).
    """
    return calendar.last_working_day(week.shifted(-1).monday + timedelta(days=weekday))
