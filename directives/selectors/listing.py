"""The documents as they are listed and read, each with where it stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from directives.enums import AttachmentKind, DocumentStanding, EditionState
from directives.models import Attachment, Directive, Edition
from directives.selectors.force import BINDING_STATES
from directives.selectors.reach import directives_for
from units.enums import Right
from units.models import Agency
from units.names import fold
from units.selectors import Mandate


@dataclass(frozen=True, slots=True)
class ListedDirective:
    """A document in a list: the edition that says when it holds, whether a draft of it is being
    written or proposed, and whether it is time to look at it again.
    """

    directive: Directive
    edition: Edition
    standing: DocumentStanding
    draft: Edition | None = None
    proposed: Edition | None = None
    is_review_due: bool = False


def listed_directives(mandate: Mandate, at: datetime, query: str = "") -> list[ListedDirective]:
    """Every document somebody may read that the words of `query` are found in, newest first,
    with where it stands at `at`.
    """
    editions = Prefetch(
        "editions",
        Edition.objects.annotate(sentences=Count("clauses"))
        .prefetch_related("suspensions")
        .order_by("number"),
    )
    directives = directives_for(mandate).prefetch_related(editions)
    words = fold(query).split()
    found = (
        directive
        for directive in directives
        if all(word in search_text(directive) for word in words)
    )
    keeps = mandate.may(Right.KEEP_DIRECTIVES)
    return [listing_of(directive, at, with_draft=keeps) for directive in found]


def search_text(directive: Directive) -> str:
    """What a document may be looked for by, without marks."""
    return fold(f"{directive} {directive.title} {directive.issuer}")


def readable_directives(mandate: Mandate) -> QuerySet[Directive]:
    """The documents somebody may read, each with what its page shows."""
    editions = Edition.objects.select_related(
        "put_in_force_by", "brought_by", "undoes", "undone_by"
    ).order_by("number")
    editions = editions.prefetch_related(
        "suspensions__brought_by", "phases", "end_conditions__other"
    )
    return (
        directives_for(mandate)
        .select_related("agency", "implements", "restarted_from")
        .prefetch_related(Prefetch("editions", editions))
    )


def others_than(directive: Directive | None, mandate: Mandate) -> QuerySet[Directive]:
    """The documents that one may implement: every other one the agency knows."""
    others = Directive.objects.filter(agency=mandate.agency)
    return others.exclude(pk=directive.pk) if directive else others


def once_in_force(directive: Directive, mandate: Mandate) -> QuerySet[Directive]:
    """The documents that one may act on: every other one of the agency that is or was in force."""
    return others_than(directive, mandate).filter(editions__state__in=BINDING_STATES).distinct()


def attachments_of(directive: Directive) -> list[Attachment]:
    """What is kept with a document, the signed file first; the files themselves stay where they
    are. One query.
    """
    order = list(AttachmentKind)
    return sorted(
        directive.attachments.defer("content"),
        key=lambda attachment: order.index(AttachmentKind(attachment.kind)),
    )


def listing_of(directive: Directive, at: datetime, *, with_draft: bool = True) -> ListedDirective:
    """Where one document stands: by its edition that holds at `at`, else the next to come, else
    the last to have ended.
    """
    editions = list(directive.editions.all())
    draft = next((edition for edition in editions if edition.state == EditionState.DRAFT), None)
    proposed = next(
        (edition for edition in editions if edition.state == EditionState.PROPOSED), None
    )
    ordered = sorted(
        (
            edition
            for edition in editions
            if edition.state in BINDING_STATES and edition.effective_from
        ),
        key=lambda edition: edition.starts,
    )
    shown = next((edition for edition in ordered if edition.holds_at(at)), None)
    shown = shown or next((edition for edition in ordered if edition.starts > at), None)
    shown = shown or proposed or (ordered[-1] if ordered else None)
    if shown is None:
        shown = draft or [edition for edition in editions if edition.state != EditionState.UNDO][-1]
    standing = DocumentStanding.REFERENCE if directive.is_historical else standing_of(shown, at)
    return ListedDirective(
        directive,
        shown,
        standing,
        draft if with_draft else None,
        proposed,
        with_draft and is_review_due(shown, at),
    )


def standing_of(edition: Edition, at: datetime) -> DocumentStanding:
    if edition.state == EditionState.WITHDRAWN:
        return DocumentStanding.ENDED
    if edition.state == EditionState.PROPOSED:
        return DocumentStanding.PROPOSED
    if edition.state not in BINDING_STATES or edition.effective_from is None:
        return DocumentStanding.DRAFT
    if edition.holds_at(at):
        return (
            DocumentStanding.SUSPENDED if edition.suspension_at(at) else DocumentStanding.IN_FORCE
        )
    return DocumentStanding.UPCOMING if edition.starts > at else DocumentStanding.ENDED


def is_review_due(edition: Edition, at: datetime) -> bool:
    """Whether an order until further notice is to be looked at again on this day or was to be
    before; one kept as a sample never is.
    """
    if edition.directive.is_historical or edition.state != EditionState.IN_FORCE:
        return False
    if edition.effective_to is not None or edition.review_on is None:
        return False
    return edition.review_on <= timezone.localdate(at)


def reviews_due(agency: Agency, on: date) -> QuerySet[Edition]:
    """The orders until further notice that somebody is to look at again by this day."""
    holding = Edition.objects.filter(
        directive__agency=agency, directive__is_historical=False, state=EditionState.IN_FORCE
    )
    due = holding.filter(effective_to=None, review_on__lte=on)
    return due.select_related("directive").order_by("review_on", "pk")
