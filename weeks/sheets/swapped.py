"""What it does to the cells of a week that two colleagues exchanged days: who was to be at the
office works at home, and the other way round; and that somebody lives in, which is moved alike.
"""

from collections.abc import Iterable
from dataclasses import replace

from weeks.enums import Mode
from weeks.models import DutyState
from weeks.values.cells import AT_HOME, Cell, CellKey, SwappedDay

EXCHANGED = frozenset({Mode.ON_SITE, Mode.REMOTE})


def swapped_days(states: Iterable[DutyState]) -> dict[CellKey, SwappedDay]:
    """Whose days are exchanged, with where they are instead."""
    return {
        (one.staff_id, one.day): SwappedDay(Mode(one.swapped_to), one.reason)
        for one in states
        if one.swapped_to
    }


def swapped_in(cell: Cell, swap: SwappedDay | None) -> Cell:
    """The cell with the exchanges as they stand now; an absence and a duty come before them. A day
    that is exchanged no more stands as it was planned.
    """
    if swap is None:
        return (
            cell
            if not cell.is_swapped
            else replace(_turned(cell, _planned(cell)), is_swapped=False)
        )
    moved = _turned(cell, swap.mode)
    is_swapped = swap.mode in {moved.morning, moved.afternoon}
    reason = swap.reason if moved.is_on_site else ""
    return replace(moved, is_swapped=is_swapped, reason=reason, reason_text="")


def swapped_half(stands: Mode | None, swap: SwappedDay | None) -> Mode | None:
    """Where somebody is in a half that no cell is kept of."""
    return swap.mode if swap and stands in EXCHANGED else stands


def _planned(cell: Cell) -> Mode:
    """Who was exchanged to the office was to be at home; who was called in then was exchanged from
    it.
    """
    at_home = AT_HOME & {cell.morning, cell.afternoon}
    return Mode.ON_SITE if at_home or cell.is_called else Mode.REMOTE


def _turned(cell: Cell, mode: Mode) -> Cell:
    movable = EXCHANGED | ({Mode.LIVE_IN} if cell.is_swapped else set())
    morning, afternoon = (
        mode if half in movable else half for half in (cell.morning, cell.afternoon)
    )
    return replace(cell, morning=morning, afternoon=afternoon, reason="", reason_text="")
