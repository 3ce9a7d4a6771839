"""What is in force when, what came of it and what it may replace."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from directives.enums import EditionState, LinkKind
from directives.models import Clause, Directive, Edition, Link, WrittenException
from planning.authority import plain_name
from planning.time import Slot
from units.models import Agency, Position
from units.selectors import open_on

BINDING_STATES = (EditionState.IN_FORCE, EditionState.ENDED)
CHECKED_STATES = (*BINDING_STATES, EditionState.PROPOSED)
"""What rosters are judged under: what binds or bound, and what is proposed, as advice."""


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
