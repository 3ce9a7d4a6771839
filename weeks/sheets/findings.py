"""Says what a rule about recorded facts asks, and what it found."""

from planning.force import InForce
from planning.violation import Violation
from planning.wording.names import Names
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import law, title
from weeks.values.asked import AskedClause
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


def asked_by(one: InForce) -> AskedClause:
    """What the rule asks, with its clause."""
    return AskedClause(
        sentence=in_both_languages(lambda language: rule_sentence(one.rule, language)),
        law=in_both_languages(lambda language: law(one.clause, language)),
        directive_id=int(one.origin.directive),
        is_order=one.blocks,
    )
