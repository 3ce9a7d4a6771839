"""Plan one week: who is on site in the free cells, as good as any plan can be, and what could not be met."""

from planning.solver.outcome import Outcome
from planning.solver.problem import Limits, Problem


def solve(problem: Problem, limits: Limits = Limits()) -> Outcome:
    """The best plan by the levels of `problem.order`; the same question always gets the same answer."""
    raise NotImplementedError


def warm_up() -> None:
    """Nothing to do but be called: importing this module loads OR-Tools, which a web process does in the background."""
