"""When a week's rosters are due, on the agency's own clocks."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from planning.time import Calendar, Week, filing_day
from units.models import Agency
from units.selectors import calendar_of


def filing_deadline(agency: Agency, week: Week, calendar: Calendar | None = None) -> datetime:
    """The moment by which the week's roster is to be sent; sent at that very moment is still in time."""
    day = filing_day(week, calendar or calendar_of(agency), agency.filing_weekday)
    return datetime.combine(day, agency.filing_time, ZoneInfo(agency.time_zone))


def approval_deadline(agency: Agency, week: Week, calendar: Calendar | None = None) -> datetime:
    """The end of the filing day."""
    day = filing_day(week, calendar or calendar_of(agency), agency.filing_weekday)
    return datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(agency.time_zone))
