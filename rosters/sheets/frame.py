"""The unit and the roster as the page of a week names them."""

from django.utils.translation import override

from accounts.models import User
from rosters.values.week import RosterShown, UnitShown
from units.enums import UnitKind
from units.models import Unit
from units.words import working_hours
from weeks.enums import RosterState
from weeks.models import WeeklyRoster


def unit_shown(unit: Unit) -> UnitShown:
    """The hours are for the printed form, which is in Vietnamese whatever the screen is."""
    with override("vi"):
        hours = working_hours(unit.agency)
    return UnitShown(
        id=unit.pk,
        name=unit.name,
        agency_name=unit.agency.name,
        working_hours=hours,
        is_leadership=unit.kind == UnitKind.LEADERSHIP,
    )


def roster_shown(roster: WeeklyRoster) -> RosterShown:
    """Those who signed it are to be loaded already, with the names they bore then."""
    return RosterShown(
        id=roster.pk,
        state=RosterState(roster.state),
        revision=roster.revision,
        changed_at=roster.changed_at,
        opened_by=_name(roster.opened_by),
        submitted_by=_name(roster.submitted_by),
        submitted_for=_name(roster.submitted_for),
        submitted_at=roster.submitted_at,
        approved_by=_name(roster.approved_by),
        approved_for=_name(roster.approved_for),
        approved_at=roster.approved_at,
        warning_reason=roster.warning_reason,
        amend_reason=roster.amend_reason,
        return_reason=roster.return_reason,
    )


def _name(user: User | None) -> str:
    return user.get_full_name() if user else ""
