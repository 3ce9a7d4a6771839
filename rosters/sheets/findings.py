"""Says what a rule about recorded facts found."""

from planning.force import InForce
from planning.violation import Violation
from planning.wording.verdicts import law, title
from rosters.values.finding import Finding
from rosters.values.said import said


def finding(one: InForce, violation: Violation) -> Finding:
    return Finding(
        is_violation=one.blocks,
        sentence=said(lambda language: title(violation, one.rule, {}, language)),
        law=said(lambda language: law(one.rule.clause, language)),
    )
