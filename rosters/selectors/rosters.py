"""The rosters somebody may see: those of their own units, or of the whole agency."""

from django.db.models import QuerySet

from planning.time import Week
from rosters.enums import RosterState
from rosters.errors import NoSuchRoster
from rosters.models import WeeklyRoster
from rosters.models.roster import LIVING
from units.enums import Right
from units.models import Unit
from units.selectors import Mandate, units_of


def visible_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose rosters the user may look at: all with the right to see all, else those the user edits."""
    if mandate.may(Right.SEE_ALL_ROSTERS):
        return units_of(mandate, Right.SEE_ALL_ROSTERS)
    return editable_units(mandate)


def editable_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units for which the user makes rosters."""
    return units_of(mandate, Right.EDIT_ROSTER)


def rosters_of(mandate: Mandate) -> QuerySet[WeeklyRoster]:
    return WeeklyRoster.objects.filter(agency=mandate.agency, unit__in=visible_units(mandate))


def roster_of(mandate: Mandate, roster_id: int) -> WeeklyRoster:
    """One roster within the user's reach. Raises NoSuchRoster otherwise, whether it exists or not."""
    found = rosters_of(mandate).select_related("unit", "agency").filter(pk=roster_id).first()
    if found is None:
        raise NoSuchRoster
    return found


def roster_for(mandate: Mandate, unit: Unit, week: Week) -> WeeklyRoster | None:
    """The roster to show for a unit's week: the living one, else the published one."""
    rosters = rosters_of(mandate).select_related("unit", "agency").filter(unit=unit, monday=week.monday)
    shown = rosters.filter(state__in=[*LIVING, RosterState.PUBLISHED]).order_by("-revision")
    return shown.first()
