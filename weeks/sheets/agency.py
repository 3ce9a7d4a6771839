"""All units' weeks together, judged by the rules that speak of the agency as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planning.force import InForce
from planning.precedence import Resolution
from planning.time import Slot
from weeks.enums import Mode
from weeks.sheets.sheet import WeekSheet
from weeks.sheets.verdicts import VerdictWriter
from weeks.values.cells import Cell, CellKey
from weeks.values.verdict import Verdict


def agency_verdicts(sheets: Iterable[WeekSheet]) -> tuple[Verdict, ...]:
    """What the units' weeks come to together. People of a unit that has filed nothing count
    where they are by default.
    """
    writers = (VerdictWriter(together, lambda mode: mode) for together in agency_sheets(sheets))
    return tuple(replace(verdict, people=()) for writer in writers for verdict in writer.verdicts())


def agency_sheets(sheets: Iterable[WeekSheet]) -> tuple[WeekSheet, ...]:
    """For each rule about the agency as a whole, one sheet of everybody in the units that it
    speaks of.
    """
    units = list(sheets)
    resolution = (
        units[0].law.for_agency((sheet.value for sheet in units), map(Slot, units[0].days))
        if units
        else Resolution()
    )
    spoken_of = (
        (one, [sheet for sheet in units if one.binds(sheet.value)]) for one in resolution.rules
    )
    return tuple(_together(one, among, resolution) for one, among in spoken_of if among)


def _together(one: InForce, units: Sequence[WeekSheet], resolution: Resolution) -> WeekSheet:
    members = tuple(member for sheet in units for member in sheet.members)
    cells = {key: cell for sheet in units for key, cell in _every_cell(sheet).items()}
    return replace(units[0], members=members, cells=cells, rules=(one,), resolution=resolution)


def _every_cell(sheet: WeekSheet) -> dict[CellKey, Cell]:
    empty = {
        (member.id, day): Slot(day)
        for member in sheet.members
        for day in sheet.days
        if (member.id, day) not in sheet.cells
    }
    modes: dict[CellKey, Mode] = {
        key: sheet.mode(sheet.by_id[key[0]], slot) for key, slot in empty.items()
    }
    return {
        **sheet.cells,
        **{key: Cell(morning=mode, afternoon=mode) for key, mode in modes.items()},
    }
