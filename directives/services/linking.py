"""What a document does to others: written on its draft, done in the moment it comes into force."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.enums import EditionState, LinkKind
from directives.errors import (
    AmendsNothing,
    LapsedBefore,
    LinkCarriedOut,
    NothingToRepeal,
    NothingToSuspend,
    NotLinkable,
    NoUntilHere,
    OutsideThePeriod,
    named_refusals,
)
from directives.models import Directive, Edition, Link
from directives.selectors import BINDING_STATES
from directives.services.drafts import claim_draft, recorded_facts
from directives.services.editions import continuing_edition, latest_edition
from directives.services.ending import FORCE, cut_short, end_what_hangs_on, living_editions
from directives.services.suspensions import carry_over, pause_directive

LINK = ("kind", "other_id", "until")
LASTING = (LinkKind.EXTENDS, LinkKind.SUSPENDS)


@transaction.atomic
def add_link(
    edition_id: int,
    *,
    kind: str,
    other_id: int,
    until: datetime | None,
    by: User,
    at: datetime,
    seen: int,
) -> Link:
    """Write on a draft what its document does to another one.

    Raises NotDraft, DraftChanged, NotLinkable, NoUntilHere, AlreadyLinked.
    """
    directive = claim_draft(edition_id, seen=seen).directive
    if until is not None and kind not in LASTING:
        raise NoUntilHere
    other = Directive.objects.filter(
        pk=other_id, agency=directive.agency, editions__state__in=BINDING_STATES
    ).first()
    if other is None or other.pk == directive.pk:
        raise NotLinkable
    with named_refusals():
        link = Link.objects.create(directive=directive, other=other, kind=kind, until=until)
    record(
        "directives.add-link",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        after=recorded_facts(link, LINK),
    )
    return link


@transaction.atomic
def remove_link(link_id: int, edition_id: int, *, by: User, at: datetime, seen: int) -> None:
    """Strike it out of the draft again. Raises NotDraft, DraftChanged, LinkCarriedOut."""
    directive = claim_draft(edition_id, seen=seen).directive
    link = directive.links.get(pk=link_id)
    if link.carried_out_at is not None:
        raise LinkCarriedOut
    record(
        "directives.remove-link",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=recorded_facts(link, LINK),
    )
    link.delete()


def carry_out_links(edition: Edition, *, by: User, at: datetime) -> None:
    """Do to other documents what this one says, in the transaction that puts it in force; each on
    record at the other document.

    Raises NothingToExtend, LapsedBefore, NothingToRepeal, NothingToSuspend, AlreadySuspended,
    AmendsNothing.
    """
    for link in edition.directive.links.filter(carried_out_at=None).select_related("other"):
        done = CARRYING_OUT[LinkKind(link.kind)](link, edition, by, at)
        Link.objects.filter(pk=link.pk).update(carried_out_at=at)
        after = recorded_facts(link, LINK) | {"document": str(edition.directive)} | done
        record(
            "directives.carry-out",
            link.other,
            by=by,
            at=at,
            agency=link.other.agency_id,
            after=after,
        )


def _extend(link: Link, edition: Edition, by: User, at: datetime) -> dict[str, Any]:
    """The other document goes on from its end, sentence by sentence the same."""
    last = latest_edition(link.other_id)
    if last.effective_to is not None and last.effective_to < edition.starts:
        raise LapsedBefore
    signed = {
        "state": EditionState.IN_FORCE,
        "put_in_force_by": by,
        "put_in_force_at": at,
        "brought_by": edition.directive,
    }
    extension = continuing_edition(last, link.until, **signed)
    carry_over(last, extension, by=by, at=at)
    return recorded_facts(extension, FORCE)


def _repeal(link: Link, edition: Edition, by: User, at: datetime) -> dict[str, Any]:
    """The other document ends where this one begins."""
    if not cut_short(
        link.other_id, edition.starts, by=by, at=at, reason=str(edition.directive), cause=edition
    ):
        raise NothingToRepeal
    end_what_hangs_on(link.other_id, edition.starts, by=by, at=at, cause=edition)
    return {"ends": str(edition.starts)}


def _suspend(link: Link, edition: Edition, by: User, at: datetime) -> dict[str, Any]:
    """The other document pauses while this one says so."""
    living = living_editions(link.other_id, after=edition.starts)
    if not living:
        raise NothingToSuspend
    begins = max(edition.starts, living[0].starts)
    try:
        pause_directive(
            link.other_id,
            begins=begins,
            ends=link.until,
            by=by,
            at=at,
            reason=str(edition.directive),
            brought_by=edition.directive,
        )
    except OutsideThePeriod as refused:
        raise NothingToSuspend from refused
    return {"begins": str(begins)}


def _amend(link: Link, edition: Edition, by: User, at: datetime) -> dict[str, Any]:
    """Its sentences name those they replace; nothing else is to be done."""
    replacing = edition.clauses.filter(replaces__edition__directive=link.other)
    if not replacing.exists():
        raise AmendsNothing
    return {"clauses": list(replacing.values_list("pk", flat=True))}


CARRYING_OUT: dict[LinkKind, Callable[[Link, Edition, User, datetime], dict[str, Any]]] = {
    LinkKind.EXTENDS: _extend,
    LinkKind.REPEALS: _repeal,
    LinkKind.SUSPENDS: _suspend,
    LinkKind.AMENDS: _amend,
}
