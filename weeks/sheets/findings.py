"""Says what a rule about recorded facts found."""

from planning.force import InForce
from planning.violation import Violation
from planning.wording.names import Names
from planning.wording.verdicts import law, title
from weeks.values.bilingual import in_both_languages
from weeks.values.finding import WeekFinding


def finding_of(one: InForce, violation: Violation, names: Names | None = None) -> WeekFinding:
    """`names` are those of the people the sentence may be about."""
    return WeekFinding(
        is_violation=one.blocks,
        sentence=in_both_languages(
            lambda language: title(violation, one.rule, names or {}, language)
        ),
        law=in_both_languages(lambda language: law(one.rule.clause, language)),
    )
