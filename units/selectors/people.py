"""The staff list as it is looked at: by unit, by a word typed without marks, and one person with
everything about them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from units import names
from units.enums import Purpose
from units.folding import fold_name
from units.models import (
    Absence,
    Agency,
    CalendarDay,
    Condition,
    Departure,
    Grant,
    ImportDraft,
    Position,
    Staff,
    Unit,
)
from units.selectors.mandate import Mandate, departures_in_force, open_from, open_on

MOST_FOUND = 1_000
ABSENCES_FROM = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ListedStaff:
    """One person with posts, absences and conditions of the last year and to come, and the roles
    of their account. `departure` is in force: they left, or leave on a day ahead.
    """

    staff: Staff
    home: Position | None
    posts: list[Position]
    absences: list[Absence]
    conditions: list[Condition]
    grants: list[Grant]
    departure: Departure | None


def people_of(
    mandate: Mandate, on: date, *, query: str = "", unit: Unit | None = None, tag: str = ""
) -> QuerySet[Position]:
    """The home post of everybody who works here or is about to, unit by unit, leaders first.
    Every word of `query` must fit, in any order; `tag` is a role of the post, or a condition of
    the person in force on `on`.
    """
    here = Position.objects.filter(
        staff__agency=mandate.agency, staff__is_active=True, is_home=True
    )
    now = here.filter(open_on(on), staff=OuterRef("staff"))
    found = _fitting(here.filter(open_on(on) | (Q(first__gt=on) & ~Exists(now))), query, unit)
    if tag:
        tagged = Condition.objects.filter(open_on(on), staff=OuterRef("staff"), tag=tag)
        said = found.annotate(roles_said=Cast("roles", TextField()))
        found = said.filter(Q(roles_said__contains=f'"{tag}"') | Exists(tagged))
    listed = found.select_related("staff", "unit")
    return listed.order_by("unit__order", "unit_id", "order", "staff__sort_key", "pk")


def leavers_of(
    mandate: Mandate, on: date, *, query: str = "", unit: Unit | None = None
) -> QuerySet[Position]:
    """The last home post of everybody who worked here and no longer does, who left last first.
    Every word of `query` must fit, in any order.
    """
    homes = Position.objects.filter(staff__agency=mandate.agency, is_home=True)
    later = homes.filter(staff=OuterRef("staff"), first__gt=OuterRef("first"))
    over = homes.filter(~Exists(later), last__isnull=False).filter(
        Q(last__lt=on) | Q(staff__is_active=False)
    )
    listed = _fitting(over, query, unit).select_related("staff", "unit")
    return listed.order_by("-last", "staff__sort_key", "pk")


def _fitting(posts: QuerySet[Position], query: str, unit: Unit | None) -> QuerySet[Position]:
    if unit is not None:
        posts = posts.filter(unit=unit)
    for word in names.search_words(query):
        posts = posts.filter(staff__search_text__contains=word)
    return posts


def namesakes_in(unit: Unit, full_name: str, on: date) -> list[Position]:
    """Who works in the unit, or is about to, under the same name in any spelling."""
    posts = Position.objects.filter(open_from(on), unit=unit, is_home=True, staff__is_active=True)
    wanted = fold_name(full_name)
    return [
        post for post in posts.select_related("staff") if fold_name(post.staff.full_name) == wanted
    ]


def closest_posts(posts: QuerySet[Position], query: str) -> list[Position]:
    """Who fits best first: a name with the very marks that were typed, then the same letters,
    then a part of a word.
    """
    return sorted(posts[:MOST_FOUND], key=lambda post: names.distance(query, post.staff.full_name))


def person_of(mandate: Mandate, pk: int, on: date) -> ListedStaff | None:
    """None for somebody of another agency."""
    staff = (
        Staff.objects.filter(agency=mandate.agency, pk=pk).select_related("agency", "user").first()
    )
    if staff is None:
        return None
    posts = list(staff.positions.select_related("unit").order_by("-first"))
    homes = [post for post in posts if post.is_home]
    recent = Q(last__isnull=True) | Q(last__gte=on - ABSENCES_FROM)
    return ListedStaff(
        staff=staff,
        home=next(
            (post for post in homes if post.first <= on and (post.last is None or post.last >= on)),
            homes[0] if homes else None,
        ),
        posts=posts,
        absences=list(staff.absences.filter(last__gte=on - ABSENCES_FROM).order_by("-first")),
        conditions=list(staff.conditions.filter(recent).order_by("-first")),
        grants=list(
            Grant.objects.filter(agency=mandate.agency, user=staff.user_id)
            .select_related("unit")
            .order_by("-first")
        )
        if staff.user_id
        else [],
        departure=departures_in_force().filter(staff=staff).first(),
    )


def units_with_counts(mandate: Mandate, on: date) -> QuerySet[Unit]:
    """Each unit with how many people (`people`) and leaders (`leaders`) have their home there on
    `on`.
    """
    here = Q(positions__is_home=True, positions__first__lte=on) & (
        Q(positions__last__isnull=True) | Q(positions__last__gte=on)
    )
    leading = here & ~Q(positions__rank="staff")
    counts = {
        "people": Count("positions", filter=here),
        "leaders": Count("positions", filter=leading),
    }
    return Unit.objects.filter(agency=mandate.agency).annotate(**counts).order_by("order", "pk")


def day_names(agency: Agency, days: Iterable[date]) -> dict[date, str]:
    """What the calendar calls these days: by their name, else by what kind of day they are."""
    asked = frozenset(days)
    special = (row for row in agency.calendar_days.all() if row.day in asked)
    return {row.day: row.name or row.get_kind_display() for row in special}


def special_days_of(agency: Agency, year: int) -> QuerySet[CalendarDay]:
    return CalendarDay.objects.filter(agency=agency, day__year=year).order_by("day")


def draft_of(mandate: Mandate, purpose: Purpose = Purpose.STAFF) -> ImportDraft | None:
    """The upload this user has not yet confirmed."""
    return (
        ImportDraft.objects.filter(user=mandate.user, agency=mandate.agency, purpose=purpose)
        .select_related("agency")
        .first()
    )
