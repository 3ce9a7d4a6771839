"""What the pages about coming and calling list."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from calls.enums import SummonsAnswer
from calls.models import ComingRequest, SummonedPerson, Summons
from calls.selectors.reach import (
    calling_units,
    coming_requests,
    summoned_people,
    summonses_of,
)
from hours.models import Presence
from units.models import Position, Staff
from units.selectors import Mandate, open_on

SHOWN_FOR = timedelta(days=31)


def own_requests(staff: Staff) -> QuerySet[ComingRequest]:
    """The newest first; what is long over is left to the record."""
    rows = ComingRequest.objects.filter(staff=staff).select_related("decided_by", "unit")
    return rows.order_by("-day", "-pk")[:20]


def calls_ahead(staff: Staff, on: date) -> QuerySet[SummonedPerson]:
    """To what somebody is called today and later, the next first. One query."""
    rows = SummonedPerson.objects.filter(
        staff=staff, summons__off_at__isnull=True, summons__day__gte=on
    )
    return rows.select_related("summons__called_by", "summons__agency").order_by(
        "summons__day", "summons__present_by", "pk"
    )


def calls_between(staff: Staff, first: date, last: date) -> QuerySet[SummonedPerson]:
    """To what somebody is called on these days, whatever they answered. One query."""
    return calls_ahead(staff, first).filter(summons__day__lte=last)


def own_calls(staff: Staff) -> QuerySet[SummonedPerson]:
    rows = SummonedPerson.objects.filter(staff=staff)
    return rows.select_related("summons__called_by").order_by("-summons__day", "-pk")[:20]


def callable_people(mandate: Mandate, on: date) -> QuerySet[Staff]:
    """Whom the user may call or let in: those at home in their units, by name."""
    posts = Position.objects.filter(
        open_on(on), is_home=True, unit__in=calling_units(mandate).order_by()
    )
    people = Staff.objects.filter(pk__in=posts.values("staff"), is_active=True)
    if mandate.staff is not None:
        people = people.exclude(pk=mandate.staff.pk)
    return people.order_by("sort_key", "pk")


def decided_requests(mandate: Mandate, on: date) -> QuerySet[ComingRequest]:
    """What was decided about the user's people, for days of the last month and to come."""
    rows = coming_requests(mandate).filter(
        unit__in=calling_units(mandate).order_by(), day__gte=on - SHOWN_FOR
    )
    return rows.exclude(state="waiting").order_by("-day", "-pk")[:100]


def listed_summonses(mandate: Mandate, on: date) -> QuerySet[Summons]:
    """With how many were called, come, cannot, have not answered; of the last month and to
    come.
    """
    return (
        summonses_of(mandate)
        .filter(day__gte=on - SHOWN_FOR)
        .annotate(
            called=Count("people"),
            coming=Count("people", filter=Q(people__answer=SummonsAnswer.COMING)),
            unable=Count("people", filter=Q(people__answer=SummonsAnswer.UNABLE)),
            came=Count("people", filter=Q(people__came__isnull=False)),
        )
        .order_by("-day", "-pk")[:100]
    )


def silent(people: Iterable[SummonedPerson]) -> tuple[SummonedPerson, ...]:
    """Who has not answered."""
    return tuple(one for one in people if not one.answer)


def people_called(mandate: Mandate, summons: Summons) -> list[SummonedPerson]:
    """Those of the summons within the user's reach; whom the gate recorded and nobody marked came
    when the gate says. Two queries.
    """
    rows = list(
        summoned_people(mandate)
        .filter(summons=summons)
        .order_by("unit__order", "staff__sort_key", "pk")
    )
    seen = Presence.objects.filter(staff__in=[row.staff_id for row in rows], day=summons.day)
    gate = dict(seen.values_list("staff", "came"))
    for row in rows:
        row.by_gate = None if row.came else gate.get(row.staff_id)
    return rows
