"""How an order ends: at a moment, before it ever began, or because what it hangs on has ended."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import (
    AlreadyBegun,
    EndsBefore,
    ForceEndsBeforeItBegins,
    NotInForce,
    UndoInstead,
)
from directives.models import Edition, EndCondition
from directives.selectors import binding_beyond, changed_others
from directives.services.drafts import recorded_facts
from directives.services.revision import rules_changed

FORCE = ("number", "state", "effective_from", "effective_to")


@transaction.atomic
def end_directive(
    directive_id: int, *, ends: datetime, by: User, at: datetime, reason: str = ""
) -> Edition:
    """Let a directive end at `ends`: now, later, or at a moment past that the document itself
    names. What would begin later is withdrawn, what hangs on its end ends too. Returns the first
    edition that this changed.

    Raises NotInForce, ForceEndsBeforeItBegins, EndsBefore.
    """
    living = living_editions(directive_id, after=at)
    if not living:
        raise NotInForce
    if ends <= living[0].starts:
        raise ForceEndsBeforeItBegins
    cut = cut_short(directive_id, ends, by=by, at=at, reason=reason)
    if not cut:
        raise EndsBefore
    end_what_hangs_on(directive_id, ends, by=by, at=at)
    rules_changed(living[0].directive.agency_id)
    return cut[0]


@transaction.atomic
def withdraw_directive(directive_id: int, *, by: User, at: datetime, reason: str = "") -> Edition:
    """Take back an edition that has not begun to hold and has done nothing yet. Raises
    NotInForce, AlreadyBegun, UndoInstead.
    """
    editions = Edition.objects.filter(
        directive_id=directive_id, state=EditionState.IN_FORCE
    ).select_related("directive")
    edition = editions.order_by("effective_from").last()
    if edition is None:
        raise NotInForce
    if edition.starts <= at:
        raise AlreadyBegun
    if changed_others(edition):
        raise UndoInstead
    before = recorded_facts(edition, FORCE)
    withdraw(edition)
    agency = edition.directive.agency_id
    rules_changed(agency)
    after = recorded_facts(edition, FORCE)
    record(
        "directives.withdraw",
        edition.directive,
        by=by,
        at=at,
        agency=agency,
        before=before,
        after=after,
        reason=reason,
    )
    return edition


def living_editions(directive_id: int, *, after: datetime) -> list[Edition]:
    """The editions that hold at some moment after this one, in order."""
    return list(binding_beyond(Edition.objects.filter(directive_id=directive_id), after))


def cut_short(
    directive_id: int,
    ends: datetime,
    *,
    by: User | None,
    at: datetime,
    reason: str = "",
    cause: Edition | None = None,
    since: Edition | None = None,
) -> list[Edition]:
    """End what holds at `ends`, withdraw what would begin later, each on record; `since`: only
    that edition and what was put in force after it. Returns the editions changed, in order.
    """
    cut = [
        edition
        for edition in living_editions(directive_id, after=ends)
        if since is None or edition.signed >= since.signed
    ]
    for edition in cut:
        before = recorded_facts(edition, FORCE)
        if edition.starts < ends:
            end_at(edition, ends, cause=cause)
            verb = "end"
        else:
            withdraw(edition, cause=cause)
            verb = "withdraw"
        record(
            f"directives.{verb}",
            edition.directive,
            by=by,
            at=at,
            agency=edition.directive.agency_id,
            before=before,
            after=recorded_facts(edition, FORCE),
            reason=reason,
        )
    return cut


def end_what_hangs_on(
    directive_id: int,
    ends: datetime,
    *,
    by: User | None,
    at: datetime,
    cause: Edition | None = None,
) -> bool:
    """End every directive that was to hold until this one ends, and what hangs on those in turn.
    False if none did any more.
    """
    hanging = binding_beyond(
        Edition.objects.filter(
            end_conditions__other=directive_id, end_conditions__happened_at=None
        ),
        ends,
    )
    editions = list(hanging.distinct())
    for edition in editions:
        condition = edition.end_conditions.filter(other=directive_id).first()
        if condition and not edition.end_conditions.filter(happened_at__isnull=False).exists():
            mark_happened(condition, ends, by=by, at=at)
        cut_short(
            edition.directive_id, ends, by=by, at=at, reason=str(condition or ""), cause=cause
        )
        end_what_hangs_on(edition.directive_id, ends, by=by, at=at, cause=cause)
    return bool(editions)


def mark_happened(
    condition: EndCondition, when: datetime, *, by: User | None, at: datetime
) -> None:
    EndCondition.objects.filter(pk=condition.pk).update(happened_at=when)
    directive = condition.edition.directive
    after = {"condition": str(condition), "happened_at": str(when)}
    record(
        "directives.condition-happened",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        after=after,
    )


def end_at(edition: Edition, ends: datetime, *, cause: Edition | None = None) -> None:
    """`cause` is the edition that ends this one and could be undone; it is kept with the end
    that was meant before.
    """
    meant = {"ended_by": cause, "meant_until": edition.effective_to if cause else None}
    Edition.objects.filter(pk=edition.pk).update(
        effective_to=ends, state=EditionState.ENDED, version=F("version") + 1, **meant
    )
    edition.refresh_from_db()


def withdraw(edition: Edition, *, cause: Edition | None = None) -> None:
    Edition.objects.filter(pk=edition.pk).update(
        state=EditionState.WITHDRAWN, version=F("version") + 1, ended_by=cause
    )
    edition.refresh_from_db()
