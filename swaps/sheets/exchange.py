"""Whether two people of a loaded week could exchange days, and the week once they have."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planning.violation import Violation
from refusals import Refusal
from swaps.errors import DaysApart, ExchangedAlready, NotAtHome, NotAtOffice, NoWeekThere
from swaps.values.offers import DayExchange
from weeks.enums import Mode
from weeks.sheets import WeekSheet
from weeks.sheets.swapped import swapped_in
from weeks.values.cells import Cell, CellKey, SwappedDay


def moves_of(sheet: WeekSheet, wish: DayExchange) -> Mapping[CellKey, SwappedDay]:
    """Where each of the two is instead; who comes does so for the reason the other was to."""
    cells = sheet.cells
    given, taken = cells[wish.giver, wish.day], cells[wish.taker, wish.other_day]
    return {
        (wish.giver, wish.day): SwappedDay(Mode.REMOTE),
        (wish.taker, wish.day): SwappedDay(Mode.ON_SITE, given.reason),
        (wish.taker, wish.other_day): SwappedDay(Mode.REMOTE),
        (wish.giver, wish.other_day): SwappedDay(Mode.ON_SITE, taken.reason),
    }


def exchanged(sheet: WeekSheet, wish: DayExchange) -> WeekSheet:
    """The week as it is known, with the exchange."""
    moves = moves_of(sheet, wish)
    cells = {key: swapped_in(sheet.cells[key], swap) for key, swap in moves.items()}
    return replace(sheet, cells={**sheet.cells, **cells}, swapped={**sheet.swapped, **moves})


def misfit(sheet: WeekSheet, wish: DayExchange) -> Refusal | None:
    """What speaks against it before any rule is asked; None if nothing does."""
    if wish.day == wish.other_day or not {wish.day, wish.other_day} <= {*sheet.days}:
        return DaysApart()
    for staff_id in (wish.giver, wish.taker):
        member = sheet.by_id.get(staff_id)
        if member is None or not {wish.day, wish.other_day} <= member.days:
            return NoWeekThere()
    return (
        _lacks(sheet, wish.giver, wish.day, Mode.ON_SITE)
        or _lacks(sheet, wish.taker, wish.day, Mode.REMOTE)
        or _lacks(sheet, wish.taker, wish.other_day, Mode.ON_SITE)
        or _lacks(sheet, wish.giver, wish.other_day, Mode.REMOTE)
    )


def new_breach(sheet: WeekSheet, wish: DayExchange) -> Violation | None:
    """The first rule that is kept now and would be broken, or broken worse; an order or a wish."""
    stood = {*sheet.violations}
    after = exchanged(sheet, wish)
    return next((one for one in after.violations if one not in stood), None)


def days_at(sheet: WeekSheet, staff_id: int, mode: Mode) -> list[date]:
    """The days of the week that somebody is there, or at home, for all of, and free to give."""
    return [day for day in sheet.days if _is(sheet.cells.get((staff_id, day)), mode)]


def _is(cell: Cell | None, mode: Mode) -> bool:
    return cell is not None and not cell.is_touched and cell.morning == cell.afternoon == mode


def _lacks(sheet: WeekSheet, staff_id: int, day: date, mode: Mode) -> Refusal | None:
    cell = sheet.cells.get((staff_id, day))
    if _is(cell, mode):
        return None
    name = sheet.by_id[staff_id].staff.full_name
    if cell is not None and cell.is_touched and not cell.is_given:
        return ExchangedAlready(name=name, day=day)
    refusal = NotAtOffice if mode is Mode.ON_SITE else NotAtHome
    return refusal(name=name, day=day)
