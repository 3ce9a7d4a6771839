"""When things happen in the played week: from two working days before the filing day to the
first working day of the week itself.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from planning.time import Calendar, Week, filing_day


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days of the play; `week` is the week that is planned, `first_day` its first working
    day.
    """

    week: Week
    zone: ZoneInfo
    two_days_before: date
    one_day_before: date
    filing: date
    first_day: date

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), tzinfo=self.zone)


def timetable(today: date, calendar: Calendar, zone: ZoneInfo) -> Timetable:
    """The coming week after `today`, or the next one that has working days, and the days that
    lead to it.
    """
    coming = (Week.of(today).shifted(weeks) for weeks in range(1, 10))
    week = next(week for week in coming if calendar.working_days(week))
    filing = filing_day(week, calendar)
    return Timetable(
        week=week,
        zone=zone,
        two_days_before=calendar.working_days_before(filing, 2),
        one_day_before=calendar.working_days_before(filing, 1),
        filing=filing,
        first_day=calendar.working_days(week)[0],
    )
