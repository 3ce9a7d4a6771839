"""Whether a week's roster was filed and approved when a directive said it must be."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from planning.force import of_kind
from planning.records import Records
from planning.rules.process import RosterDeadline
from planning.time import Calendar
from weeks.models import WeeklyRoster
from weeks.sheets import WeekSheet
from weeks.sheets.findings import finding_of
from weeks.values.finding import WeekFinding


def filing_findings(
    sheet: WeekSheet, roster: WeeklyRoster | None, *, at: datetime, calendar: Calendar
) -> tuple[WeekFinding, ...]:
    """What was late, and what is missing after its deadline; what is not due yet is no finding.

    An amendment is not measured: the deadline was for the week's first version.
    """
    zone = ZoneInfo(sheet.unit.agency.time_zone)
    if roster is not None and roster.revision > 1:
        return ()
    records = Records(
        filed_at=_local(roster.submitted_at if roster else None, zone),
        approved_at=_local(roster.approved_at if roster else None, zone),
        calendar=calendar,
    )
    plan, now = replace(sheet.plan, records=records), at.astimezone(zone).replace(tzinfo=None)
    due = (
        one
        for one, rule in of_kind(RosterDeadline, sheet.rules)
        if sheet.days and rule.moment(sheet.days[0], calendar) < now
    )
    return tuple(
        finding_of(one, violation) for one in due for violation in one.rule.check(one.seen(plan))
    )


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None
