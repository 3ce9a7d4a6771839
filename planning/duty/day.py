"""What kind of day a duty falls on: by it turns are covered, counted and weighed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayClass(StrEnum):
    """A worked Saturday is a working day; a holiday on a Sunday is a holiday, Tết a class of its
    own.
    """

    WORKING = "working"
    REST = "rest"
    HOLIDAY = "holiday"
    TET = "tet"


@dataclass(frozen=True, slots=True, order=True)
class DutyDay:
    """A date with its class. `occasion` names the holiday across the years ("tet",
    "national-day"); empty on other days.
    """

    day: date
    kind: DayClass = DayClass.WORKING
    occasion: str = ""

    @classmethod
    def by_weekday(cls, day: date) -> "DutyDay":
        """The day as far as no calendar says otherwise: working from Monday to Friday."""
        return cls(day, DayClass.WORKING if day.weekday() < 5 else DayClass.REST)

    @property
    def weekend(self) -> tuple[int, int] | None:
        """Year and number of the ISO week whose weekend it belongs to; None on other days and on a
        Saturday or Sunday that is worked.
        """
        if self.day.weekday() < 5 or self.kind is DayClass.WORKING:
            return None
        year, week, _ = self.day.isocalendar()
        return year, week
