"""What somebody wants of a roster of duty."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from duties.enums import DutyPeriod

LONGEST = 100
"""Days of the longest period: a quarter, with some days about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPeriod:
    """From `first` to `last`, both ends inclusive."""

    kind: DutyPeriod
    first: date
    last: date
    title: str = ""

    @classmethod
    def month_of(cls, day: date, title: str = "") -> "RosterPeriod":
        first = day.replace(day=1)
        next_month = (first + timedelta(days=31)).replace(day=1)
        last = next_month - timedelta(days=1)
        return cls(kind=DutyPeriod.MONTH, first=first, last=last, title=title)

    @classmethod
    def week_of(cls, day: date, title: str = "") -> "RosterPeriod":
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
        return cls(kind=DutyPeriod.WEEK, first=first, last=last, title=title)

    @property
    def fits(self) -> bool:
        """Whether the days are those of such a period."""
        match self.kind:
            case DutyPeriod.WEEK:
                whole = RosterPeriod.week_of(self.first)
            case DutyPeriod.MONTH:
                whole = RosterPeriod.month_of(self.first)
            case _:
                return 0 <= (self.last - self.first).days < LONGEST
        return (whole.first, whole.last) == (self.first, self.last)


class TurnEdit(NamedTuple):
    """In the shift of that day, whom to take out and whom to put in (ids; None: nobody)."""

    shift_id: int
    day: date
    take: int | None = None
    give: int | None = None

    @property
    def posted(self) -> str:
        """`7:2026-12-05:12:15`: shift, day, whom to take out, whom to put in."""
        whom = ("" if one is None else str(one) for one in (self.take, self.give))
        return ":".join((str(self.shift_id), self.day.isoformat(), *whom))


class TurnPin(NamedTuple):
    """Whether the planner has to leave that turn where it is."""

    shift_id: int
    day: date
    staff_id: int
    is_pinned: bool
