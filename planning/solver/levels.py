"""Goes down the levels: several at once while one weighted sum can hold them exactly, else one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from time import monotonic

import numpy as np

from planning.solver.engine import Answer, Program
from planning.solver.master import Ints, Master, blend

EXACT = 2**50
"""Whole numbers below it keep apart in a float with room for rounding."""

Chosen = tuple[Ints, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """How many people take which pattern, and on each level the least it can cost once those above are as they are."""

    chosen: Chosen
    bounds: tuple[int, ...]


def settle(master: Master, seconds: float, seed: int) -> Settled | None:
    """The best choice, or the best found in time; None if none was."""
    descent = _Descent(master, monotonic() + seconds, seed)
    for levels in _together(master.spans):
        if not descent.take_together(levels):
            for level in levels:
                descent.take(level)
    return Settled(descent.chosen, tuple(descent.bounds)) if descent.chosen is not None else None


class _Descent:
    """The choice so far, and the bounds of the levels gone through."""

    def __init__(self, master: Master, until: float, seed: int) -> None:
        self.master, self.until, self.seed = master, until, seed
        self.program = Program(master)
        self.bounds = list(master.floors)
        self.chosen: Chosen | None = None if any(master.spans) else _first(master)

    def take_together(self, levels: Sequence[int]) -> bool:
        """Settle all these levels by one weighted sum, if the linear program alone finds the answer and proves it."""
        weights = self._weights(levels)
        answer = self._ask(weights)
        if answer.chosen is None:
            return False
        values = self.master.values(answer.chosen)
        if self._bound(weights, answer) < blend(weights, values):
            return False
        for level in levels:
            self._settle(answer.chosen, level, values[level])
        return True

    def take(self, level: int) -> None:
        """Settle one level, by branch and bound if need be; out of time, what was found so far stands."""
        weights = [int(each == level) for each in range(self.master.levels)]
        answer = self._ask(weights)
        bound = self._bound(weights, answer)
        if answer.chosen is None or bound < self.master.values(answer.chosen)[level]:
            whole = self.program.solve_whole(self.until - monotonic(), self.seed)
            bound = max(bound, ceil(whole.bound - 1e-6) + self.master.given[level]) if whole.chosen is not None else bound
            answer = whole if whole.chosen is not None else answer
        self._settle(answer.chosen if answer.chosen is not None else self.chosen, level, bound)

    def _ask(self, weights: Sequence[int]) -> Answer:
        self.program.price(weights)
        return self.program.solve_linear()

    def _settle(self, chosen: Chosen | None, level: int, bound: int) -> None:
        self.chosen, self.bounds[level] = chosen, bound
        if chosen is not None:
            self.program.hold(level, self.master.values(chosen)[level])

    def _weights(self, levels: Sequence[int]) -> list[int]:
        """One unit of a level outweighs everything below it in the run."""
        weights, weight = [0] * self.master.levels, 1
        for level in reversed(levels):
            weights[level] = weight
            weight *= self.master.spans[level] + 1
        return weights

    def _bound(self, weights: Sequence[int], answer: Answer) -> int:
        """In whole numbers: prices are rounded, which any price may be."""
        if len(answer.prices) < len(self.master.measures):
            return blend(weights, self.master.floors)
        return self.master.bound_at(weights, [round(price) for price in answer.prices])


def _first(master: Master) -> Chosen:
    """Everybody takes the first pattern: right where nothing tells patterns apart."""
    return tuple(np.eye(1, group.costs.shape[1], dtype=np.int64)[0] * group.size for group in master.groups)


def _together(spans: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The levels on which choices can differ, in runs that one weighted sum can hold."""
    run: list[int] = []
    width = 1
    for level, span in enumerate(spans):
        if span == 0:
            continue
        if run and width * (span + 1) >= EXACT:
            yield tuple(run)
            run, width = [], 1
        run.append(level)
        width *= span + 1
    if run:
        yield tuple(run)
