"""Plan a roster of duty: who has which turn, as good as any roster can be, and what could not be
met.
"""

from collections.abc import Callable

from planning.solver.duty.outcome import DutyOutcome, DutyProgress
from planning.solver.duty.problem import DutyLimits, DutyProblem

USUAL = DutyLimits()
IN_REQUEST = DutyLimits(seconds=1.6)
"""What somebody waits for, of two seconds: the rest is to load, to judge and to keep."""


def plan_duties(
    problem: DutyProblem,
    limits: DutyLimits = USUAL,
    *,
    on_progress: Callable[[DutyProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> DutyOutcome:
    """The best roster by the levels of `problem.order`. There is always one: what cannot be met is
    a shortage, named with who would help.

    It ends when everything is proven, after `limits.steps`, after `limits.seconds`, or between two
    steps when `stop` says so; `on_progress` hears of each step. After the first two the same
    question always gets the same answer (`DutyOutcome.is_final`).
    """
    # OR-Tools takes a while to load: not before the first roster is planned
    from planning.solver.duty.planning import planned  # noqa: PLC0415

    return planned(problem, limits, on_progress, stop)
