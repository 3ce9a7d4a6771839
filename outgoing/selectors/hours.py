"""From an agency's rows to the hours that decide what is due."""

from zoneinfo import ZoneInfo

from outgoing.schedule import Hours
from units.models import Agency


def hours_of(agency: Agency) -> Hours:
    return Hours(
        zone=ZoneInfo(agency.time_zone),
        filing_weekday=agency.filing_weekday,
        filing_time=agency.filing_time,
        send_at=agency.report_send_at,
        deadline=agency.report_deadline,
        every_day=agency.report_every_day,
        lists_from=agency.reports_from,
    )
