"""The duty sheet of a month: who had how many turns and hours on which kind of day, and the leave
that compensates for them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from duties.values.leave import NOTHING, LeaveBalance, LeaveRates
from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours


@dataclass(frozen=True, slots=True)
class DutySum:
    """Turns with their minutes, those between 22:00 and 6:00 apart."""

    turns: int = 0
    by_day: int = 0
    by_night: int = 0

    def __add__(self, other: "DutySum") -> "DutySum":
        return DutySum(
            self.turns + other.turns,
            self.by_day + other.by_day,
            self.by_night + other.by_night,
        )

    @classmethod
    def of(cls, hours: ShiftHours) -> "DutySum":
        return cls(1, hours.minutes - hours.night_minutes, hours.night_minutes)

    @classmethod
    def total(cls, sums: Iterable["DutySum"]) -> "DutySum":
        return sum(sums, start=cls())

    @property
    def day_hours(self) -> float:
        return self.by_day / 60

    @property
    def night_hours(self) -> float:
        return self.by_night / 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHours:
    """One row: a person and their turns by the class of the day on which each begins."""

    staff_id: int
    name: str
    title: str
    unit: str
    leave: LeaveBalance
    sums: Mapping[DayClass, DutySum] = field(default_factory=dict)

    @property
    def by_class(self) -> tuple[DutySum, ...]:
        """In the order of the classes, nothing where nobody was on duty."""
        return tuple(self.sums.get(kind, DutySum()) for kind in DayClass)

    @property
    def total(self) -> DutySum:
        return DutySum.total(self.by_class)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthHours:
    """The sheet of a month (its first day), by unit and name. `rates` are those that hold on its
    last day.
    """

    month: date
    rows: tuple[PersonHours, ...]
    rates: LeaveRates

    @property
    def by_class(self) -> tuple[DutySum, ...]:
        """The sums over everybody."""
        return tuple(
            DutySum.total(row.by_class[place] for row in self.rows)
            for place in range(len(DayClass))
        )

    @property
    def total(self) -> DutySum:
        return DutySum.total(self.by_class)

    @property
    def leave(self) -> LeaveBalance:
        """That of everybody together."""
        return LeaveBalance(
            earned=sum((row.leave.earned for row in self.rows), start=NOTHING),
            taken=sum((row.leave.taken for row in self.rows), start=NOTHING),
        )
