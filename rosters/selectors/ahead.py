"""The weeks a unit has before it, as far ahead as one can be opened."""

from datetime import datetime
from itertools import groupby

from django.db.models import Q
from django.utils.timezone import localdate

from planning.time import Calendar, Week
from rosters.selectors.deadlines import WEEKS_AHEAD, filing_deadline
from rosters.values.ahead import ComingMonth, ComingWeek
from rosters.values.progress import Deadline
from units.models import CalendarDay, Unit
from units.selectors import Mandate, calendar_of
from weeks.enums import RosterState
from weeks.models import LIVING, WeeklyRoster
from weeks.selectors.rosters import rosters_of


def coming_months(mandate: Mandate, unit: Unit, *, at: datetime) -> tuple[ComingMonth, ...]:
    """This week and those to come, by the month they begin in. Three queries."""
    this_week = Week.of(localdate(at))
    weeks = [this_week.shifted(number) for number in range(WEEKS_AHEAD + 1)]
    living = rosters_of(mandate).filter(
        Q(state__in=LIVING) | Q(state=RosterState.PUBLISHED),
        unit=unit,
        monday__range=(weeks[0].monday, weeks[-1].monday),
    )
    rosters = {row.monday: row for row in living.order_by("monday", "revision")}
    calendar = calendar_of(unit.agency)
    named = [
        *CalendarDay.objects.filter(
            agency=unit.agency, day__range=(weeks[0].monday, weeks[-1].sunday)
        )
    ]
    found = [_coming(unit, week, rosters.get(week.monday), calendar, named, at) for week in weeks]
    return tuple(
        ComingMonth(first=first, weeks=tuple(group))
        for first, group in groupby(found, key=lambda one: one.week.monday.replace(day=1))
    )


def _coming(
    unit: Unit,
    week: Week,
    roster: WeeklyRoster | None,
    calendar: Calendar,
    named: list[CalendarDay],
    at: datetime,
) -> ComingWeek:
    due = filing_deadline(unit.agency, week, calendar)
    return ComingWeek(
        week=week,
        state=RosterState(roster.state) if roster else None,
        revision=roster.revision if roster else 1,
        deadline=Deadline(at=due, left=due - at),
        days=len(calendar.working_days(week)),
        special=tuple(
            (row.day, row.name or str(row.get_kind_display()))
            for row in named
            if week.monday <= row.day <= week.sunday
        ),
        is_this_week=week.monday <= localdate(at) <= week.sunday,
    )
