"""Which cells people's comings, goings and absences have made wrong, and the week without that."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from units.models import Absence
from weeks.sheets import WeekSheet
from weeks.sheets.absences import AwayHalves, away_halves, first_away, laid_over
from weeks.sheets.called import called_in
from weeks.sheets.rostered import NOT_ON_DUTY, duty_on_day_off, on_duty_in
from weeks.sheets.swapped import swapped_in
from weeks.values.cells import (
    Cell,
    CellKey,
    CellsBefore,
)


def outdated_cells(sheet: WeekSheet) -> CellsBefore:
    """The cells that people's comings, goings and absences have made wrong, with what they
    should be. One query.
    """
    return outdated_in([sheet])[sheet.unit.pk]


def outdated_in(sheets: Sequence[WeekSheet]) -> dict[int, CellsBefore]:
    """The same for any number of units of one agency in one query, by the unit's id."""
    away = _away_in(sheets)
    found = {}
    for sheet in sheets:
        now = _as_recorded(sheet, away)
        found[sheet.unit.pk] = _duty_changed(sheet, away) | {
            key: (before, after)
            for key in sheet.cells.keys() | now.keys()
            if (before := sheet.cells.get(key)) is not (after := now.get(key)) and before != after
        }
    return found


def as_known(sheet: WeekSheet, changes: CellsBefore | None = None) -> WeekSheet:
    """The week with its people as they are known by now: `changes` are those of `outdated_cells`,
    unless only some of them are to be taken in.
    """
    taken = outdated_cells(sheet) if changes is None else changes
    if not taken:
        return sheet
    gone = {key for key, (_before, after) in taken.items() if after is None}
    known = {key: after for key, (_before, after) in taken.items() if after is not None}
    on_days_off = {key: known.pop(key) for key in list(known) if key[1] in sheet.off_days}
    return replace(
        sheet,
        cells={key: cell for key, cell in sheet.cells.items() if key not in gone} | known,
        duty={key: cell for key, cell in sheet.duty.items() if key not in gone} | on_days_off,
    )


def first_cells(sheet: WeekSheet) -> dict[CellKey, Cell]:
    """The cells of a week nobody has planned yet."""
    away = _away_in([sheet])
    on_days_off = {
        key: after for key, (_before, after) in _duty_changed(sheet, away).items() if after
    }
    return _as_recorded(sheet.with_cells({}), away) | on_days_off


def _away_in(sheets: Sequence[WeekSheet]) -> Mapping[CellKey, AwayHalves]:
    """Who of these units is away when in their weeks. One query, which names the people of one
    unit; of more it asks for the whole agency, as thousands of names would cost more than the few
    who are away elsewhere.
    """
    days = sorted({day for sheet in sheets for day in (*sheet.days, *sheet.off_days)})
    people = {member.id for sheet in sheets for member in sheet.members}
    if not days or not people:
        return {}
    rows = Absence.objects.filter(first__lte=days[-1], last__gte=days[0])
    one, *others = sheets
    among = (
        rows.filter(staff__agency=one.unit.agency_id) if others else rows.filter(staff__in=people)
    )
    return away_halves(among, days)


def _as_recorded(sheet: WeekSheet, away: Mapping[CellKey, AwayHalves]) -> dict[CellKey, Cell]:
    """Every cell of the members who belong to the unit on its day, as absences, exchanges, calls
    and rosters of duty have it.
    """
    return {
        (member.id, day): _known_cell(sheet, away, (member.id, day))
        for member in sheet.members
        for day in member.days
    }


def _known_cell(sheet: WeekSheet, away: Mapping[CellKey, AwayHalves], key: CellKey) -> Cell:
    stands, default = sheet.cells.get(key), sheet.default[key[1]]
    cell = laid_over(away.get(key), stands, default) if stands else first_away(away, key, default)
    return on_duty_in(
        called_in(swapped_in(cell, sheet.swapped.get(key)), sheet.called.get(key)),
        sheet.rostered.get(key, NOT_ON_DUTY),
        default,
        is_rest_day=key in sheet.rest_days,
    )


def _duty_changed(sheet: WeekSheet, away: Mapping[CellKey, AwayHalves]) -> CellsBefore:
    """Duty on days off that is not there any more, of people who are away or have left and of
    rosters of duty that took it out, and what rosters of duty put there.
    """
    found: CellsBefore = {
        (staff_id, day): (cell, None)
        for (staff_id, day), cell in sheet.duty.items()
        if (staff_id, day) in away
        or day not in sheet.by_id[staff_id].off_days
        or (cell.is_rostered and (staff_id, day) not in sheet.rostered)
    }
    for member in sheet.members:
        for day in member.off_days:
            key = (member.id, day)
            wanted = duty_on_day_off(sheet.rostered.get(key, NOT_ON_DUTY))
            if wanted and key not in away and sheet.duty.get(key) != wanted:
                found[key] = (sheet.duty.get(key), wanted)
    return found
