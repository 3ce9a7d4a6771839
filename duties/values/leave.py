"""Compensatory leave: what a turn earns, and the balance of a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours

ONE, NOTHING = Decimal(1), Decimal(0)


class TurnRate(NamedTuple):
    """Days for a turn without hours at night, and for one with some."""

    by_day: Decimal
    by_night: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRates:
    """What turns earn from the day `first` on, by `source`; without an own table `first` is
    None.
    """

    rates: Mapping[DayClass, TurnRate]
    source: str = ""
    first: date | None = None

    def earned(self, kind: DayClass, hours: ShiftHours) -> Decimal:
        rate = self.rates.get(kind, TurnRate(NOTHING, NOTHING))
        return rate.by_night if hours.is_night else rate.by_day


USUAL_RATES: Final = LeaveRates(
    rates={
        DayClass.WORKING: TurnRate(NOTHING, NOTHING),
        DayClass.REST: TurnRate(ONE, ONE),
        DayClass.HOLIDAY: TurnRate(ONE, ONE),
        DayClass.TET: TurnRate(ONE, ONE),
    }
)
"""A day of rest for each that was given up: the weekly rest and the holidays of the Labour Code
2019 (articles 111 and 112), which an agency's own regulation makes its numbers of.
"""


def rates_on(scales: Sequence[LeaveRates], day: date) -> LeaveRates:
    """Those that hold on that day; `scales` are in the order of their days."""
    held = [one for one in scales if one.first is None or one.first <= day]
    return held[-1] if held else USUAL_RATES


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveBalance:
    """Days of compensatory leave since the first of the year: earned by turns, and on record as
    taken, in halves.
    """

    earned: Decimal = NOTHING
    taken: Decimal = NOTHING

    @property
    def left(self) -> Decimal:
        return self.earned - self.taken
