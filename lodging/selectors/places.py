"""Places with who sleeps there, week by week, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from lodging.enums import StayClash
from lodging.models import LodgingPlace, LodgingStay
from lodging.values import LodgedDay, LodgedWeek, ShownPlace, Sleeper
from planning.people import Rank
from units.models import Absence, Position, Staff
from units.selectors import Mandate, open_from, open_on

WEEKS_SHOWN = 6


def places_of(mandate: Mandate) -> QuerySet[LodgingPlace]:
    return LodgingPlace.objects.filter(agency=mandate.agency)


def people_of(mandate: Mandate) -> QuerySet[Staff]:
    """Who may be lodged."""
    return Staff.objects.filter(agency=mandate.agency, is_active=True).order_by("sort_key", "pk")


def posts_of(mandate: Mandate, day: date) -> QuerySet[Position]:
    """The same with their units and posts, unit by unit. One query."""
    posts = Position.objects.filter(
        open_on(day), unit__agency=mandate.agency, is_home=True, staff__is_active=True
    )
    return posts.select_related("staff", "unit").order_by(
        "unit__order", "unit", "order", "staff__sort_key", "pk"
    )


def handover_before(place: LodgingPlace, day: date) -> date:
    """The day on which the week of `day` began at this place."""
    return day - timedelta(days=(day.weekday() - place.handover_weekday) % 7)


def lodged_weeks(place: LodgingPlace, day: date, count: int = WEEKS_SHOWN) -> list[LodgedWeek]:
    """So many weeks from the one of `day`. Five queries."""
    begins = handover_before(place, day)
    firsts = [begins + timedelta(days=7 * number) for number in range(count)]
    until = firsts[-1] + timedelta(days=6)
    stays = list(_meeting(begins, until).filter(place=place))
    clashes = clashes_of(stays)
    posts = _posts({stay.staff_id for stay in stays}, begins)
    return [_week(place, first, stays, posts, clashes) for first in firsts]


def clashes_of(stays: Sequence[LodgingStay]) -> dict[int, tuple[StayClash, ...]]:
    """What is wrong with each of these stays, by its id. Three queries, none where there are
    none.
    """
    if not stays:
        return {}
    people = {stay.staff_id for stay in stays}
    first, last = min(stay.first for stay in stays), max(stay.last for stay in stays)
    others = list(_meeting(first, last).filter(staff__in=people))
    absences = list(Absence.objects.filter(staff__in=people, first__lte=last, last__gte=first))
    off = off_staff(list({stay.staff_id: stay.staff for stay in stays}.values()), first, last)
    crowded = _crowded(stays)
    return {
        stay.pk: tuple(
            clash
            for clash, is_so in (
                (StayClash.NO_BED, any((stay.place_id, day) in crowded for day in _days(stay))),
                (
                    StayClash.TWO_PLACES,
                    any(
                        other.staff_id == stay.staff_id
                        and other.pk != stay.pk
                        and _meet(stay, other.first, other.last)
                        for other in others
                    ),
                ),
                (
                    StayClash.AWAY,
                    any(
                        away.staff_id == stay.staff_id and _meet(stay, away.first, away.last)
                        for away in absences
                    ),
                ),
                (
                    StayClash.LEFT,
                    any(_meet(stay, day, day) for day in off[stay.staff_id]),
                ),
            )
            if is_so
        )
        for stay in stays
    }


def sleepers_on(place: LodgingPlace, first: date, last: date) -> Counter[date]:
    """How many sleep there in each night. One query."""
    return nights_of(LodgingStay.objects.filter(place=place), first, last)


def settled_nights(staff: Staff, first: date, last: date) -> dict[date, LodgingStay]:
    """Where this person sleeps on which of these days, as it is settled. One query."""
    stays = _meeting(first, last).filter(staff=staff, settled_at__isnull=False)
    return {day: stay for stay in stays for day in _days(stay) if first <= day <= last}


def nights_of(stays: QuerySet[LodgingStay], first: date, last: date) -> Counter[date]:
    """How many of these sleep in each night of those that meet the span. One query."""
    meeting = stays.filter(first__lte=last, last__gte=first)
    return Counter(day for stay in meeting for day in _days(stay))


def nights_from(place: LodgingPlace, day: date) -> Counter[date]:
    """How many sleep there in each night from `day` on, of those in which somebody does. One
    query.
    """
    stays = LodgingStay.objects.filter(place=place, last__gte=day)
    return Counter(night for stay in stays for night in _days(stay) if night >= day)


def off_staff(people: Sequence[Staff], first: date, last: date) -> dict[int, list[date]]:
    """The days of these on which each is at home in no unit of their agency, by their id. One
    query.
    """
    homes = Position.objects.filter(
        open_from(first), staff__in=people, is_home=True, unit__agency=F("staff__agency")
    ).filter(first__lte=last)
    spans: dict[int, list[tuple[date, date]]] = {one.pk: [] for one in people}
    for staff_id, begins, ends in homes.values_list("staff", "first", "last"):
        spans[staff_id].append((begins, ends or last))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return {
        one.pk: [
            day
            for day in days
            if not (one.is_active and any(a <= day <= b for a, b in spans[one.pk]))
        ]
        for one in people
    }


def _meeting(first: date, last: date) -> QuerySet[LodgingStay]:
    stays = LodgingStay.objects.filter(first__lte=last, last__gte=first)
    return stays.select_related("place", "staff").order_by("staff__sort_key", "first")


def _crowded(stays: Iterable[LodgingStay]) -> set[tuple[int, date]]:
    known = list(stays)
    nights = Counter((stay.place_id, day) for stay in known for day in _days(stay))
    beds = {stay.place_id: stay.place.beds for stay in known}
    return {key for key, persons in nights.items() if persons > beds[key[0]]}


def _posts(people: Iterable[int], day: date) -> dict[int, Position]:
    posts = Position.objects.filter(open_on(day) | Q(first__gt=day), staff__in=people, is_home=True)
    return {post.staff_id: post for post in posts.select_related("unit").order_by("-first")}


def _week(
    place: LodgingPlace,
    first: date,
    stays: Sequence[LodgingStay],
    posts: dict[int, Position],
    clashes: dict[int, tuple[StayClash, ...]],
) -> LodgedWeek:
    days = [first + timedelta(days=number) for number in range(7)]
    here = [stay for stay in stays if _meet(stay, days[0], days[-1])]
    nights = Counter(day for stay in here for day in _days(stay))
    sleepers = (_sleeper(stay, posts.get(stay.staff_id), clashes, days) for stay in here)
    return LodgedWeek(
        place=_shown(place),
        first=first,
        sleepers=tuple(sorted(sleepers, key=lambda one: not one.leads)),
        days=tuple(
            LodgedDay(
                day=day, persons=nights[day], beds=place.beds, meals=nights[day] * place.meals_a_day
            )
            for day in days
        ),
    )


def _shown(place: LodgingPlace) -> ShownPlace:
    return ShownPlace(
        pk=place.pk,
        name=place.name,
        kind=place.get_kind_display(),
        address=place.address,
        beds=place.beds,
        route=place.route,
        vehicle=place.vehicle,
        handover_at=place.handover_at,
    )


def _sleeper(
    stay: LodgingStay,
    post: Position | None,
    clashes: dict[int, tuple[StayClash, ...]],
    days: Sequence[date],
) -> Sleeper:
    return Sleeper(
        stay_id=stay.pk,
        staff_id=stay.staff_id,
        name=stay.staff.full_name,
        title=post.title if post else "",
        unit=post.unit.name if post else "",
        phone=stay.staff.phone,
        leads=bool(post and Rank(post.rank) is not Rank.STAFF),
        first=max(stay.first, days[0]),
        last=min(stay.last, days[-1]),
        is_settled=stay.settled_at is not None,
        clashes=clashes.get(stay.pk, ()),
    )


def _days(stay: LodgingStay) -> list[date]:
    return [stay.first + timedelta(days=n) for n in range((stay.last - stay.first).days + 1)]


def _meet(stay: LodgingStay, first: date, last: date) -> bool:
    return stay.first <= last and stay.last >= first
