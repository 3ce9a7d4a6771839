"""How much waits behind a page of the bar: rosters to decide for who approves, rosters returned or
late for who files.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.timezone import localdate

from planning.time import Calendar, Week, filing_day
from rosters.selectors.behind import JUDGED
from rosters.selectors.deadlines import filing_deadline
from units.enums import DayKind, Right
from units.models import CalendarDay
from units.selectors import Mandate, calendar_of
from weeks.enums import RosterState
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import editable_units

USUAL = Calendar(special={})
WORKED = (DayKind.WORKING, DayKind.MADE_UP)


def waiting_for(mandate: Mandate, at: datetime) -> Mapping[str, int]:
    """By the name of a page how much waits behind it. One query: who approves finds all on the
    board; none for who neither approves nor files.
    """
    if mandate.may(Right.APPROVE_ROSTERS):
        return {"rosters:board": count_to_approve(mandate, at)}
    return {"rosters:week": count_to_file(mandate, at)}


def count_to_approve(mandate: Mandate, at: datetime) -> int:
    """Sent by others, of a week that is not over."""
    waiting = WeeklyRoster.objects.filter(
        agency=mandate.agency,
        state=RosterState.SUBMITTED,
        monday__gte=Week.of(localdate(at)).monday,
    )
    return waiting.exclude(submitted_by=mandate.user).count()


def count_to_file(mandate: Mandate, at: datetime) -> int:
    """Weeks of the reader's units that were returned, or are late for the coming week. One query,
    two where a holiday moves the deadline; none for who files nothing.
    """
    if not mandate.unit_ids(Right.EDIT_ROSTER):
        return 0
    agency, coming = mandate.agency, Week.of(localdate(at)).shifted(1)
    usual = filing_day(coming, USUAL, agency.filing_weekday)
    rosters = WeeklyRoster.objects.filter(unit=OuterRef("pk"), monday=coming.monday)
    moved = CalendarDay.objects.filter(agency=agency, day=usual).exclude(kind__in=WORKED)
    returned = Q(
        rosters__state=RosterState.RETURNED, rosters__monday__gte=coming.shifted(-1).monday
    )
    units = editable_units(mandate).filter(files_roster=True).order_by()
    found = units.annotate(
        returned=Count("rosters", filter=returned),
        is_handled=Exists(rosters.filter(state__in=[*JUDGED, RosterState.RETURNED])),
        is_moved=Exists(moved),
    ).values_list("returned", "is_handled", "is_moved")
    rows = list(found)
    calendar = calendar_of(agency) if any(row[2] for row in rows) else USUAL
    is_late = at > filing_deadline(agency, coming, calendar)
    return sum(row[0] + (is_late and not row[1]) for row in rows)
