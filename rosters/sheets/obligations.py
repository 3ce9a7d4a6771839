"""What directives ask that no machine can check: shown to whom it concerns, never counted as
kept.
"""

from planning.clauses.fields import TextField
from planning.clauses.templates import TEMPLATES, TOPICS
from planning.force import InForce, of_kind
from planning.precedence import Resolution
from planning.rules.statement import Statement
from planning.wording.verdicts import law
from rosters.values.obligation import Obligation
from weeks.values.bilingual import BilingualText, in_both_languages

SPOKEN = frozenset(
    kind
    for kind, template in TEMPLATES.items()
    if any(isinstance(field, TextField) for field in template.fields)
)
"""The kinds of clauses that are kept as text."""


def obligations_in(resolution: Resolution) -> tuple[Obligation, ...]:
    """The obligations in text that concern a unit, in the order of their documents; what is only
    proposed obliges nobody.
    """
    spoken = (
        one for one in resolution.spoken if one.origin.kind in SPOKEN and not one.origin.is_proposed
    )
    return tuple(_obligation(one, statement) for one, statement in of_kind(Statement, spoken))


def _obligation(one: InForce, said_in: Statement) -> Obligation:
    return Obligation(
        text=said_in.text,
        topic=_topic(said_in.topic),
        law=in_both_languages(lambda language: law(one.clause, language)),
        directive_id=int(one.origin.directive),
    )


def _topic(code: str) -> BilingualText:
    return in_both_languages(TOPICS.get(code, TOPICS["other"]).said)
