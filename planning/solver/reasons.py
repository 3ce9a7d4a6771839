"""Which reason a person who is put on site can give: the recorded one, else the first of their
own that is permitted.
"""

from dataclasses import replace

from planning.force import of_kind
from planning.people import Person
from planning.plan import Plan
from planning.rules.permitted_reasons import PermittedReasons
from planning.solver.problem import Cell, WeekProblem
from planning.time import Slot


def without_stale_reasons(problem: WeekProblem) -> WeekProblem:
    """In cells to decide, a recorded reason that is no longer permitted makes way for one that
    is.
    """
    people = problem.plan.roll.by_key
    recorded = (
        (cell, reason) for cell, reason in problem.plan.reasons.items() if cell in problem.free
    )
    stale = {
        (key, slot)
        for (key, slot), reason in recorded
        if not permitted(problem, people[key], slot, reason)
    }
    if not stale:
        return problem
    kept = {cell: reason for cell, reason in problem.plan.reasons.items() if cell not in stale}
    return replace(problem, plan=replace(problem.plan, reasons=kept))


def with_reasons(problem: WeekProblem, plan: Plan) -> Plan:
    """The plan with a reason in every free cell on site that has one to give; elsewhere reasons
    stay as recorded.
    """
    reasons = {
        cell: reason for cell, reason in problem.plan.reasons.items() if cell not in problem.free
    }
    reasons |= {
        (person.key, slot): reason
        for person in plan.people
        for slot in plan.slots
        if _was_put_on_site(problem, plan, (person.key, slot))
        and (reason := reason_for(problem, person, slot))
    }
    return replace(plan, reasons=reasons)


def reason_for(problem: WeekProblem, person: Person, slot: Slot) -> str | None:
    recorded = problem.plan.reasons.get((person.key, slot))
    own = (recorded, *person.standing_reasons) if recorded else person.standing_reasons
    return next((reason for reason in own if permitted(problem, person, slot, reason)), None)


def permitted(problem: WeekProblem, person: Person, slot: Slot, reason: str) -> bool:
    """True if every list of reasons in force then, for this person, names it; without a list any
    reason will do.
    """
    speaking = (one for one in problem.rules if one.period.holds(slot) and one.speaks_of(person))
    return all(reason in rule.reasons for _, rule in of_kind(PermittedReasons, speaking))


def _was_put_on_site(problem: WeekProblem, plan: Plan, cell: Cell) -> bool:
    return cell in problem.free and plan.work[cell].is_on_site
