"""The week of the whole agency on one sheet, in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from planning.time import Half, Slot, Week
from rosters.selectors.shown_cells import readable_rosters
from rosters.selectors.standing_in import CARRIED, WEEKS_BACK
from rosters.values.agency_week import (
    AgencyWeek,
    CountedUnit,
    SheetCell,
    SheetPerson,
    SheetUnit,
)
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import Mode, RosterState
from weeks.models import SHOWN, Entry, WeeklyRoster
from weeks.selectors.rosters import visible_units
from weeks.selectors.shown import sheets_shown
from weeks.sheets import WeekSheet, cells_of
from weeks.sheets.people import Member
from weeks.sheets.readers import shown_mode
from weeks.values.cells import Cell, CellKey


def agency_week(mandate: Mandate, week: Week) -> AgencyWeek:
    """Every unit that files and the reader may look at: its approved roster, else the one that is
    made, else, where the agency wants that, its last approved plan. That somebody is ill is told
    to nobody here, as it is a paper for all.
    """
    units = list(visible_units(mandate).filter(files_roster=True).select_related("agency"))
    rosters = _standing(mandate, units, week)
    sheets = sheets_shown(mandate.agency, units, week, rosters.values())
    lacking = [unit for unit in units if unit.pk not in rosters]
    plans = _last_plans(lacking, week) if mandate.agency.provisional_plans else {}
    known = _cells_by_unit(plans, week)
    days = next(iter(sheets.values())).days if sheets else ()
    return AgencyWeek(
        week=week,
        days=days,
        agency_name=mandate.agency.name,
        units=tuple(
            _planned(sheets[unit.pk], rosters[unit.pk])
            if unit.pk in rosters
            else _unplanned(sheets[unit.pk], plans.get(unit.pk), known.get(unit.pk, {}))
            for unit in units
        ),
    )


def _standing(mandate: Mandate, units: Iterable[Unit], week: Week) -> dict[int, WeeklyRoster]:
    """What was approved before what is still worked on, the newest last."""
    rosters = readable_rosters(mandate).filter(unit__in=units, monday=week.monday)
    found = rosters.select_related("unit", "agency")
    return {
        one.unit_id: one
        for one in sorted(found, key=lambda one: (one.state in SHOWN, one.revision))
    }


def _last_plans(units: Iterable[Unit], week: Week) -> dict[int, WeeklyRoster]:
    rosters = WeeklyRoster.objects.filter(
        unit__in=units,
        monday__lt=week.monday,
        monday__gte=week.monday - timedelta(weeks=WEEKS_BACK),
        state__in=SHOWN,
    )
    return {one.unit_id: one for one in rosters.order_by("monday", "revision")}


def _cells_by_unit(plans: Mapping[int, WeeklyRoster], week: Week) -> dict[int, dict[CellKey, Cell]]:
    """The cells of older plans on the days of this week."""
    by_roster = {plan.pk: plan for plan in plans.values()}
    found: dict[int, dict[CellKey, Cell]] = {}
    for entry in Entry.objects.filter(roster__in=by_roster):
        plan = by_roster[entry.roster_id]
        for (staff_id, day), cell in cells_of([entry]).items():
            moved = day + (week.monday - plan.monday)
            found.setdefault(plan.unit_id, {})[staff_id, moved] = cell
    return found


def _planned(sheet: WeekSheet, roster: WeeklyRoster) -> SheetUnit:
    is_approved = roster.state in SHOWN

    def cell(member: Member, day: date) -> SheetCell:
        halves = (sheet.mode(member, Slot(day, half)) for half in Half)
        return SheetCell(*(shown_mode(False, mode) for mode in halves))

    return SheetUnit(
        unit_id=sheet.unit.pk,
        name=sheet.unit.name,
        standing=CountedUnit.APPROVED if is_approved else CountedUnit.UNAPPROVED,
        state=RosterState(roster.state),
        borrowed=None,
        people=tuple(
            SheetPerson(
                member.staff.full_name,
                member.title,
                tuple(cell(member, day) for day in sheet.days),
            )
            for member in sheet.members
        ),
    )


def _unplanned(
    sheet: WeekSheet, plan: WeeklyRoster | None, cells: Mapping[CellKey, Cell]
) -> SheetUnit:
    def carried(mode: Mode | None) -> Mode | None:
        return mode if mode in CARRIED else None

    def cell(member: Member, day: date) -> SheetCell:
        known = cells.get((member.id, day))
        return SheetCell(
            carried(known.morning if known else None), carried(known.afternoon if known else None)
        )

    return SheetUnit(
        unit_id=sheet.unit.pk,
        name=sheet.unit.name,
        standing=CountedUnit.PROVISIONAL if plan else CountedUnit.MISSING,
        state=None,
        borrowed=plan.week if plan else None,
        people=tuple(
            SheetPerson(
                member.staff.full_name,
                member.title,
                tuple(cell(member, day) for day in sheet.days),
            )
            for member in sheet.members
        ),
    )
