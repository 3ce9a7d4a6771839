"""Whose declarations somebody may see, remind of, and whose answers they may look at."""

from django.db.models import QuerySet

from units.enums import Right
from units.models import Position, Staff, Unit
from units.selectors import Mandate, units_of


def declaring_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose rosters the user sees while these are made."""
    return units_of(mandate, Right.SEE_WORKING_ROSTERS).order_by("order", "pk")


def may_remind(mandate: Mandate, unit_id: int) -> bool:
    """Who makes the unit's rosters."""
    return mandate.may(Right.EDIT_ROSTER, unit_id)


def may_reveal(mandate: Mandate, unit_id: int) -> bool:
    """Who may know why somebody is ill may know what they declared."""
    return mandate.may(Right.SEE_RESTRICTED, unit_id)


def answering_people(mandate: Mandate) -> QuerySet[Staff]:
    """The people whose answers the user may look at, of no other is anybody told."""
    units = units_of(mandate, Right.SEE_RESTRICTED)
    homes = Position.objects.filter(unit__in=units, is_home=True, last__isnull=True)
    return Staff.objects.filter(agency=mandate.agency, pk__in=homes.values("staff"))


def people_on_paper(mandate: Mandate) -> QuerySet[Staff]:
    """Those of them who cannot declare by themselves."""
    return answering_people(mandate).filter(user=None)
