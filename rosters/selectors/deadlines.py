"""When a week's rosters are due, on the agency's own clocks."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planning.time import Calendar, Week, filing_day
from units.models import Agency
from units.selectors import calendar_of
from weeks.models import WeeklyRoster

WEEKS_AHEAD = 13
"""How far ahead a week can be opened: the leave around Tết is arranged a quarter before it, and
hardly anything is earlier.
"""


def filing_deadline(agency: Agency, week: Week, calendar: Calendar | None = None) -> datetime:
    """The moment by which the week's roster is to be sent; sent at that very moment is still in
    time.
    """
    day = filing_day(week, calendar or calendar_of(agency), agency.filing_weekday)
    return datetime.combine(day, agency.filing_time, ZoneInfo(agency.time_zone))


def approval_deadline(agency: Agency, week: Week, calendar: Calendar | None = None) -> datetime:
    """The agency's hour on the filing day, or the end of that day."""
    day = filing_day(week, calendar or calendar_of(agency), agency.filing_weekday)
    if agency.approval_time is not None:
        return datetime.combine(day, agency.approval_time, ZoneInfo(agency.time_zone))
    return datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(agency.time_zone))


def refiling_deadline(
    agency: Agency, week: Week, first: date, *, at: datetime, calendar: Calendar
) -> datetime | None:
    """By when a week opened again at `at` is to be sent: the filing deadline, once that has
    passed the same hour on the last working day before `first`, the first day to be planned
    anew; None where that has passed too: at once.
    """
    zone = ZoneInfo(agency.time_zone)
    before = datetime.combine(
        calendar.last_working_day(first - timedelta(days=1)), agency.filing_time, zone
    )
    return next(
        (due for due in (filing_deadline(agency, week, calendar), before) if at < due), None
    )


def has_passed(agency: Agency, week: Week, at: datetime) -> bool:
    return at.astimezone(ZoneInfo(agency.time_zone)).date() > week.sunday


def is_too_far(agency: Agency, week: Week, at: datetime) -> bool:
    """Nobody knows yet who will be there and what will be in force; a mistyped year is one, too."""
    today = at.astimezone(ZoneInfo(agency.time_zone)).date()
    return week.monday > Week.of(today).shifted(WEEKS_AHEAD).monday


def is_locked(roster: WeeklyRoster, at: datetime) -> bool:
    """The first version of a week that has passed is locked; an amendment carries its reason."""
    return roster.revision == 1 and has_passed(roster.agency, roster.week, at)
