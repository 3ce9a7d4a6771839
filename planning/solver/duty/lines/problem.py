"""What a planner by lines is asked: days, shifts, what each person may do, what each turn costs and
how many are wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Line = tuple[int, ...]
"""The number of a shift, or OFF, for each day."""

OFF = -1
WEEK = 7
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class LineShift:
    """`barred`: the shifts that may not follow the day after."""

    minutes: int
    barred: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePerson:
    """What a line of somebody has to keep to.

    most      by shift, so many turns of it at most; 0 for what they never do
    minutes   of the whole period, least and most
    run       days of work one after the other, least and most; what the ends of the period cut is
              not too short
    rest      as many days off at least, except at the ends of the period
    weekends  on so many of them at most, counted from Monday, the first day
    off       days on which they do not work
    """

    most: tuple[int, ...]
    minutes: tuple[int, int]
    run: tuple[int, int]
    rest: int
    weekends: int
    off: frozenset[int]


@dataclass(frozen=True, slots=True)
class LineNeed:
    """How many are wanted in a shift of a day, and what each one missing or too many costs."""

    day: int
    shift: int
    wanted: int
    missing: int
    surplus: int

    def cost(self, there: int) -> int:
        short = self.wanted - there
        return self.missing * short if short > 0 else -self.surplus * short


@dataclass(frozen=True, eq=False)
class LineProblem:
    """`given` is what any roster costs; `prices`, by person, day and shift, what a turn adds."""

    days: int
    shifts: tuple[LineShift, ...]
    people: tuple[LinePerson, ...]
    needs: tuple[LineNeed, ...]
    prices: Ints
    given: int

    @cached_property
    def cells(self) -> tuple[Ints, Ints]:
        """Day and shift of each need."""
        return (
            np.array([need.day for need in self.needs], dtype=np.int64),
            np.array([need.shift for need in self.needs], dtype=np.int64),
        )

    @cached_property
    def dearest(self) -> int:
        """No single turn, missing, too many or taken, costs more."""
        costs = [max(need.missing, need.surplus) for need in self.needs]
        own = int(np.abs(self.prices).max()) if self.prices.size else 0
        return max(1, own, *costs) if costs else max(1, own)

    def at_needs(self, by_need: Ints) -> Ints:
        """Numbers by need added up by day and shift."""
        total = np.zeros((self.days, len(self.shifts)), dtype=np.int64)
        np.add.at(total, self.cells, by_need)
        return total

    def line_cost(self, person: int, line: Line) -> int:
        own = self.prices[person]
        return sum(int(own[day, shift]) for day, shift in enumerate(line) if shift != OFF)

    def presence(self, lines: Sequence[Line]) -> Ints:
        """How many there are by day and shift."""
        there = np.zeros((self.days, len(self.shifts)), dtype=np.int64)
        for line in lines:
            for day, shift in enumerate(line):
                if shift != OFF:
                    there[day, shift] += 1
        return there

    def cost(self, lines: Sequence[Line]) -> int:
        """What a roster of a line for each person costs."""
        there = self.presence(lines)
        own = sum(self.line_cost(person, line) for person, line in enumerate(lines))
        needs = sum(need.cost(int(there[need.day, need.shift])) for need in self.needs)
        return self.given + own + needs
