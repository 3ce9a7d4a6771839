"""What could not be met, and what would help."""

from collections.abc import Sequence

from planning.plan import Plan
from planning.solver.board import Row, Sense
from planning.solver.outcome import Lack, Shortage
from planning.solver.problem import Problem


def shortages_of(problem: Problem, rows: Sequence[Row], plan: Plan) -> tuple[Shortage, ...]:
    people = {person.key: person for person in plan.people}
    found = []
    for row in rows:
        missing = row.slack_in(plan, people)
        if missing:
            lack = Lack.TOO_MANY if row.sense is Sense.AT_MOST else Lack.TOO_FEW
            found.append(Shortage(lack=lack, missing=missing, rule=row.rule, slot=row.slot, person=row.person))
    return tuple(found)
