"""What directives ask that no machine can check: shown to whom it concerns, never counted as kept."""

from collections.abc import Iterable
from datetime import date

from directives.adapters import period_of, reference, scope_of
from directives.models import Clause
from directives.selectors import clauses_in_force
from planning.people import Unit as PlanningUnit
from planning.rules.fields import TextField
from planning.rules.templates import TEMPLATES, TOPICS
from planning.time import Slot
from planning.wording.verdicts import law
from rosters.sheets.verdicts import said
from rosters.values.obligation import Obligation
from rosters.values.said import Said
from units.models import Agency

SPOKEN = frozenset(kind for kind, template in TEMPLATES.items() if any(isinstance(field, TextField) for field in template.fields))
"""The kinds of clauses that are kept as text."""


def obligations_in(agency: Agency, unit: PlanningUnit, days: Iterable[date]) -> tuple[Obligation, ...]:
    """The obligations in text that concern the unit on some of these days, in the order of their documents. One query."""
    wanted = sorted(days)
    if not wanted:
        return ()
    spoken = clauses_in_force(agency, wanted[0], wanted[-1]).filter(kind__in=SPOKEN)
    return tuple(
        Obligation(
            text=str(clause.params.get("text") or clause.quote),
            topic=_topic(clause.params.get("topic")),
            law=_law(clause),
            directive_id=clause.edition.directive_id,
        )
        for clause in spoken
        if scope_of(clause).includes(unit) and any(period_of(clause.edition).holds(Slot(day)) for day in wanted)
    )


def _law(clause: Clause) -> Said:
    named = reference(clause)
    return said(lambda language: law(named, language))


def _topic(code: object) -> Said:
    return said(TOPICS.get(str(code), TOPICS["other"]).said)
