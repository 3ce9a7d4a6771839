"""The rosters of duty somebody may see: what was published everybody, what is being made those who
make it, decide about it or oversee the agency's work.
"""

from datetime import date

from django.db.models import Q, QuerySet

from duties.models import DutyRoster
from duties.selectors.posts import duty_units, keeps_duty
from planning.workflow import FILER, acts
from units.enums import Right
from units.models import Agency
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.models import LIVING
from weeks.selectors.rosters import SHARED, roles_in


def duty_roles(mandate: Mandate, unit_id: int | None) -> frozenset[str]:
    """The user's roles as planning.workflow knows them towards the duty of the unit, or (None) of
    the agency: who keeps it without being of the unit is its filer.
    """
    if unit_id is None:
        roles = frozenset(one.role.value for one in mandate.capacities_in(None))
    else:
        roles = roles_in(mandate, unit_id)
    return roles | {FILER} if mandate.may(Right.KEEP_DUTY) else roles


def duty_rosters_of(mandate: Mandate) -> QuerySet[DutyRoster]:
    """Those within the user's reach."""
    rosters = DutyRoster.objects.filter(agency=mandate.agency)
    if Right.SEE_WORKING_ROSTERS in mandate.rights:
        return rosters
    return rosters.filter(Q(state__in=SHARED) | Q(unit__in=duty_units(mandate)))


def duty_roster_of(mandate: Mandate, pk: int) -> DutyRoster:
    """Raises NoSuchRoster where it is out of reach, whether it exists or not."""
    found = duty_rosters_of(mandate).select_related("agency", "unit").filter(pk=pk).first()
    if found is None:
        raise NoSuchRoster
    return found


def duty_acts_on(mandate: Mandate, roster: DutyRoster) -> frozenset[str]:
    """The acts of planning.workflow that the user may do to the roster as it stands."""
    is_submitter = roster.submitted_by_id == mandate.user.pk
    lines = acts(roster.state, duty_roles(mandate, roster.unit_id), is_submitter=is_submitter)
    return frozenset(line.act.value for line in lines)


def makes_duty(mandate: Mandate) -> bool:
    """Whether the user makes the duty rosters of the agency or of some unit."""
    return keeps_duty(mandate, None) or duty_units(mandate).exists()


def rosters_meeting(agency: Agency, first: date, last: date) -> QuerySet[DutyRoster]:
    """The rosters that stand or are being made and have a day of these."""
    return DutyRoster.objects.filter(
        agency=agency,
        first__lte=last,
        last__gte=first,
        state__in=[*LIVING, RosterState.PUBLISHED],
    )
