"""A sentence entered by mistake is taken out of a document in force, as if it had never held."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.errors import NoReason, NotInForce
from directives.models import Clause, Edition
from directives.selectors import BINDING_STATES
from directives.services.clauses import CONTENT
from directives.services.drafts import compose_letters, recorded_facts
from directives.services.editions import next_edition
from directives.services.force import put_in_force


@transaction.atomic
def strike_clause(clause_id: int, *, reason: str, by: User, at: datetime) -> Edition:
    """Put every edition that holds the sentence in force once more without it, from its own
    beginning to its own end; what stood before stays on record as withdrawn. An edition that was
    undone stays as it is.

    Returns the last edition written. Raises NoReason, NotInForce for a sentence of what does not
    bind, DraftExists, and as put_in_force: NoClauses where nothing else would be left.
    """
    reason = compose_letters(reason)
    if not reason:
        raise NoReason
    clause = Clause.objects.select_related("edition__directive").get(pk=clause_id)
    directive = clause.edition.directive
    holding = [
        edition
        for edition in directive.editions.filter(state__in=BINDING_STATES, undone_by=None).order_by(
            "effective_from", "number"
        )
        if any(other.line_id == clause.line_id for other in edition.clauses.all())
    ]
    if clause.edition not in holding:
        raise NotInForce
    for edition in holding:
        corrected = next_edition(
            edition,
            begins=edition.effective_from,
            ends=edition.effective_to,
            only=lambda other: other.line_id != clause.line_id,
            reason=reason,
            brought_by=edition.brought_by,
        )
        put_in_force(
            corrected.pk, by=by, at=at, seen=corrected.version, retroactive=True, succeed=True
        )
    record(
        "directives.strike-clause",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=recorded_facts(clause, CONTENT),
        after={"edition": corrected.number},
        reason=reason,
    )
    corrected.refresh_from_db()
    return corrected
