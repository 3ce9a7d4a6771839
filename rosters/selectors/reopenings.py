"""Which weeks a change of the rules has opened again, and what their units are told about it."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from planning.time import Week
from rosters.models import Reopening
from rosters.selectors.beside import may_have
from rosters.values.rejudged import Breach, Reopened
from units.models import Agency, Unit
from weeks.enums import RosterState
from weeks.models import WeeklyRoster


def reopening_of(roster: WeeklyRoster) -> Reopened | None:
    """What the unit has to mend in this roster because the rules changed; None once it is sent
    again, or if there is nothing.
    """
    if not may_have("has_reopening", roster):
        return None
    found = roster.reopenings.filter(closed_at=None).select_related("roster__unit").first()
    return told_of(found) if found else None


def due_again_in(agency: Agency, week: Week) -> dict[int, datetime]:
    """By when each of the week's rosters that are open again is to be sent; where that is at once,
    since when.
    """
    found = Reopening.objects.filter(agency=agency, roster__monday=week.monday, closed_at=None)
    return {row.roster_id: row.refile_by or row.at for row in found}


def first_to_mend(unit: Unit, today: date) -> Week | None:
    """The first week of the unit, not over today, that a change of the rules opened and that is
    still to be sent again.
    """
    monday = Week.of(today).monday
    row = (
        Reopening.objects.filter(roster__unit=unit, roster__monday__gte=monday, closed_at=None)
        .select_related("roster")
        .order_by("roster__monday")
        .first()
    )
    return row.roster.week if row else None


def untold_reopenings(agency: Agency) -> QuerySet[Reopening]:
    """What units are still to be told: that a week is open again, or that it need not be."""
    news = Reopening.objects.filter(
        Q(closed_at=None) | Q(is_lifted=True), agency=agency, told_at=None
    )
    return news.select_related("roster__unit").order_by("roster__monday", "pk")


def told_of(row: Reopening) -> Reopened:
    return Reopened(
        roster_id=row.roster_id,
        unit_id=row.roster.unit_id,
        unit_name=row.roster.unit.name,
        week=row.roster.week,
        was=RosterState(row.was),
        breaches=tuple(Breach.from_list(kept) for kept in row.breaches),
        refile_by=row.refile_by,
        at=row.at,
        is_lifted=row.is_lifted,
    )
