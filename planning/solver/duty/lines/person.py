"""The lines of one person at given prices: the cheapest lawful ones, and what none can cost less
than.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from planning.solver.duty.lines.finder import FAR, NEAR, LineFinder
from planning.solver.duty.lines.problem import (
    OFF,
    SATURDAY,
    SUNDAY,
    WEEK,
    Ints,
    Line,
    LineProblem,
)
from planning.solver.duty.lines.states import WEEKENDS, LineStates

ROOM = 300_000
"""So many states a day are looked at; a limit that would need more is kept to by a toll."""
TABLES = 16_000_000
"""So many states of all days: what memory and a second allow."""
TRIES = 4
"""How often a toll is raised before the line is given up."""
LAST_TRIES = 4
WIDER = 8
"""So often more, with so many times the room, where a line is needed."""

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
        self.room = min(self.room, TABLES // self.problem.days)
        self.states = LineStates(self.problem, self.person, ())
        self._limits = dict(enumerate(self.person.most))
        if self.states.limits_weekends:
            self._limits[WEEKENDS] = self.person.weekends
            self._count(WEEKENDS, self.room)
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
        is where tolls begin and what they never exceed. After `tries` a limit is counted even if
        that takes long, as long as there is no line at all.
        """
        costs = np.where(self._open, costs, FAR)
        least = -FAR
        lines: dict[Line, int] = {}
        for turn in range(tries + LAST_TRIES * (tries > TRIES)):
            finder = self._finder(costs, busy)
            if finder.least == FAR:
                return LineOffer(FAR, ())
            back = sum(price * self._limits[limit] for limit, price in self.tolls.items())
            least = max(least, finder.least - back)
            found = [line for _, line in finder.lines(most, NEAR)]
            for line in found:
                cost = sum(int(costs[day, shift]) for day, shift in enumerate(line) if shift != OFF)
                if cost < below and not self._broken(line):
                    lines[line] = cost
            if turn >= tries and lines:
                break
            room = self.room if turn < tries else self.room * WIDER
            if not self._learn(found[0], toll, room, falls=not turn):
                break
        cheapest = sorted((cost, line) for line, cost in lines.items())
        return LineOffer(least, cheapest)

    def _finder(self, costs: Ints, busy: frozenset[int]) -> LineFinder:
        charged = costs.copy()
        for shift, price in self.tolls.items():
            if shift != WEEKENDS:
                charged[:, shift] = np.minimum(charged[:, shift] + price, FAR)
        return LineFinder(self.states, charged, busy, self.tolls.get(WEEKENDS, 0))

    def _used(self, line: Line, limit: int) -> int:
        if limit != WEEKENDS:
            return line.count(limit)
        mondays = range(0, self.problem.days - WEEK + 1, WEEK)
        return sum(
            line[monday + SATURDAY] != OFF or line[monday + SUNDAY] != OFF for monday in mondays
        )

    def _broken(self, line: Line) -> list[int]:
        """Limits that it passes."""
        return [
            limit
            for limit, most in self._limits.items()
            if limit not in self.states.counted and self._used(line, limit) > most
        ]

    def _count(self, limit: int, room: int) -> bool:
        """Whether there is room to keep to it exactly."""
        wider = LineStates(self.problem, self.person, (*self.states.counted, limit))
        if wider.size > room:
            return False
        self.states = wider
        self.tolls.pop(limit, None)
        return True

    def _learn(self, line: Line, toll: tuple[int, int], room: int, *, falls: bool) -> bool:
        """Keep to the limits that the cheapest line breaks; False if there are none."""
        broken = self._broken(line)
        for limit in broken:
            if not self._count(limit, room):
                self.tolls[limit] = min(self.tolls.get(limit, 0) * 2 or toll[0], toll[1])
        for limit in self.tolls.keys() - broken if falls else ():
            if self._used(line, limit) < self._limits[limit]:
                self.tolls[limit] = self.tolls[limit] * 3 // 4
        return bool(broken)
