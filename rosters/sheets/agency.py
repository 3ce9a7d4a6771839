"""All units' weeks together, judged by the rules that speak of the agency as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planning.force import InForce
from planning.time import Slot
from rosters.enums import Mode
from rosters.sheets.sheet import Sheet
from rosters.sheets.verdicts import Teller
from rosters.values.cells import Cell, CellKey
from rosters.values.verdict import Verdict


def agency_verdicts(sheets: Iterable[Sheet]) -> tuple[Verdict, ...]:
    """What the units' weeks come to together. People of a unit that has filed nothing count where they are by default."""
    units = list(sheets)
    rules = units[0].spanning if units else ()
    verdicts = (verdict for one in rules for verdict in _judged(one, [sheet for sheet in units if one.scope.includes(sheet.value)]))
    return tuple(replace(verdict, people=()) for verdict in verdicts)


def _judged(one: InForce, units: Sequence[Sheet]) -> tuple[Verdict, ...]:
    if not units:
        return ()
    members = tuple(member for sheet in units for member in sheet.members)
    cells = {key: cell for sheet in units for key, cell in _every_cell(sheet).items()}
    together = replace(units[0], members=members, cells=cells, rules=(one,), spanning=())
    return Teller(together, {}, lambda mode: mode).verdicts()


def _every_cell(sheet: Sheet) -> dict[CellKey, Cell]:
    empty = {(member.id, day): Slot(day) for member in sheet.members for day in sheet.days if (member.id, day) not in sheet.cells}
    modes: dict[CellKey, Mode] = {key: sheet.mode(sheet.by_id[key[0]], slot) for key, slot in empty.items()}
    return {**sheet.cells, **{key: Cell(morning=mode, afternoon=mode) for key, mode in modes.items()}}
