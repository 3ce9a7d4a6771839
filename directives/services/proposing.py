"""A draft shown to everybody before it binds: checked as advice from its start, until it is
taken back or comes into force.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import DraftChanged, NoClauses, NotProposed
from directives.models import Edition
from directives.services.drafts import claim_draft, recorded_facts
from directives.services.ending import FORCE
from directives.services.readiness import check_period
from directives.services.revision import rules_changed


@transaction.atomic
def propose_draft(edition_id: int, *, by: User, at: datetime, seen: int) -> Edition:
    """Show a draft as it was `seen`. Raises NotDraft, DraftChanged, NoStart,
    ForceEndsBeforeItBegins, NoClauses, PhaseOutsidePeriod.
    """
    edition = claim_draft(edition_id, seen=seen)
    check_period(edition)
    if not edition.clauses.exists():
        raise NoClauses
    return _moved(edition, EditionState.PROPOSED, "propose", by=by, at=at)


@transaction.atomic
def reopen_proposal(edition_id: int, *, by: User, at: datetime, seen: int) -> Edition:
    """Take what is proposed back to the desk. Raises NotProposed, DraftChanged."""
    taken = Edition.objects.filter(pk=edition_id, state=EditionState.PROPOSED, version=seen).update(
        version=F("version") + 1
    )
    edition = Edition.objects.select_related("directive").get(pk=edition_id)
    if not taken:
        raise DraftChanged if edition.state == EditionState.PROPOSED else NotProposed
    return _moved(edition, EditionState.DRAFT, "reopen", by=by, at=at)


def _moved(edition: Edition, state: EditionState, verb: str, *, by: User, at: datetime) -> Edition:
    before = recorded_facts(edition, FORCE)
    Edition.objects.filter(pk=edition.pk).update(state=state)
    edition.refresh_from_db()
    agency = edition.directive.agency_id
    rules_changed(agency)
    record(
        f"directives.{verb}",
        edition.directive,
        by=by,
        at=at,
        agency=agency,
        before=before,
        after=recorded_facts(edition, FORCE),
    )
    return edition
