"""What could not be met, whose state stands in the way, and which rules cannot live together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planning.plan import Plan, Work
from planning.rules.base import Measured, Term
from planning.solver.board import Row, Sense, slacks
from planning.solver.collision import collides
from planning.solver.outcome import Candidate, Hold, Lack, Shortage
from planning.solver.problem import LAWFUL, Cell, Level, Limits, Problem

ABOVE = (*LAWFUL, Level.REASONS, Level.TARGETS)


def shortages_of(problem: Problem, rows: Sequence[Row], plan: Plan, limits: Limits) -> tuple[Shortage, ...]:
    """One for each row that the plan does not keep, in the order of the rows, then for cover."""
    missing = slacks(rows, plan)
    broken = [row for row, slack in zip(rows, missing, strict=True) if slack]
    kept = [row for row, slack in zip(rows, missing, strict=True) if not slack]
    found = [_shortage(problem, row, plan, rows) for row in broken]
    explained = [
        replace(shortage, collides=collides(problem, row, kept, rows, limits)) if _may_collide(row, shortage) else shortage
        for row, shortage in zip(broken, found, strict=True)
    ]
    return (*explained, *_cover(problem, plan))


def _shortage(problem: Problem, row: Row, plan: Plan, rows: Sequence[Row]) -> Shortage:
    lack = Lack.TOO_MANY if row.sense is Sense.AT_MOST else Lack.TOO_FEW
    return Shortage(
        lack=Lack.NO_REASON if row.level is Level.REASONS else lack,
        missing=row.slack_in(plan),
        rule=row.rule,
        slot=row.slot,
        person=row.person,
        candidates=() if row.level is Level.REASONS else tuple(_candidates(problem, row, plan, rows)),
    )


def _may_collide(row: Row, shortage: Shortage) -> bool:
    """Where only given states stand in the way, no rule is to blame."""
    return row.level in LAWFUL and any(candidate.hold in (Hold.RULE, Hold.OTHER_RULE) for candidate in shortage.candidates)


def _cover(problem: Problem, plan: Plan) -> Iterator[Shortage]:
    for slot, wanted in problem.cover.items():
        missing = wanted - len(plan.present(slot))
        if missing > 0:
            yield Shortage(lack=Lack.TOO_FEW, missing=missing, slot=slot)


def _candidates(problem: Problem, row: Row, plan: Plan, rows: Sequence[Row]) -> Iterator[Candidate]:
    """Whoever would bring the count nearer to its limit by being somewhere else."""
    for term in row.terms:
        if term.counts_in(plan) == (row.sense is Sense.AT_MOST):
            cells = _cells(plan, term)
            slot, state = next(
                (cell[1], plan.work[cell]) for cell in cells if _holds(term, plan.work[cell]) == (row.sense is Sense.AT_MOST)
            )
            hold, by = _hold(problem, cells, plan, rows)
            yield Candidate(person=term.person, slot=slot, state=state, hold=hold, rule=by.rule if by else None)


def _cells(plan: Plan, term: Term) -> tuple[Cell, ...]:
    slots = (term.slot,) if (term.person, term.slot) in plan.work else plan.slots_of(term.slot.day)
    return tuple((term.person, slot) for slot in slots)


def _holds(term: Term, state: Work) -> bool:
    return state.is_on_site if term.measured is Measured.ON_SITE else state is Work.REMOTE


def _hold(problem: Problem, cells: tuple[Cell, ...], plan: Plan, rows: Sequence[Row]) -> tuple[Hold, Row | None]:
    """What keeps these cells as they are: a given state, a hand, or the rule that would be broken instead."""
    free = [cell for cell in cells if cell in problem.free]
    if not free:
        return (Hold.PINNED if all(plan.work[cell].is_decided for cell in cells) else Hold.GIVEN), None
    other = {cell: Work.REMOTE if plan.work[cell].is_on_site else Work.ON_SITE for cell in free}
    changed = replace(plan, work={**plan.work, **other})
    concerned = [row for row in rows if row.level in ABOVE and any(term.person == free[0][0] for term in row.terms)]
    worse = sorted((row for row in concerned if row.slack_in(changed) > row.slack_in(plan)), key=lambda row: ABOVE.index(row.level))
    if not worse:
        return Hold.OTHER_RULE, None
    return (Hold.RULE if worse[0].level is Level.PERSONAL else Hold.OTHER_RULE), worse[0]
