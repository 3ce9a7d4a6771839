"""The moment a draft becomes an order, and the moment an order ends."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import AlreadyBegun, EndsBeforeItBegins, NoClauses, NoStart, NotInForce, OverlappingEditions, StartsInThePast
from directives.models import Edition
from directives.selectors import editions_overlapping
from directives.services.drafts import claim_draft, facts
from directives.services.revision import rules_changed

FORCE = ("number", "state", "effective_from", "effective_to")


@transaction.atomic
def put_in_force(edition_id: int, *, by: User, at: datetime, seen: int, retroactive: bool = False, succeed: bool = False) -> Edition:
    """Make a draft binding, exactly as it was `seen`.

    `retroactive` allows a start that has passed already; `succeed` lets it replace other editions from its start on:
    what held before that ends there, what would begin later is withdrawn.
    Raises NotDraft, ChangedMeanwhile, NoStart, NoClauses, EndsBeforeItBegins, StartsInThePast, OverlappingEditions.
    """
    edition = claim_draft(edition_id, seen=seen)
    begins = _start_of(edition)
    if begins < at and not retroactive:
        raise StartsInThePast
    _make_room(edition, begins, succeed=succeed, by=by, at=at)
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.IN_FORCE, put_in_force_by=by, put_in_force_at=at)
    edition.refresh_from_db()
    rules_changed(edition.directive.agency_id)
    after = facts(edition, FORCE) | {"retroactive": begins < at}
    record("directives.put-in-force", edition.directive, by=by, at=at, agency=edition.directive.agency_id, after=after)
    return edition


@transaction.atomic
def end_directive(directive_id: int, *, ends: datetime, by: User, at: datetime, reason: str = "") -> Edition:
    """Let the edition in force end at `ends`: now, later, or at a moment past that the document itself names.

    Raises NotInForce, EndsBeforeItBegins.
    """
    edition = (
        Edition.objects.filter(directive_id=directive_id, state=EditionState.IN_FORCE)
        .filter(Q(effective_to__isnull=True) | Q(effective_to__gt=at))
        .select_related("directive")
        .order_by("effective_from")
        .last()
    )
    if edition is None:
        raise NotInForce
    if edition.effective_from is None or ends <= edition.effective_from:
        raise EndsBeforeItBegins
    before = facts(edition, FORCE)
    _end(edition, ends)
    rules_changed(edition.directive.agency_id)
    record(
        "directives.end", edition.directive, by=by, at=at, agency=edition.directive.agency_id,
        before=before, after=facts(edition, FORCE), reason=reason,
    )  # fmt: skip
    return edition


@transaction.atomic
def withdraw_directive(directive_id: int, *, by: User, at: datetime, reason: str = "") -> Edition:
    """Take back an edition that has not begun to hold. Raises NotInForce, AlreadyBegun."""
    editions = Edition.objects.filter(directive_id=directive_id, state=EditionState.IN_FORCE).select_related("directive")
    edition = editions.order_by("effective_from").last()
    if edition is None:
        raise NotInForce
    if edition.starts <= at:
        raise AlreadyBegun
    before = facts(edition, FORCE)
    _withdraw(edition)
    agency = edition.directive.agency_id
    rules_changed(agency)
    after = facts(edition, FORCE)
    record("directives.withdraw", edition.directive, by=by, at=at, agency=agency, before=before, after=after, reason=reason)
    return edition


def _start_of(edition: Edition) -> datetime:
    """Where the draft begins, once it has all that an order needs."""
    if edition.effective_from is None:
        raise NoStart
    if edition.effective_to is not None and edition.effective_to <= edition.effective_from:
        raise EndsBeforeItBegins
    if not edition.clauses.exists():
        raise NoClauses
    return edition.effective_from


def _make_room(edition: Edition, begins: datetime, *, succeed: bool, by: User, at: datetime) -> None:
    """No two editions of a directive hold at once; an earlier one may be ended where this one begins."""
    for other in editions_overlapping(edition):
        if not succeed:
            raise OverlappingEditions
        before = facts(other, FORCE)
        if other.starts < begins:
            _end(other, begins)
        else:
            _withdraw(other)
        agency = other.directive.agency_id
        record("directives.succeed", other.directive, by=by, at=at, agency=agency, before=before, after=facts(other, FORCE))


def _end(edition: Edition, ends: datetime) -> None:
    Edition.objects.filter(pk=edition.pk).update(effective_to=ends, state=EditionState.ENDED, version=F("version") + 1)
    edition.refresh_from_db()


def _withdraw(edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.WITHDRAWN, version=F("version") + 1)
    edition.refresh_from_db()
