"""What somebody's leave would do to the weeks of the unit, before anybody decides."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from calls.selectors.judging import standing_sheet
from planning.time import Week
from rosters.values.leave_effect import LeaveEffect
from units.models import LeaveRequest, Unit
from units.selectors import Mandate, calendar_of
from units.selectors.leave import people_at_home_in
from weeks.selectors.sheets import absences_in
from weeks.sheets import WeekSheet
from weeks.sheets.absences import away_halves, laid_over
from weeks.sheets.readers import verdict_writer_for
from weeks.values.verdict import Verdict

MOST_WEEKS: Final = 4


def leave_effect(mandate: Mandate, asked: LeaveRequest, unit: Unit) -> LeaveEffect:
    """Of the first weeks it touches, each as it stands now beside the same with the leave; the same
    queries for each week.
    """
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    weeks = dict.fromkeys(Week.of(day) for day in days)
    verdicts, judged = list[Verdict](), 0
    for week in islice(weeks, MOST_WEEKS):
        sheet = standing_sheet(unit, week)
        if sheet is not None and asked.staff_id in sheet.by_id:
            judged += 1
            verdicts += _worse(mandate, sheet, asked)
    return LeaveEffect(verdicts=tuple(verdicts), away=_away(unit, asked, days), judged=judged)


def _worse(mandate: Mandate, sheet: WeekSheet, asked: LeaveRequest) -> list[Verdict]:
    away = away_halves([asked], sheet.days)
    cells = {
        key: laid_over(halves, sheet.cells[key], sheet.default[key[1]])
        for key, halves in away.items()
        if key in sheet.cells
    }
    after = sheet.with_cells({**sheet.cells, **cells})
    before = replace(sheet, by_halves=True) if after.is_halved else sheet
    stood = {*before.blocking, *before.warnings}
    writer = verdict_writer_for(mandate, after)
    worse = (one for one in (*after.blocking, *after.warnings) if one not in stood)
    return [writer.verdict(one) for one in worse]


def _away(
    unit: Unit, asked: LeaveRequest, days: list[date]
) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """Of the working days, who else of the unit is on record as away; two queries."""
    people = people_at_home_in(unit, asked.first).exclude(pk=asked.staff_id)
    names = dict(people.values_list("pk", "full_name"))
    away = away_halves(absences_in(unit, days, names), days)
    calendar = calendar_of(unit.agency)
    found = {
        day: tuple(name for pk, name in names.items() if (pk, day) in away)
        for day in days
        if calendar.is_working(day)
    }
    return tuple((day, who) for day, who in found.items() if who)
