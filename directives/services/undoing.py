"""A directive put in force by mistake is taken back, and with it everything it did to others."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import NoReason, NotInForce, OutsideThePeriod
from directives.models import Directive, Edition, Link, Suspension
from directives.selectors import binding_beyond
from directives.services.drafts import compose_letters, recorded_facts
from directives.services.editions import copy_content, next_number
from directives.services.ending import FORCE, cut_short, end_at, end_what_hangs_on, withdraw
from directives.services.revision import rules_changed
from directives.services.suspensions import carry_over, stop_pause


@transaction.atomic
def undo_directive(
    directive_id: int, *, begins: datetime, reason: str, by: User, at: datetime
) -> Edition:
    """Take back the edition put in force last, from `begins` on; before or at its start, as if it
    had never held.

    An edition of its own says so. What the mistake replaced or repealed goes on as before, what had
    been put in force earlier to follow it too; what it extended or suspended does not. Returns the
    edition that undoes. Raises NotInForce, NoReason, OutsideThePeriod.
    """
    if not compose_letters(reason):
        raise NoReason
    mistaken = _last_put_in_force(directive_id, at)
    begins = max(begins, mistaken.starts)
    if mistaken.effective_to is not None and begins >= mistaken.effective_to:
        raise OutsideThePeriod
    undo = Edition.objects.create(
        directive=mistaken.directive,
        number=next_number(mistaken.directive),
        state=EditionState.UNDO,
        effective_from=begins,
        undoes=mistaken,
        reason=compose_letters(reason),
        put_in_force_by=by,
        put_in_force_at=at,
    )
    cut_short(directive_id, begins, by=by, at=at, reason=undo.reason, cause=undo, since=mistaken)
    _take_back(mistaken, begins, undo=undo, by=by, at=at)
    _restore(mistaken, begins, by=by, at=at)
    if not binding_beyond(mistaken.directive.editions.all(), begins).exists():
        end_what_hangs_on(directive_id, begins, by=by, at=at, cause=undo)
    agency = mistaken.directive.agency_id
    rules_changed(agency)
    record(
        "directives.undo",
        mistaken.directive,
        by=by,
        at=at,
        agency=agency,
        after=recorded_facts(undo, (*FORCE, "undoes_id")),
        reason=undo.reason,
    )
    return undo


def _last_put_in_force(directive_id: int, at: datetime) -> Edition:
    """What somebody put in force here last and has not ended; what another document brought is
    undone there.
    """
    living = binding_beyond(Edition.objects.filter(directive_id=directive_id, brought_by=None), at)
    last = living.order_by("put_in_force_at", "number").last()
    if last is None:
        raise NotInForce
    return last


def _take_back(
    mistaken: Edition, begins: datetime, *, undo: Edition, by: User, at: datetime
) -> None:
    """End the extensions and pauses which came with it; its links wait for the corrected
    edition.
    """
    directive, came_at = mistaken.directive, mistaken.put_in_force_at
    assert came_at is not None  # what came into force says when, or the database refuses it
    for extension in binding_beyond(
        directive.editions_brought.filter(put_in_force_at=came_at), begins
    ):
        before = recorded_facts(extension, FORCE)
        if extension.starts < begins:
            end_at(extension, begins, cause=undo)
        else:
            withdraw(extension, cause=undo)
        agency = extension.directive.agency_id
        after = recorded_facts(extension, FORCE)
        record(
            "directives.end",
            extension.directive,
            by=by,
            at=at,
            agency=agency,
            before=before,
            after=after,
            reason=undo.reason,
        )
    pauses = Suspension.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=begins), brought_by=directive, suspended_at=came_at
    )
    for found in pauses.select_related("edition__directive"):
        stop_pause(found, begins, by=by, at=at, reason=undo.reason)
    Link.objects.filter(directive=directive, carried_out_at=came_at).update(carried_out_at=None)


def _restore(mistaken: Edition, begins: datetime, *, by: User, at: datetime) -> None:
    """What the mistake cut short goes on in a new edition until the end it had before, save
    where another edition holds since.
    """
    for former in mistaken.ended_editions.select_related("directive").order_by(
        "effective_from", "number"
    ):
        was_withdrawn = former.state == EditionState.WITHDRAWN
        starts = max(begins, former.starts if was_withdrawn else former.effective_to or begins)
        for since, until in list(
            _left_free(
                former.directive,
                starts,
                former.effective_to if was_withdrawn else former.meant_until,
            )
        ):
            _restore_one(former, since, until, by=by, at=at)


def _left_free(
    directive: Directive, starts: datetime, ends: datetime | None
) -> Iterator[tuple[datetime, datetime | None]]:
    """The parts of [starts, ends) in which no edition of the document holds."""
    for edition in binding_beyond(directive.editions.all(), starts):
        if ends is not None and edition.starts >= ends:
            break
        if starts < edition.starts:
            yield starts, edition.starts
        if edition.effective_to is None:
            return
        starts = edition.effective_to
    if ends is None or starts < ends:
        yield starts, ends


def _restore_one(
    former: Edition, starts: datetime, ends: datetime | None, *, by: User, at: datetime
) -> None:
    directive = former.directive
    restored = Edition.objects.create(
        directive=directive,
        number=next_number(directive),
        state=EditionState.IN_FORCE,
        effective_from=starts,
        effective_to=ends,
        review_on=former.review_on,
        brought_by=former.brought_by,
        put_in_force_by=by,
        put_in_force_at=at,
    )
    copy_content(former, restored)
    carry_over(former, restored, by=by, at=at)
    record(
        "directives.restore",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        after=recorded_facts(restored, FORCE),
    )
