"""The rosters somebody may see: those of their own units, or of the whole agency; who only reads
gets what was shared, never what is still being worked on.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, Q, QuerySet

from planning.time import Week
from planning.workflow import FILER, acts
from units.enums import Right
from units.models import Unit
from units.selectors import Capacity, Mandate, open_on, units_of
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.models import LIVING, WeeklyRoster

SHARED = (RosterState.PUBLISHED, RosterState.SUPERSEDED)
"""What everybody was shown at some time."""


def visible_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose rosters the user may look at: all with the right to see all, else those
    the user edits.
    """
    if mandate.may(Right.SEE_ALL_ROSTERS):
        return units_of(mandate, Right.SEE_ALL_ROSTERS)
    return editable_units(mandate)


def editable_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units for which the user makes rosters."""
    return units_of(mandate, Right.EDIT_ROSTER)


def first_unit(mandate: Mandate, on: date) -> Unit | None:
    """Whose week somebody is shown first: of the units they make rosters for their own on that day,
    else the first of those, else the first they may look at.
    """
    editable = editable_units(mandate)
    if mandate.staff is not None:
        homes = mandate.staff.positions.filter(open_on(on), is_home=True).values("unit")
        own = editable.filter(pk__in=homes).first()
        if own is not None:
            return own
    return editable.first() or visible_units(mandate).first()


def working_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose rosters the user sees before they are published; of all others it is only
    what was shared.
    """
    return units_of(mandate, Right.SEE_WORKING_ROSTERS)


def sees_work(mandate: Mandate, unit_id: int) -> bool:
    return mandate.may(Right.SEE_WORKING_ROSTERS, unit_id)


def roles_in(mandate: Mandate, unit_id: int) -> frozenset[str]:
    """The user's roles as this unit sees them: a head of another unit is no head here, and who
    files for it is its filer.
    """
    roles = frozenset(one.role.value for one in mandate.capacities_in(unit_id))
    return roles | {FILER} if unit_id in mandate.filing else roles


def capacity_for(mandate: Mandate, unit_id: int | None, codes: Collection[str]) -> Capacity | None:
    """In which capacity the user does to a roster of the unit, or (None) of the whole agency, what
    those with `codes` may do (role codes of planning.workflow): by delegation, unless they hold
    that very role themselves.
    """
    filing = mandate.filing.get(unit_id, ()) if unit_id is not None else ()
    able = [
        one
        for one in mandate.capacities_in(unit_id)
        if one.role.value in codes or (one in filing and FILER in codes)
    ]
    own = {one.role for one in able if one.delegation is None}
    lent = [one for one in able if one.delegation and one.role not in own]
    return next(iter(lent or able), None)


def acts_on(mandate: Mandate, roster: WeeklyRoster) -> frozenset[str]:
    """The acts of planning.workflow that the user may do to the roster as it stands."""
    is_submitter = roster.submitted_by_id == mandate.user.pk
    return frozenset(
        line.act.value
        for line in acts(roster.state, roles_in(mandate, roster.unit_id), is_submitter=is_submitter)
    )


def rosters_of(mandate: Mandate) -> QuerySet[WeeklyRoster]:
    """Of units whose work the user does not see, what is or was published."""
    readable = Q(state__in=SHARED) | Q(unit__in=working_units(mandate))
    return WeeklyRoster.objects.filter(
        readable, agency=mandate.agency, unit__in=visible_units(mandate)
    )


def roster_of(mandate: Mandate, roster_id: int, **noted: Exists) -> WeeklyRoster:
    """One roster within the user's reach; what is to be `noted` of it is read along. Raises
    NoSuchRoster otherwise, whether it exists or not.
    """
    rosters = rosters_of(mandate).select_related("unit", "agency").annotate(**noted)
    found = rosters.filter(pk=roster_id).first()
    if found is None:
        raise NoSuchRoster
    return found


def roster_for(mandate: Mandate, unit: Unit, week: Week, **noted: Exists) -> WeeklyRoster | None:
    """The roster to show for a unit's week: the living one, else the published one; what is to be
    `noted` of it is read along.
    """
    rosters = rosters_of(mandate).filter(unit=unit, monday=week.monday).annotate(**noted)
    shown = rosters.filter(state__in=[*LIVING, RosterState.PUBLISHED]).order_by("-revision")
    return shown.select_related("unit", "agency").first()
