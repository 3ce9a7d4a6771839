"""Which reason a person who is put on site can give: the recorded one, else the first of their own that is permitted."""

from dataclasses import replace

from planning.people import Person
from planning.plan import Plan
from planning.solver.problem import Problem
from planning.time import Slot


def with_reasons(problem: Problem, plan: Plan) -> Plan:
    """The plan with a reason in every free cell on site that has one to give; elsewhere reasons stay as recorded."""
    reasons = {cell: reason for cell, reason in problem.plan.reasons.items() if cell not in problem.free}
    for person in plan.people:
        for slot in plan.slots:
            if (person.key, slot) in problem.free and plan.work[person.key, slot].is_on_site:
                reason = reason_for(problem, person, slot)
                if reason is not None:
                    reasons[person.key, slot] = reason
    return replace(plan, reasons=reasons)


def reason_for(problem: Problem, person: Person, slot: Slot) -> str | None:
    recorded = problem.plan.reasons.get((person.key, slot))
    return next(iter((recorded, *person.standing_reasons) if recorded else person.standing_reasons), None)
