"""What it does to the cells of a week that somebody was called, or allowed to come: a half at home
becomes one at the office.
"""

from collections.abc import Iterable
from dataclasses import replace

from weeks.enums import Mode
from weeks.models import DutyState
from weeks.values.cells import AT_HOME, CallHalves, Cell, CellKey


def call_halves(states: Iterable[DutyState]) -> dict[CellKey, CallHalves]:
    """When who comes, called by whomever; the reason is that of the first call."""
    found: dict[CellKey, CallHalves] = {}
    for state in states:
        before = found.get((state.staff_id, state.day), CallHalves(False, False, state.reason))
        found[state.staff_id, state.day] = CallHalves(
            before.morning or state.morning, before.afternoon or state.afternoon, before.reason
        )
    return found


def called_in(cell: Cell, call: CallHalves | None) -> Cell:
    """The cell with the calls as they stand now. Who is at the office already, on duty or away is
    there or is not as before; a half that a call had taken and takes no more is one at home.
    """
    if call is None and not cell.is_called:
        return cell
    halves = call.both if call else (False, False)
    morning, afternoon = (
        _half(cell, stands, is_called)
        for stands, is_called in zip((cell.morning, cell.afternoon), halves, strict=True)
    )
    is_called = any(
        is_called and now is Mode.ON_SITE and (cell.is_called or stands in AT_HOME)
        for is_called, now, stands in zip(
            halves, (morning, afternoon), (cell.morning, cell.afternoon), strict=True
        )
    )
    found = replace(cell, morning=morning, afternoon=afternoon, is_called=is_called)
    if call and is_called and not cell.is_on_site:
        return replace(found, reason=call.reason, reason_text="")
    return found if found.is_on_site else replace(found, reason="", reason_text="")


def comes_in(stands: Mode | None, is_called: bool) -> Mode | None:
    """Where somebody is in a half that no cell is kept of: `stands` unless they were called."""
    return Mode.ON_SITE if is_called and (stands is None or stands in AT_HOME) else stands


def _half(cell: Cell, stands: Mode, is_called: bool) -> Mode:
    if is_called:
        return Mode.ON_SITE if stands in AT_HOME else stands
    return Mode.REMOTE if cell.is_called and stands is Mode.ON_SITE else stands
