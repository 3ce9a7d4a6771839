"""Which directives somebody may read, where each stands, and which clauses hold on given days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from directives.enums import AttachmentKind, DocumentStanding, EditionState, LinkKind
from directives.models import Attachment, Clause, Directive, Edition, Link, Notice, WrittenException
from planning.authority import plain_name
from planning.time import Slot
from units.enums import Right
from units.models import Agency, Position
from units.names import fold
from units.selectors import Mandate, open_on

BINDING_STATES = (EditionState.IN_FORCE, EditionState.ENDED)
CHECKED_STATES = (*BINDING_STATES, EditionState.PROPOSED)
"""What rosters are judged under: what binds or bound, and what is proposed, as advice."""


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


def directives_for(mandate: Mandate) -> QuerySet[Directive]:
    """The agency's documents: all of them for who keeps them, for others those that came into
    force here or are proposed.
    """
    directives = Directive.objects.filter(agency=mandate.agency)
    if mandate.may(Right.KEEP_DIRECTIVES):
        return directives
    return directives.filter(is_historical=False, editions__state__in=CHECKED_STATES).distinct()


def drafts_for(mandate: Mandate) -> QuerySet[Edition]:
    """The drafts somebody may change: none for who does not keep directives."""
    editions = Edition.objects.filter(directive__agency=mandate.agency).select_related(
        "directive__agency", "directive__implements"
    )
    return editions if mandate.may(Right.KEEP_DIRECTIVES) else editions.none()


def clauses_for(mandate: Mandate) -> QuerySet[Clause]:
    """The clauses somebody may change."""
    return Clause.objects.filter(edition__in=drafts_for(mandate)).select_related(
        "edition__directive__agency"
    )


def clauses_read_by(mandate: Mandate) -> QuerySet[Clause]:
    """The clauses of the documents that came into force in the reader's agency."""
    binding = Clause.objects.filter(
        edition__directive__agency=mandate.agency, edition__state__in=BINDING_STATES
    )
    return binding.select_related("edition__directive__agency")


def exceptions_for(mandate: Mandate) -> QuerySet[WrittenException]:
    """The agency's written exceptions, those begun last first, each with its clause and
    document.
    """
    given = WrittenException.objects.filter(agency=mandate.agency)
    return given.select_related(
        "clause__edition__directive__agency", "clause__phase", "unit", "recorded_by", "revoked_by"
    )


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


def unchecked_days(edition: Edition) -> tuple[date, ...]:
    """The days from its start that were over when it was put in force: rosters of those days
    were not checked at the time.
    """
    if edition.put_in_force_at is None or edition.effective_from is None:
        return ()
    zone = ZoneInfo(edition.directive.agency.time_zone)
    known = edition.put_in_force_at
    if edition.effective_to is not None:
        known = min(known, edition.effective_to)
    first, until = edition.effective_from.astimezone(zone).date(), known.astimezone(zone).date()
    return tuple(first + timedelta(days=days) for days in range((until - first).days))


def changed_others(edition: Edition) -> bool:
    """Whether something else changed when this edition came into force: another edition, another
    document.
    """
    links = edition.directive.links.filter(
        carried_out_at=edition.put_in_force_at, carried_out_at__isnull=False
    )
    return edition.ended_editions.exists() or links.exists()


def done_to(directive: Directive) -> QuerySet[Link]:
    """What other documents have done to this one."""
    return (
        Link.objects.filter(other=directive, carried_out_at__isnull=False)
        .select_related("directive")
        .order_by("carried_out_at", "pk")
    )


def replaced_in(directive: Directive) -> QuerySet[Clause]:
    """The clauses of other documents in force that took the place of clauses of this one."""
    replacing = Clause.objects.filter(
        replaces__edition__directive=directive, edition__state__in=BINDING_STATES
    )
    return replacing.select_related("replaces", "edition__directive").order_by(
        "replaces__order", "pk"
    )


def binding_beyond(editions: QuerySet[Edition], moment: datetime) -> QuerySet[Edition]:
    """Those of the editions that bind at some moment after this one, in order."""
    binding = editions.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=moment), state__in=BINDING_STATES
    )
    return binding.select_related("directive").order_by("effective_from", "number")


def ended_for_good(directive: Directive) -> datetime | None:
    """When the last of its editions ends; None where it holds until further notice or never
    held.
    """
    ends = list(
        directive.editions.filter(state__in=BINDING_STATES).values_list("effective_to", flat=True)
    )
    return max((end for end in ends if end), default=None) if None not in ends else None


def clauses_in_force(agency: Agency, first: date, last: date) -> QuerySet[Clause]:
    """The clauses of the editions that hold at some moment of these days (both included), ended
    editions for their own period, and of those proposed for these days: the state of the edition
    tells.

    Documents kept only as patterns bind nobody.
    """
    begins, ends = _span(agency, first, last)
    overlap = Q(edition__effective_from__lt=ends) & (
        Q(edition__effective_to__isnull=True) | Q(edition__effective_to__gt=begins)
    )
    return (
        Clause.objects.filter(
            overlap, edition__directive__agency=agency, edition__directive__is_historical=False
        )
        .filter(edition__state__in=CHECKED_STATES)
        .select_related("edition__directive__agency", "edition__brought_by", "phase", "replaces")
        .prefetch_related("edition__suspensions")
        .order_by("edition__effective_from", "edition_id", "order", "pk")
    )


