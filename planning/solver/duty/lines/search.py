"""How a roster of lines is found and proven: better rosters and better bounds in turns, until they
meet or the limit is reached.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from time import monotonic

import numpy as np

from planning.solver.duty.lines.branch import bound_at
from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.helper import LineHelper, helping
from planning.solver.duty.lines.problem import Line, LineProblem
from planning.solver.duty.lines.proof import LineProof
from planning.solver.duty.lines.seeker import LineSeeker
from planning.solver.duty.problem import DutyLimits

OFTEN, SOMETIMES = 2, 3
"""Every second step, or third, looks for a better roster."""
MARGIN = 0.2
"""Seconds for what a step that is cut short still does."""


@dataclass(frozen=True, slots=True)
class LineState:
    """The best so far: a line for each person, None while there is none; no roster costs less than
    `bound`.
    """

    lines: tuple[Line, ...] | None
    value: int | None
    bound: int
    steps: int
    seconds: float


class LineSearch:
    """One problem's search. Steps follow from each other alone; only the clock may cut them
    short.
    """

    def __init__(self, problem: LineProblem, limits: DutyLimits, began: float) -> None:
        self.problem, self.limits = problem, limits
        self._began = began
        self._generation = LineGeneration(problem, lambda: self.left)
        draw = Random(limits.seed)  # noqa: S311  # the same steps on every machine
        self._seeker = LineSeeker(self._generation, draw)
        self._proof = LineProof(self._generation)
        self._floor = least_cost(problem)
        self._steps = 0

    @property
    def left(self) -> float:
        return self.limits.seconds - MARGIN - (monotonic() - self._began)

    @property
    def state(self) -> LineState:
        lines = self._seeker.lines
        value = None if lines is None else self._seeker.value
        bound = self._floor
        if value is not None:
            bound = min(value, max(bound, self._proof.bound(value)))
        seconds = monotonic() - self._began
        return LineState(
            None if lines is None else tuple(lines), value, bound, self._steps, seconds
        )

    def run(self) -> Iterator[LineState]:
        """The state after each step."""
        if not self._seeker.start():
            return
        yield self.state
        if self.limits.workers > 1 and self.limits.steps is None:
            with helping(self.problem, self.left, self.limits.seed) as helper:
                yield from self._steps_until_over(helper)
        else:
            yield from self._steps_until_over(None)

    def _steps_until_over(self, helper: LineHelper | None) -> Iterator[LineState]:
        """With a helper more steps go into the proof."""
        every = SOMETIMES if helper else OFTEN
        while not self._is_over():
            told = self._seeker.value
            if self._steps % every != 1:
                self._proof.step(self._seeker.value)
                self._seeker.take(self._proof.found)
            else:
                self._seeker.step()
            self._steps += 1
            if helper is not None:
                self._seeker.take(helper.found())
                if self._seeker.value < told and self._seeker.lines is not None:
                    helper.tell(self._seeker.lines)
            yield self.state

    def _is_over(self) -> bool:
        state = self.state
        return (
            state.value == state.bound
            or self.left <= 0
            or (self.limits.steps is not None and self._steps >= self.limits.steps)
        )


def least_cost(problem: LineProblem) -> int:
    """What every roster costs at least, seen without any line."""
    worth = np.zeros(len(problem.needs), dtype=np.int64)
    own = problem.prices.min(axis=2, initial=0)
    return bound_at(problem, worth, (), 1) + int(own.sum())
