"""The bound that closes on the best roster: all rosters in two parts, each of them in two again,
the one that could be cheapest first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

import numpy as np

from planning.solver.duty.lines.branch import EVERYTHING, Branch
from planning.solver.duty.lines.cuts import division
from planning.solver.duty.lines.engine import Floats
from planning.solver.duty.lines.generation import UNKNOWN, LineGeneration
from planning.solver.duty.lines.problem import Line


@dataclass
class LineProof:
    """Parts that may hold a better roster, by what they cost at least; `found` is the roster of a
    part that is as cheap as its bound.
    """

    generation: LineGeneration
    found: list[Line] | None = None
    _open: list[tuple[int, int, Branch, Sequence[Branch]]] = field(default_factory=list)
    _floor: int | None = None
    """What the parts cost at least that could not be divided."""
    _count: int = 0

    @property
    def begun(self) -> bool:
        return self._count > 0

    def bound(self, value: int) -> int:
        """What no roster costs less than, when one costs `value`."""
        if not self.begun:
            return UNKNOWN
        ends = (self._open[0][0] if self._open else value, self._floor or value)
        return min(value, *ends)

    def is_over(self, value: int) -> bool:
        """True if nothing is left to divide that could be cheaper than `value`."""
        return self.begun and (not self._open or self._open[0][0] >= value)

    def step(self, value: int) -> None:
        """Divide the part that could be cheapest. What costs `value` or more is not looked at."""
        if not self.begun:
            self._look(EVERYTHING, UNKNOWN, value)
        elif not self.is_over(value):
            bound, _, _, parts = heappop(self._open)
            for part in parts:
                self._look(part, bound, value)

    def _look(self, branch: Branch, floor: int, value: int) -> None:
        self._count += 1
        seen = self.generation.bounded(branch, value)
        bound = max(floor, seen.bound)
        if bound >= value:
            return
        parts: Sequence[Branch] = ()
        if seen.shares is not None and seen.settled:
            parts = division(self.generation, branch, seen.shares)
            if not parts:
                self._keep(list(self._whole(seen.shares.shares)))
        if parts:
            heappush(self._open, (bound, self._count, branch, parts))
        else:
            self._floor = bound if self._floor is None else min(self._floor, bound)

    def _whole(self, shares: Floats) -> Iterator[Line]:
        """The line of each person, where nobody has more than one."""
        pool = self.generation.pool
        lines = dict(pool[number] for number in np.flatnonzero(shares > 1 / 2))
        yield from (line for _, line in sorted(lines.items()))

    def _keep(self, lines: list[Line]) -> None:
        problem = self.generation.problem
        if len(lines) == len(problem.people) and (
            self.found is None or problem.cost(lines) < problem.cost(self.found)
        ):
            self.found = lines
