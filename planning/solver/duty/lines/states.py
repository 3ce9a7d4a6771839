"""Where somebody can stand in the middle of a line, and where a turn or a day off leads from there.

A state is how long the run of work or rest has lasted, what the last shift bars, and what has been
used so far of each measure that is kept: turns of a shift, weekends, minutes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import gcd, prod
from typing import Any

from planning.solver.duty.lines.problem import SATURDAY, SUNDAY, WEEK, LinePerson, LineProblem

Use = tuple[int, ...]
"""How much of each measure; the last two are weekends and minutes."""

WEEKENDS = -1
"""Stands for weekends where limits are numbered by shift."""


@dataclass(frozen=True, slots=True)
class TurnKind:
    """Shifts that lead alike: after the same last shifts, to the same state, at the same use."""

    after: tuple[int, ...]
    state: int
    use: Use
    shifts: tuple[int, ...]


Place = tuple[Any, ...]
"""Where in a table of states."""


@dataclass(frozen=True, slots=True)
class LineMove:
    """One kind of turn on one day: by which way (number of `after`) it comes, and for each step
    where the states before it stand in that way, where those after it in the table of runs, and
    whether it takes a weekend.
    """

    shifts: list[int]
    after: tuple[int, ...]
    steps: tuple[tuple[Place, Place, bool], ...]


class LineStates:
    """The states of one person when turns of the shifts in `counted`, WEEKENDS among them, are kept
    apart.
    """

    def __init__(self, problem: LineProblem, person: LinePerson, counted: Sequence[int]) -> None:
        self.days = problem.days
        self.counted = tuple(counted)
        self._shifts_counted = tuple(each for each in counted if each != WEEKENDS)
        self.shifts = tuple(shift for shift, most in enumerate(person.most) if most > 0)
        self.rest = max(1, person.rest)
        self.least_run = min(person.run[0], problem.days)
        self.most_run = min(person.run[1], problem.days) if self.shifts else 0
        lengths = [problem.shifts[shift].minutes for shift in self.shifts]
        self.unit = reduce(gcd, lengths, 0) or 1
        longest = max(lengths, default=0) * problem.days
        self.least_minutes = -(-person.minutes[0] // self.unit)
        self.most_minutes = min(person.minutes[1], longest) // self.unit
        weekends = len(range(SATURDAY, problem.days - 1, WEEK))
        self.limits_weekends = person.weekends < weekends
        self._counts_weekends = self.limits_weekends and WEEKENDS in self.counted
        most_weekends = person.weekends if self._counts_weekends else 0
        self.sizes = (
            *(person.most[shift] + 1 for shift in self._shifts_counted),
            most_weekends + 1,
        )
        """How many uses there are of each measure but minutes."""
        self.bands = tuple(
            self._bands(
                sorted(
                    (problem.shifts[shift].minutes // self.unit, person.most[shift])
                    for shift in self.shifts
                )
            )
        )
        barred = {
            shift: problem.shifts[shift].barred.intersection(self.shifts) for shift in self.shifts
        }
        self.bars = sorted(set(barred.values()), key=sorted)
        self.kinds = tuple(self._kinds(problem, barred))

    def _kinds(self, problem: LineProblem, barred: dict[int, frozenset[int]]) -> Iterator[TurnKind]:
        alike: dict[tuple[tuple[int, ...], int, Use], list[int]] = {}
        for shift in self.shifts:
            after = tuple(n for n, bar in enumerate(self.bars) if shift not in bar)
            use = (
                *(int(shift == each) for each in self._shifts_counted),
                0,
                problem.shifts[shift].minutes // self.unit,
            )
            alike.setdefault((after, self.bars.index(barred[shift]), use), []).append(shift)
        for (after, state, use), shifts in alike.items():
            yield TurnKind(after, state, use, tuple(shifts))

    def _bands(self, lengths: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """After so many days: the fewest minutes that can still be enough, and the most that can
        have been worked, in units.
        """
        reach = [0]
        for days in range(1, self.days + 1):
            rounds, over = divmod(days, self.most_run + self.rest)
            turns, minutes = rounds * self.most_run + min(over, self.most_run), 0
            for length, most in reversed(lengths):
                minutes += length * min(turns, most)
                turns -= min(turns, most)
            reach.append(minutes)
        for day in range(self.days + 1):
            low = max(0, self.least_minutes - reach[self.days - day])
            yield low, min(self.most_minutes, reach[day])

    @property
    def has_none(self) -> bool:
        """True if nobody can work so few or so many minutes."""
        return any(low > high for low, high in self.bands)

    @property
    def size(self) -> int:
        """How many states there are on a day, at most."""
        widest = max(high - low + 1 for low, high in self.bands)
        return (self.most_run * len(self.bars) + self.rest) * prod(self.sizes) * max(0, widest)

    @cached_property
    def moves(self) -> tuple[tuple[LineMove, ...], ...]:
        """By day."""
        return tuple(
            tuple(
                LineMove(list(kind.shifts), kind.after, tuple(self._steps(kind, day)))
                for kind in self.kinds
            )
            for day in range(self.days)
        )

    def _steps(self, kind: TurnKind, day: int) -> Iterator[tuple[Place, Place, bool]]:
        (low, high), (next_low, next_high) = self.bands[day : day + 2]
        starts, within = self.spends_weekend(day)
        minutes = kind.use[-1]
        first, last = max(next_low, low + minutes), min(next_high, high + minutes)
        if first > last:
            return
        band = slice(first - minutes - low, last - minutes - low + 1)
        next_band = slice(first - next_low, last - next_low + 1)
        for runs, weekend in (
            ((slice(None), starts),)
            if starts == within
            else ((slice(0, 1), starts), (slice(1, None), within))
        ):
            *uses, _ = self.use_of(kind, takes_weekend=weekend)
            here = tuple(
                slice(0, max(0, size - spent)) for spent, size in zip(uses, self.sizes, strict=True)
            )
            there = tuple(slice(spent, None) for spent in uses)
            yield (runs, *here, band), (runs, kind.state, *there, next_band), weekend

    def spends_weekend(self, day: int) -> tuple[bool, bool]:
        """Whether work on a day uses up a weekend: at the start of a run, and within one."""
        if not self.limits_weekends:
            return False, False
        if day % WEEK == SATURDAY:
            counts = day + 1 < self.days
            return counts, counts
        return day % WEEK == SUNDAY, False

    def use_of(self, kind: TurnKind, *, takes_weekend: bool) -> Use:
        """What a turn uses of each measure."""
        return (*kind.use[:-2], int(takes_weekend and self._counts_weekends), kind.use[-1])

    def may_rest(self, run: int, day: int) -> bool:
        """Whether a run that has lasted so many days before `day` may end there."""
        return run >= self.least_run or run == day
