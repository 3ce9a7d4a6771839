"""The last approved plan of a unit that stands, as provisional, where nobody filed a week in time:
from the filing deadline on, until a roster of the week is approved.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planning.time import Calendar, Week
from rosters.selectors.deadlines import filing_deadline
from rosters.selectors.standing_in import CARRIED, WEEKS_BACK
from rosters.values.provisional import ProvisionalWeek
from units.models import Agency, Staff, Unit
from units.selectors import Mandate, calendar_of
from weeks.enums import Mode
from weeks.models import SHOWN, Entry, WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.shown import sheets_shown
from weeks.sheets import cells_of
from weeks.sheets.readers import verdict_writer_for
from weeks.values.cells import CellKey


@dataclass(frozen=True, slots=True)
class BorrowedPlan:
    """For each day of a week the newest approved roster of a week in which the same weekday was
    worked.
    """

    rosters: Mapping[date, WeeklyRoster]

    @property
    def week(self) -> Week:
        """The newest that it is taken from."""
        return max(roster.week for roster in self.rosters.values())

    def entries(self, staff: Staff | None = None) -> Mapping[CellKey, Entry]:
        """Its cells on the days of the week, but for what is not likely to come again; of one
        person, or of all. One query.
        """
        days: dict[tuple[int, date], date] = {
            (roster.pk, roster.monday + timedelta(days=day.weekday())): day
            for day, roster in self.rosters.items()
        }
        rows = Entry.objects.filter(roster__in={roster.pk for roster in self.rosters.values()})
        found = {}
        for row in rows.filter(staff=staff) if staff else rows:
            day = days.get((row.roster_id, row.day))
            if day and {Mode(row.morning), Mode(row.afternoon)} <= CARRIED:
                row.day = day
                found[row.staff_id, day] = row
        return found


def borrowed_plan(unit: Unit, week: Week, *, at: datetime) -> BorrowedPlan | None:
    """None where the agency wants none, the deadline has not passed, a roster of the week is
    approved, or no older one is. Two queries.
    """
    return borrowed_plans(unit.agency, [unit], week, at=at).get(unit.pk)


def borrowed_plans(
    agency: Agency, units: Collection[Unit | int], week: Week, *, at: datetime
) -> dict[int, BorrowedPlan]:
    """The same of many units or their ids. Two queries, one where the deadline is to come."""
    calendar = calendar_of(agency)
    if not agency.provisional_plans or at <= filing_deadline(agency, week, calendar):
        return {}
    first = week.shifted(-WEEKS_BACK).monday
    approved: dict[int, dict[date, WeeklyRoster]] = defaultdict(dict)
    rows = WeeklyRoster.objects.filter(
        unit__in=units, monday__range=(first, week.monday), state__in=SHOWN
    )
    for roster in rows.order_by("monday", "-revision"):  # what is published holds to the last
        approved[roster.unit_id][roster.monday] = roster
    days = calendar.working_days(week)
    found = {
        unit_id: _alike(days, of_unit, calendar)
        for unit_id, of_unit in approved.items()
        if week.monday not in of_unit
    }
    return {unit_id: BorrowedPlan(plan) for unit_id, plan in found.items() if plan}


def borrowed_weeks(
    agency: Agency, units: Collection[Unit | int], week: Week, *, at: datetime
) -> dict[int, Week]:
    """By unit the week whose plan stands, as provisional. As many queries."""
    plans = borrowed_plans(agency, units, week, at=at)
    return {unit_id: plan.week for unit_id, plan in plans.items()}


def provisional_week(
    mandate: Mandate, unit: Unit, week: Week, *, at: datetime
) -> ProvisionalWeek | None:
    """The borrowed week of a unit with its people as they are known by now, judged by what holds in
    that week; None where none is borrowed.
    """
    plan = borrowed_plan(unit, week, at=at)
    if plan is None:
        return None
    sheet = sheets_shown(unit.agency, [unit], week, [])[unit.pk]
    cells = {
        (staff_id, day): replace(cell, reason="", reason_text="", is_pinned=False)
        for (staff_id, day), cell in cells_of(plan.entries().values()).items()
        if staff_id in sheet.by_id and day in sheet.by_id[staff_id].days
    }
    known = as_known(sheet.with_cells(cells))
    writer = verdict_writer_for(mandate, known)
    there: dict[date, list[str]] = defaultdict(list)
    for (staff_id, day), cell in sorted(known.cells.items()):
        if cell.is_on_site:
            there[day].append(known.by_id[staff_id].short_name)
    return ProvisionalWeek(
        borrowed=plan.week,
        days=tuple((day, tuple(there[day])) for day in known.days),
        verdicts=tuple(one for one in writer.verdicts() if one.blocks),
    )


def _alike(
    days: Sequence[date], approved: Mapping[date, WeeklyRoster], calendar: Calendar
) -> dict[date, WeeklyRoster]:
    found: dict[date, WeeklyRoster] = {}
    for day in days:
        alike = (day - timedelta(weeks=weeks) for weeks in range(1, WEEKS_BACK + 1))
        mondays = (Week.of(past).monday for past in alike if calendar.is_working(past))
        newest = next((approved[monday] for monday in mondays if monday in approved), None)
        if newest:
            found[day] = newest
    return found