def exceptions_during(agency: Agency, first: date, last: date) -> QuerySet[WrittenException]:
    """The written exceptions that hold at some moment of these days (both included), those taken
    back meanwhile too.
    """
    begins, ends = _span(agency, first, last)
    lasting = Q(ends__isnull=True) | Q(ends__gt=begins)
    given = WrittenException.objects.filter(lasting, agency=agency, begins__lt=ends)
    return given.select_related("agency", "clause", "unit").order_by("begins", "pk")


def _span(agency: Agency, first: date, last: date) -> tuple[datetime, datetime]:
    """From the first minute of `first` to the end of `last` where the agency is."""
    zone = ZoneInfo(agency.time_zone)
    return datetime.combine(first, time(0), zone), datetime.combine(
        last + timedelta(days=1), time(0), zone
    )


def replaceable_clauses(edition: Edition) -> QuerySet[Clause]:
    """The clauses of other documents of the agency that a clause of this edition may take the
    place of: those that came into force.
    """
    clauses = Clause.objects.filter(
        edition__directive__agency=edition.directive.agency_id, edition__state__in=BINDING_STATES
    )
    return clauses.exclude(edition__directive=edition.directive_id).filter(
        edition__directive__is_historical=False
    )


def amendable_clauses(edition: Edition, at: datetime) -> QuerySet[Clause]:
    """Of these the ones to choose from: still to hold at `at` or later, in documents that this
    one amends or of the same issuer, however its name is spelled. One query before the clauses
    are read.
    """
    directive = edition.directive
    issuers = (
        Directive.objects.filter(agency=directive.agency_id)
        .order_by()
        .values_list("issuer", flat=True)
        .distinct()
    )
    spelled = [issuer for issuer in issuers if plain_name(issuer) == plain_name(directive.issuer)]
    amended = Q(edition__directive__in=directive.links.filter(kind=LinkKind.AMENDS).values("other"))
    lasting = Q(edition__effective_to__isnull=True) | Q(edition__effective_to__gt=at)
    clauses = replaceable_clauses(edition).filter(
        lasting, amended | Q(edition__directive__issuer__in=spelled)
    )
    return clauses.select_related("edition__directive__agency", "phase").order_by(
        "-edition__directive__issued_on", "edition", "order", "pk"
    )


def editions_overlapping(edition: Edition) -> QuerySet[Edition]:
    """The other editions of the same document that hold at some moment of this one's period."""
    others = Edition.objects.filter(directive=edition.directive, state__in=BINDING_STATES).exclude(
        pk=edition.pk
    )
    others = others.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=edition.effective_from)
    )
    if edition.effective_to is not None:
        others = others.filter(effective_from__lt=edition.effective_to)
    return others.select_related("directive")


def editions_behind(agency: Agency, slots: Iterable[Slot]) -> tuple[int, ...]:
    """The ids of the editions that hold in these slots: what an approved roster remembers it was
    judged under.
    """
    days = days_of(slots)
    return (
        tuple(
            dict.fromkeys(
                clauses_in_force(agency, days[0], days[-1]).values_list("edition_id", flat=True)
            )
        )
        if days
        else ()
    )


def sizes_of(agency: Agency, on: date) -> dict[int, int]:
    """How many people stand in each unit's roster on that day, by the unit's id."""
    posts = Position.objects.filter(
        open_on(on), unit__agency=agency, is_home=True, staff__is_active=True
    )
    return dict(posts.order_by().values_list("unit_id").annotate(Count("staff", distinct=True)))


def days_of(slots: Iterable[Slot]) -> list[date]:
    return sorted({slot.day for slot in slots})


def unread_by(mandate: Mandate) -> QuerySet[Notice]:
    """What the user was told of and has not marked as read, newest first."""
    mine = Notice.objects.filter(
        staff__user=mandate.user, edition__directive__agency=mandate.agency, read_at__isnull=True
    )
    return mine.select_related("edition__directive").order_by("-told_at", "-pk")


def readers_of(directive: Directive) -> QuerySet[Notice]:
    """Who was told of the directive's editions, unit by unit as people stand in the agency's
    lists today.
    """
    told = Notice.objects.filter(edition__directive=directive).select_related(
        "staff__user", "edition"
    )
    home = Position.objects.filter(staff=OuterRef("staff"), is_home=True).order_by("-first", "-pk")
    named = told.annotate(
        unit_name=Subquery(home.values("unit__name")[:1]),
        unit_order=Subquery(home.values("unit__order")[:1]),
    )
    return named.order_by("-edition__number", "unit_order", "staff__sort_key", "pk")
