"""Whose requests and summonses somebody may see, and about whom they decide."""

from datetime import date

from django.db.models import Q, QuerySet

from calls.errors import NoSuchCall
from calls.models import ComingRequest, SummonedPerson, Summons
from units.enums import Right
from units.models import Unit
from units.selectors import Mandate, of_units_with, units_of


def calling_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose people the user calls, and about whose requests they decide."""
    return units_of(mandate, Right.CALL_IN).order_by("order", "pk")


def may_decide(mandate: Mandate, request: ComingRequest) -> bool:
    """Not about oneself."""
    own = mandate.staff is not None and request.staff_id == mandate.staff.pk
    return not own and mandate.may(Right.CALL_IN, request.unit_id)


def coming_requests(mandate: Mandate) -> QuerySet[ComingRequest]:
    """One's own, and those of the units about whose people one decides."""
    within = Q(unit__in=calling_units(mandate).order_by())
    own = Q(staff=mandate.staff) if mandate.staff else Q()
    rows = ComingRequest.objects.filter(within | own, agency=mandate.agency)
    return rows.select_related("staff", "unit", "agency", "asked_by", "decided_by")


def coming_request(mandate: Mandate, pk: int) -> ComingRequest:
    """Raises NoSuchCall."""
    found = coming_requests(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchCall
    return found


def waiting_requests(mandate: Mandate, on: date) -> QuerySet[ComingRequest]:
    """What the user may answer by now: of others, of today and days to come."""
    rows = ComingRequest.objects.filter(
        of_units_with(mandate, Right.CALL_IN), agency=mandate.agency, state="waiting", day__gte=on
    )
    if mandate.staff is not None:
        rows = rows.exclude(staff=mandate.staff)
    return rows.select_related("staff", "unit", "agency").order_by("day", "asked_at", "pk")


def summonses_of(mandate: Mandate) -> QuerySet[Summons]:
    """Those one called, and those that call people of units about whom one decides."""
    people = SummonedPerson.objects.filter(unit__in=calling_units(mandate).order_by())
    rows = Summons.objects.filter(
        Q(called_by=mandate.user) | Q(pk__in=people.values("summons")), agency=mandate.agency
    )
    return rows.select_related("called_by", "agency", "off_by")


def summons_of(mandate: Mandate, pk: int) -> Summons:
    """Raises NoSuchCall."""
    found = summonses_of(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchCall
    return found


def summoned_people(mandate: Mandate) -> QuerySet[SummonedPerson]:
    """Oneself, wherever called; of others those of one's units and those one called."""
    within = Q(unit__in=calling_units(mandate).order_by()) | Q(summons__called_by=mandate.user)
    own = Q(staff=mandate.staff) if mandate.staff else Q()
    rows = SummonedPerson.objects.filter(within | own, summons__agency=mandate.agency)
    return rows.select_related("summons__called_by", "summons__agency", "staff", "unit")


def summoned_person(mandate: Mandate, pk: int) -> SummonedPerson:
    """Raises NoSuchCall."""
    found = summoned_people(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchCall
    return found


def is_called_self(mandate: Mandate, person: SummonedPerson) -> bool:
    return mandate.staff is not None and person.staff_id == mandate.staff.pk


def looks_after_call(mandate: Mandate, person: SummonedPerson) -> bool:
    """Who may answer for somebody on the telephone, and note that they came."""
    is_caller = person.summons.called_by_id == mandate.user.pk
    return is_caller or mandate.may(Right.CALL_IN, person.unit_id)
