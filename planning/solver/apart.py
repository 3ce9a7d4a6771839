"""Teams that must not meet: for each day one team is let in, and every way to choose them is a
question of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from planning.solver.board import AskedRows, SolverRow
from planning.solver.levels import Settled, settle
from planning.solver.model import Model, model_of
from planning.solver.outcome import ProblemTooLarge
from planning.solver.problem import Limits, WeekProblem

MOST = 64
"""So many ways are all gone through, each as fast as a week without teams; two teams over six
days make as many.
"""


@dataclass(frozen=True, slots=True, eq=False)
class BestWay:
    """The best choice of all ways, with the rows of its way; its bounds hold whichever team is
    let in.
    """

    rows: tuple[SolverRow, ...]
    model: Model
    settled: Settled

    @property
    def cost(self) -> tuple[int, ...]:
        return self.model.master.values(self.settled.chosen)


def settle_apart(
    problem: WeekProblem, asked: AskedRows, limits: Limits
) -> BestWay | ProblemTooLarge | None:
    """The best plan over the ways of letting in one team a day; None if no plan was found in
    time.
    """
    ways = ways_of([len(choice) for choice in asked.choices])
    best: BestWay | None = None
    bounds: list[tuple[int, ...]] = []
    for way in ways:
        rows = (
            *asked.rows,
            *(choice[team] for choice, team in zip(asked.choices, way, strict=True)),
        )
        found = _settled(problem, rows, limits, len(ways))
        if isinstance(found, ProblemTooLarge):
            return found
        if found is not None:
            bounds.append(found.settled.bounds)
            best = found if best is None or found.cost < best.cost else best
    if best is None or len(ways) == 1:
        return best
    if len(bounds) == prod(len(choice) for choice in asked.choices):
        return BestWay(best.rows, best.model, Settled(best.settled.chosen, min(bounds)))
    without = _settled(problem, asked.rows, limits, len(ways))
    weakest = without.settled.bounds if isinstance(without, BestWay) else best.model.master.floors
    return BestWay(best.rows, best.model, Settled(best.settled.chosen, weakest))


def ways_of(counts: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Every way; where those are too many, the plain ones: the same team every day, or the teams
    in turn.

    >>> ways_of([2, 2])
    ((0, 0), (0, 1), (1, 0), (1, 1))
    >>> len(ways_of([2] * 7))
    4
    """
    if prod(counts) <= MOST:
        return tuple(product(*(range(count) for count in counts)))
    firsts = range(max(counts))
    plain = (
        tuple((first + step * day) % count for day, count in enumerate(counts))
        for first in firsts
        for step in (0, 1)
    )
    return tuple(dict.fromkeys(plain))


def _settled(
    problem: WeekProblem, rows: tuple[SolverRow, ...], limits: Limits, ways: int
) -> BestWay | ProblemTooLarge | None:
    model = model_of(problem, rows, limits)
    if isinstance(model, ProblemTooLarge):
        return model
    settled = settle(model.master, limits.seconds / ways, limits.seed)
    return None if settled is None else BestWay(rows, model, settled)
