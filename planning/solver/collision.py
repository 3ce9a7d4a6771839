"""Which binding rules cannot all be kept: they are left out one by one, each only on a proof;
those that remain are to blame.
"""

from collections.abc import Sequence

from planning.rules.base import Rule
from planning.solver.board import SolverRow
from planning.solver.deadline import SolverDeadline
from planning.solver.levels import settle
from planning.solver.model import model_of
from planning.solver.outcome import ProblemTooLarge
from planning.solver.problem import LAWFUL, Limits, WeekProblem


def collides(
    problem: WeekProblem,
    broken: SolverRow,
    kept: Sequence[SolverRow],
    rows: Sequence[SolverRow],
    limits: Limits,
    deadline: SolverDeadline,
) -> tuple[Rule, ...]:
    """The rules that cannot be met together with the broken row, none of which can be left out.

    Asked first of its day and of the rows the plan keeps, then of everything: the smaller the
    question, the plainer the answer. Empty if the row cannot be met even alone, or if nothing could
    be proved in time. One deadline holds for all these questions; a rule whose innocence it leaves
    no time to prove is named too.
    """
    near = [
        row
        for row in kept
        if row.level in LAWFUL and row.slot and broken.slot and row.slot.day == broken.slot.day
    ]
    everything = [row for row in kept if row.level in LAWFUL]
    wider = [row for row in rows if row.level in LAWFUL and row is not broken]
    for others in (near, everything, wider):
        if _impossible(problem, [broken, *others], limits, deadline):
            return _irreducible(problem, broken, others, limits, deadline)
    return ()


def _irreducible(
    problem: WeekProblem,
    broken: SolverRow,
    others: Sequence[SolverRow],
    limits: Limits,
    deadline: SolverDeadline,
) -> tuple[Rule, ...]:
    # the solver's own account of an infeasibility is not to be trusted, and rules are few: what can
    # be left out with the rest still impossible is innocent, what remains cannot be made smaller
    rules = list(dict.fromkeys(row.rule for row in others if row.rule != broken.rule))
    core = list(others)
    for rule in rules:
        rest = [row for row in core if row.rule != rule]
        if _impossible(problem, [broken, *rest], limits, deadline):
            core = rest
    return tuple(rule for rule in rules if any(row.rule == rule for row in core))


def _impossible(
    problem: WeekProblem, rows: Sequence[SolverRow], limits: Limits, deadline: SolverDeadline
) -> bool:
    """True on a proof that no plan keeps all these rows."""
    seconds = deadline.left()
    if not seconds:
        return False
    days = {term.slot.day for row in rows for term in row.terms}
    plan = problem.plan.during(lambda slot: slot.day in days)
    asked = WeekProblem(
        plan=plan,
        free=frozenset(cell for cell in problem.free if cell[1].day in days),
        rules=problem.rules,
    )
    model = model_of(asked, rows, limits)
    if isinstance(model, ProblemTooLarge):
        return False
    if model.forced:
        return True
    settled = settle(
        model.master.summed([int(level in LAWFUL) for level in model.levels]),
        seconds,
        limits.seed,
    )
    return settled is not None and settled.bounds[0] > 0
