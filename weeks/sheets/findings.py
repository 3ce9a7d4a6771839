"""Says what a rule about recorded facts found."""

from planning.force import InForce
from planning.violation import Violation
from planning.wording.names import Names
from planning.wording.verdicts import law, title
from weeks.values.finding import WeekFinding
from weeks.values.said import said


def finding(one: InForce, violation: Violation, names: Names | None = None) -> WeekFinding:
    """`names` are those of the people the sentence may be about."""
    return WeekFinding(
        is_violation=one.blocks,
        sentence=said(lambda language: title(violation, one.rule, names or {}, language)),
        law=said(lambda language: law(one.rule.clause, language)),
    )
