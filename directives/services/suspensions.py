"""A directive in force pauses: from a moment, until another or until somebody lets it go on."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from audit.services import record
from directives.errors import (
    AlreadySuspended,
    ForceEndsBeforeItBegins,
    NotInForce,
    NotSuspended,
    OutsideThePeriod,
    PauseHasBegun,
)
from directives.models import Directive, Edition, Suspension
from directives.selectors import BINDING_STATES
from directives.services.drafts import compose_letters, recorded_facts
from directives.services.ending import living_editions
from directives.services.revision import rules_changed

PAUSE = ("begins", "ends", "reason", "brought_by_id")


@transaction.atomic
def suspend_directive(
    directive_id: int,
    *,
    begins: datetime,
    ends: datetime | None,
    by: User,
    at: datetime,
    reason: str = "",
) -> list[Suspension]:
    """Let a directive order nothing in [begins, ends), without an end until it goes on; one pause
    for each edition this touches.

    Raises NotInForce, ForceEndsBeforeItBegins, OutsideThePeriod, AlreadySuspended.
    """
    if not living_editions(directive_id, after=at):
        raise NotInForce
    return pause_directive(directive_id, begins=begins, ends=ends, by=by, at=at, reason=reason)


@transaction.atomic
def resume_directive(
    directive_id: int, *, begins: datetime, by: User, at: datetime, reason: str = ""
) -> None:
    """Let a directive hold again from `begins` on; a pause that has not begun is struck out.

    Raises NotSuspended, PauseHasBegun where that would wipe out a pause that has begun.
    """
    pauses = list(pauses_of(directive_id).filter(Q(ends__isnull=True) | Q(ends__gt=begins)))
    if not any(found.ends is None or found.ends > at for found in pauses):
        raise NotSuspended
    if any(found.begins >= begins and found.begins <= at for found in pauses):
        raise PauseHasBegun
    for found in pauses:
        stop_pause(found, begins, by=by, at=at, reason=reason)
    rules_changed(pauses[0].edition.directive.agency_id)


def pause_directive(
    directive_id: int,
    *,
    begins: datetime,
    ends: datetime | None,
    by: User,
    at: datetime,
    reason: str = "",
    brought_by: Directive | None = None,
) -> list[Suspension]:
    """Write the pause into every edition that holds in [begins, ends). Raises
    ForceEndsBeforeItBegins, OutsideThePeriod, AlreadySuspended.
    """
    if ends is not None and ends <= begins:
        raise ForceEndsBeforeItBegins
    touched = [
        edition
        for edition in living_editions(directive_id, after=begins)
        if ends is None or edition.starts < ends
    ]
    if not touched or touched[0].starts > begins or _outlasts(ends, touched[-1]):
        raise OutsideThePeriod
    if any(
        _overlaps(found, begins, ends) for edition in touched for found in edition.suspensions.all()
    ):
        raise AlreadySuspended
    said = {"brought_by": brought_by, "reason": compose_letters(reason)}
    pauses = [
        _write(edition, max(begins, edition.starts), _within(ends, edition), by=by, at=at, **said)
        for edition in touched
    ]
    rules_changed(touched[0].directive.agency_id)
    return pauses


def carry_over(source: Edition, target: Edition, *, by: User, at: datetime) -> None:
    """What is paused stays paused when another edition takes its place."""
    for found in source.suspensions.all():
        begins = max(found.begins, target.starts)
        if (found.ends is None or found.ends > begins) and not any(
            _overlaps(own, begins, found.ends) for own in target.suspensions.all()
        ):
            _write(
                target,
                begins,
                found.ends,
                by=by,
                at=at,
                brought_by=found.brought_by,
                reason=found.reason,
            )


def stop_pause(
    found: Suspension, ends: datetime, *, by: User, at: datetime, reason: str = ""
) -> None:
    """End a pause at `ends`; without a moment left it never was."""
    before = recorded_facts(found, PAUSE)
    directive = found.edition.directive
    if found.begins < ends:
        Suspension.objects.filter(pk=found.pk).update(ends=ends)
    else:
        Suspension.objects.filter(pk=found.pk).delete()
    record(
        "directives.resume",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=before,
        after={"ends": str(ends)},
        reason=reason,
    )


def pauses_of(directive_id: int) -> QuerySet[Suspension]:
    pauses = Suspension.objects.filter(
        edition__directive_id=directive_id, edition__state__in=BINDING_STATES
    )
    return pauses.select_related("edition__directive").order_by("begins")


def _write(
    edition: Edition,
    begins: datetime,
    ends: datetime | None,
    *,
    by: User,
    at: datetime,
    **said: Any,
) -> Suspension:
    written = Suspension.objects.create(
        edition=edition, begins=begins, ends=ends, suspended_by=by, suspended_at=at, **said
    )
    directive = edition.directive
    record(
        "directives.suspend",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        after=recorded_facts(written, PAUSE),
        reason=written.reason,
    )
    return written


def _overlaps(found: Suspension, begins: datetime, ends: datetime | None) -> bool:
    return (ends is None or found.begins < ends) and (found.ends is None or found.ends > begins)


def _outlasts(ends: datetime | None, last: Edition) -> bool:
    return ends is not None and last.effective_to is not None and ends > last.effective_to


def _within(ends: datetime | None, edition: Edition) -> datetime | None:
    """The part of the pause in this edition: one that goes on in the next edition ends with this
    one.
    """
    if ends is None or edition.effective_to is None:
        return ends
    return min(ends, edition.effective_to)
