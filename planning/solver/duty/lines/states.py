"""Where somebody can stand in the middle of a line, and where a turn or a day off leads from there.

A state is how long the run of work or rest has lasted, what the last shift bars, and what has been
used so far of each measure that is kept: turns of a shift, weekends, minutes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd, prod

from planning.solver.duty.lines.problem import SATURDAY, SUNDAY, WEEK, LinePerson, LineProblem

Use = tuple[int, ...]
"""How much of each measure; the last two are weekends and minutes."""


@dataclass(frozen=True, slots=True)
class TurnKind:
    """Shifts that lead alike: after the same last shifts, to the same state, at the same use."""

    after: tuple[int, ...]
    state: int
    use: Use
    shifts: tuple[int, ...]


class LineStates:
    """The states of one person when turns of the shifts in `counted` are kept apart."""

    def __init__(self, problem: LineProblem, person: LinePerson, counted: Sequence[int]) -> None:
        self.days = problem.days
        self.counted = tuple(counted)
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
        self.counts_weekends = person.weekends < weekends
        most_weekends = person.weekends if self.counts_weekends else 0
        self.sizes = (
            *(person.most[shift] + 1 for shift in self.counted),
            most_weekends + 1,
            max(0, self.most_minutes) + 1,
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
                *(int(shift == each) for each in self.counted),
                0,
                problem.shifts[shift].minutes // self.unit,
            )
            alike.setdefault((after, self.bars.index(barred[shift]), use), []).append(shift)
        for (after, state, use), shifts in alike.items():
            yield TurnKind(after, state, use, tuple(shifts))

    @property
    def size(self) -> int:
        """How many states there are on a day."""
        return (self.most_run * len(self.bars) + self.rest) * prod(self.sizes)

    def spends_weekend(self, day: int) -> tuple[bool, bool]:
        """Whether work on a day uses up a weekend: at the start of a run, and within one."""
        if not self.counts_weekends:
            return False, False
        if day % WEEK == SATURDAY:
            counts = day + 1 < self.days
            return counts, counts
        return day % WEEK == SUNDAY, False

    def may_rest(self, run: int, day: int) -> bool:
        """Whether a run that has lasted so many days before `day` may end there."""
        return run >= self.least_run or run == day
