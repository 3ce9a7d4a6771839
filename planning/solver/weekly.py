"""Plan one week: who is on site in the free cells, as good as any plan can be, and what could
not be met.
"""

from planning.plan import Plan
from planning.solver.outcome import Outcome
from planning.solver.problem import Limits, WeekProblem

USUAL = Limits()


def solve(problem: WeekProblem, limits: Limits = USUAL) -> Outcome:
    """The best plan by the levels of `problem.order`; the same question always gets the same
    answer.

    There is always one: a binding rule that cannot be met is a shortage of the plan, named with
    what would help.
    """
    # OR-Tools takes a while to load: not before the first week is planned
    from planning.solver.search import search  # noqa: PLC0415

    return search(problem, limits)


def warm_up() -> None:
    """Plan a week of nobody, so that the first real one finds OR-Tools loaded: for a thread in
    the background.
    """
    solve(WeekProblem(plan=Plan(people=(), slots=(), work={}), free=frozenset()))
