"""The moment a draft becomes an order."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import OverlappingEditions, StartsInThePast
from directives.models import Edition
from directives.selectors import BINDING_STATES, editions_overlapping
from directives.services.drafts import claim_prepared, recorded_facts
from directives.services.ending import FORCE, end_at, withdraw
from directives.services.linking import carry_out_links
from directives.services.readiness import check_conditions, check_content, check_period
from directives.services.revision import rules_changed
from directives.services.suspensions import carry_over


@transaction.atomic
def put_in_force(
    edition_id: int,
    *,
    by: User,
    at: datetime,
    seen: int,
    retroactive: bool = False,
    succeed: bool = False,
) -> Edition:
    """Make a draft, or what was proposed, binding exactly as it was `seen`, and do to other
    documents what it says.

    `retroactive` allows a start that has passed already; `succeed` lets it replace other editions
    from its start on: what held before that ends there, what would begin later is withdrawn. Raises
    NotDraft, DraftChanged, NoStart, NoClauses, ForceEndsBeforeItBegins, PhaseOutsidePeriod,
    EndedAlready, StartsInThePast, OverlappingEditions, and what carry_out_links raises.
    """
    edition = claim_prepared(edition_id, seen=seen)
    begins = check_period(edition)
    check_content(edition)
    check_conditions(edition, begins)
    if begins < at and not retroactive:
        raise StartsInThePast
    replaced = _make_room(edition, begins, succeed=succeed, by=by, at=at)
    Edition.objects.filter(pk=edition.pk).update(
        state=EditionState.IN_FORCE, put_in_force_by=by, put_in_force_at=at
    )
    edition.refresh_from_db()
    for former in [
        *replaced,
        *edition.directive.editions.filter(state__in=BINDING_STATES, effective_to=begins),
    ]:
        carry_over(former, edition, by=by, at=at)
    rules_changed(edition.directive.agency_id)
    after = recorded_facts(edition, FORCE) | {"retroactive": begins < at}
    record(
        "directives.put-in-force",
        edition.directive,
        by=by,
        at=at,
        agency=edition.directive.agency_id,
        after=after,
    )
    carry_out_links(edition, by=by, at=at)
    return edition


def _make_room(
    edition: Edition, begins: datetime, *, succeed: bool, by: User, at: datetime
) -> list[Edition]:
    """No two editions of a directive hold at once; an earlier one may be ended where this one
    begins.
    """
    others = list(editions_overlapping(edition))
    if others and not succeed:
        raise OverlappingEditions
    for other in others:
        before = recorded_facts(other, FORCE)
        if other.starts < begins:
            end_at(other, begins, cause=edition)
        else:
            withdraw(other, cause=edition)
        agency = other.directive.agency_id
        record(
            "directives.succeed",
            other.directive,
            by=by,
            at=at,
            agency=agency,
            before=before,
            after=recorded_facts(other, FORCE),
        )
    return others
