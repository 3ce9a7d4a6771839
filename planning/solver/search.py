"""How a week is planned: rows of the rules, patterns of the people, the best choice, and a
second look at it.
"""

from collections.abc import Sequence

from planning.check import check
from planning.plan import Plan
from planning.solver.apart import settle_apart
from planning.solver.board import SolverRow, asked_of
from planning.solver.deadline import SolverDeadline
from planning.solver.engine import ENGINE
from planning.solver.explain import shortages_of
from planning.solver.levels import Settled
from planning.solver.model import Model
from planning.solver.outcome import Outcome, OutOfTime, ProblemTooLarge, Reached, Solved
from planning.solver.problem import Limits, SolverLevel, WeekProblem
from planning.solver.reasons import with_reasons, without_stale_reasons
from planning.solver.score import score


def search(problem: WeekProblem, limits: Limits) -> Outcome:
    """Whatever the solver says, the scorer and the judge look at the plan as it is stored."""
    problem = without_stale_reasons(problem)
    found = settle_apart(
        problem,
        asked_of(problem.plan, problem.free, problem.rules),
        limits,
        SolverDeadline.after(limits.seconds),
    )
    if isinstance(found, ProblemTooLarge):
        return found
    if found is None:
        return OutOfTime(limits.seconds)
    rows, model, settled = found.rows, found.model, found.settled
    plan = with_reasons(problem, model.plan(settled.chosen))
    return Solved(
        plan=plan,
        levels=_reached(problem, model, settled, rows, plan),
        shortages=shortages_of(problem, rows, plan, limits, SolverDeadline.after(limits.seconds)),
        violations=check(plan, problem.rules),
        engine=ENGINE,
        seed=limits.seed,
    )


def _reached(
    problem: WeekProblem, model: Model, settled: Settled, rows: Sequence[SolverRow], plan: Plan
) -> tuple[Reached, ...]:
    """Values as the scorer finds them in the stored plan, bounds as the model proved them; a gap
    unproves all below.
    """
    values = score(problem, rows, plan)
    bounds = {
        SolverLevel.PERSONAL: model.forced,
        **dict(zip(model.levels, settled.bounds, strict=True)),
    }
    reached, proven = [], True
    for level in problem.order:
        proven = proven and values[level] == bounds[level]
        reached.append(Reached(level, values[level], bounds[level], proven))
    return tuple(reached)
