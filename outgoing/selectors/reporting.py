"""Whether a day's list left when a directive said it must."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from directives.law import law_in_force, whole_agency
from outgoing.selectors.runs import RunRow
from planning.force import of_kind
from planning.plan import Plan
from planning.records import Records
from planning.rules.process import DailyReport
from planning.time import Slot
from units.models import Agency
from weeks.sheets.findings import finding_of
from weeks.values.finding import WeekFinding


def reporting_findings(
    agency: Agency, day: date, row: RunRow | None, *, at: datetime
) -> tuple[WeekFinding, ...]:
    """What the clauses about daily reports say of the list of `day`: nothing before its time has
    come, nothing if it left in time.

    Late or missing counts from the last of its letters: the list is there when everybody has it.
    """
    zone = ZoneInfo(agency.time_zone)
    now = at.astimezone(zone).replace(tzinfo=None)
    sent = (
        row.last_sent_at.astimezone(zone) if row and row.last_sent_at and not row.waiting else None
    )
    reports = {day: sent.time() if sent.date() == day else time.max} if sent else {}
    plan = Plan(people=(), slots=(Slot(day),), work={}, records=Records(reports=reports))
    rules = law_in_force(agency, plan.slots).for_unit(whole_agency(agency), plan.slots).rules
    due = [
        one
        for one, rule in of_kind(DailyReport, rules)
        if datetime.combine(day, rule.before) <= now
    ]
    return tuple(
        finding_of(one, violation) for one in due for violation in one.rule.check(one.seen(plan))
    )
