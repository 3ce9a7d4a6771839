"""Teams that must not meet: for each day one team is let in, and every way to choose them is a
question of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from planning.solver.board import AskedRows, SolverRow
from planning.solver.deadline import SolverDeadline
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
    problem: WeekProblem, asked: AskedRows, limits: Limits, deadline: SolverDeadline
) -> BestWay | ProblemTooLarge | None:
    """The best plan over the ways of letting in one team a day; None if no plan was found in
    time. Ways that the time does not reach are left out, and the bound then answers for them too.
    """
    ways = ways_of([len(choice) for choice in asked.choices])
    every = prod(len(choice) for choice in asked.choices)
    # where not all are gone through, the week without teams is one question more
    questions = len(ways) + (len(ways) < every)
    best: BestWay | None = None
    bounds: list[tuple[int, ...]] = []
    for number, way in enumerate(ways):
        seconds = deadline.share(questions - number)
        if number and not seconds:
            break
        rows = (
            *asked.rows,
            *(choice[team] for choice, team in zip(asked.choices, way, strict=True)),
        )
        model = model_of(problem, rows, limits)
        if isinstance(model, ProblemTooLarge):
            return model
        settled = settle(model.master, seconds, limits.seed)
        if settled is not None:
            bounds.append(settled.bounds)
            found = BestWay(rows, model, settled)
            best = found if best is None or found.cost < best.cost else best
    if best is None or every == 1:
        return best
    weakest = (
        min(bounds)
        if len(bounds) == every
        else _bounds_without_teams(problem, asked, limits, deadline)
    )
    return BestWay(best.rows, best.model, Settled(best.settled.chosen, weakest))


def _bounds_without_teams(
    problem: WeekProblem, asked: AskedRows, limits: Limits, deadline: SolverDeadline
) -> tuple[int, ...]:
    """What the week costs at least, whichever team is let in."""
    model = model_of(problem, asked.rows, limits)
    # fewer rows list the same patterns or more equal people: never too large where a way was not
    assert isinstance(model, Model)
    seconds = deadline.left()
    settled = settle(model.master, seconds, limits.seed) if seconds else None
    return model.master.floors if settled is None else settled.bounds


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
