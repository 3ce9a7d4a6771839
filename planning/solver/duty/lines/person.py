"""The lines of one person at given prices: the cheapest lawful ones, and what none can cost less
than.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from planning.solver.duty.lines.finder import FAR, NEAR, LineFinder
from planning.solver.duty.lines.problem import OFF, Ints, Line, LineProblem
from planning.solver.duty.lines.states import LineStates

ROOM = 300_000
"""So many states a day are looked at; a limit that would need more is kept to by a toll."""
TRIES = 4
"""How often a toll is raised before the line is given up."""

NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class LineOffer:
    """`least`: no lawful line costs less, FAR if there is none; `lines`, cheapest first."""

    least: int
    lines: Sequence[tuple[int, Line]]


@dataclass
class PersonLines:
    """Limits on turns of a shift are left aside until a line breaks one. From then on its turns are
    counted, or, where that takes too many states, each pays a toll that is paid back for as many as
    are allowed: that can make a line too cheap, never too dear.
    """

    problem: LineProblem
    number: int
    room: int = ROOM
    tolls: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.person = self.problem.people[self.number]
        self.states = LineStates(self.problem, self.person, ())
        self._open = np.zeros((self.problem.days, len(self.problem.shifts)), dtype=bool)
        self._open[:, list(self.states.shifts)] = True
        self._open[[day for day in self.person.off if 0 <= day < self.problem.days]] = False

    def offer(
        self,
        costs: Ints,
        *,
        most: int = 1,
        below: int = NEAR,
        toll: tuple[int, int] = (1, 1),
        busy: frozenset[int] = NOWHERE,
        tries: int = TRIES,
    ) -> LineOffer:
        """Up to `most` lines of less than `below` at these costs of turns by day and shift. `toll`
        is where tolls begin and what they never exceed.
        """
        costs = np.where(self._open, costs, FAR)
        least = -FAR
        lines: dict[Line, int] = {}
        for _ in range(tries):
            charged = costs.copy()
            for shift, price in self.tolls.items():
                charged[:, shift] = np.minimum(charged[:, shift] + price, FAR)
            finder = LineFinder(self.states, charged, busy)
            if finder.least == FAR:
                return LineOffer(FAR, ())
            back = sum(price * self.person.most[shift] for shift, price in self.tolls.items())
            least = max(least, finder.least - back)
            found = [line for _, line in finder.lines(most, NEAR)]
            for line in found:
                cost = sum(int(costs[day, shift]) for day, shift in enumerate(line) if shift != OFF)
                if cost < below and not self._broken(line):
                    lines[line] = cost
            if not self._learn(found[0], toll):
                break
        cheapest = sorted((cost, line) for line, cost in lines.items())
        return LineOffer(least, cheapest)

    def _broken(self, line: Line) -> list[int]:
        """Shifts of which it has too many turns."""
        return [
            shift
            for shift in self.states.shifts
            if shift not in self.states.counted and line.count(shift) > self.person.most[shift]
        ]

    def _learn(self, line: Line, toll: tuple[int, int]) -> bool:
        """Keep to the limits that the cheapest line breaks; False if there are none."""
        broken = self._broken(line)
        for shift in broken:
            wider = LineStates(self.problem, self.person, (*self.states.counted, shift))
            if wider.size <= self.room:
                self.states = wider
                self.tolls.pop(shift, None)
            else:
                self.tolls[shift] = min(self.tolls.get(shift, 0) * 2 or toll[0], toll[1])
        for shift in self.tolls.keys() - broken:
            if line.count(shift) < self.person.most[shift]:
                self.tolls[shift] = self.tolls[shift] * 3 // 4
        return bool(broken)
