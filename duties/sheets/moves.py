"""What becomes of a roster of duty if a turn is put into another cell, before it is done."""

from collections.abc import Iterator
from datetime import date

from duties.sheets.bands import chip_of
from duties.sheets.edits import edited_keys
from duties.sheets.judging import findings_of
from duties.sheets.sheet import DutySheet, TurnKey
from duties.sheets.telling import duty_verdicts, opened_cell
from duties.values.bands import CellPlace, DutyVerdict, TurnChip
from duties.values.cells import LookedInto, MoveChoice, TurnMove
from duties.values.rosters import TurnEdit
from refusals import Refusal
from units.words import day_in_a_sentence

NOWHERE = LookedInto()


def looked_into(sheet: DutySheet, place: CellPlace | None, held: TurnKey | None) -> LookedInto:
    """What somebody sees of a cell: what could be done there with the turn in hand, else who is
    there and who could be.
    """
    move = move_of(sheet, held, place) if held and held[:2] != place else None
    if move is not None:
        return LookedInto(move=move)
    return LookedInto(opened=opened_cell(sheet, place) if place else None)


def move_of(sheet: DutySheet, held: TurnKey, place: CellPlace | None) -> TurnMove | None:
    """The turn in hand, and what can be done with it at `place`; None if there is no such turn."""
    shift_id, day, staff_id = held
    found = [turn for turn in sheet.by_cell.get((shift_id, day), ()) if turn.staff_id == staff_id]
    if not found:
        return None
    is_there = place is not None and place != (shift_id, day) and place in sheet.need_of
    return TurnMove(
        held=f"{shift_id}:{day.isoformat()}:{staff_id}",
        person=chip_of(sheet, found[0]),
        source=_named(sheet, shift_id, day),
        target=_named(sheet, *place) if place and is_there else None,
        place=f"{place[0]}:{place[1].isoformat()}" if place and is_there else "",
        choices=tuple(_choices(sheet, held, place)) if place and is_there else (),
    )


def _choices(sheet: DutySheet, held: TurnKey, place: CellPlace) -> Iterator[MoveChoice]:
    """To change places with each who is there; to go there as well, where there is room."""
    shift_id, day, staff_id = held
    there = [turn for turn in sheet.by_cell.get(place, ()) if turn.staff_id != staff_id]
    before = duty_verdicts(sheet, findings_of(sheet))
    for turn in there:
        edits = (
            TurnEdit(shift_id, day, take=staff_id, give=turn.staff_id),
            TurnEdit(*place, take=turn.staff_id, give=staff_id),
        )
        yield _choice(sheet, edits, chip_of(sheet, turn), before)
    most = sheet.need_of[place].most
    if most is None or len(there) < most:
        edits = (TurnEdit(shift_id, day, take=staff_id), TurnEdit(*place, give=staff_id))
        yield _choice(sheet, edits, None, before)


def _choice(
    sheet: DutySheet,
    edits: tuple[TurnEdit, ...],
    other: TurnChip | None,
    before: tuple[DutyVerdict, ...],
) -> MoveChoice:
    try:
        after = sheet.with_keys(edited_keys(sheet, edits))
    except Refusal as refused:
        return MoveChoice(edits=edits, other=other, refused=str(refused.sentence))
    now = duty_verdicts(after, findings_of(after))
    return MoveChoice(
        edits=edits,
        other=other,
        refused="",
        comes=tuple(one for one in now if one not in before),
        goes=tuple(one for one in before if one not in now),
    )


def _named(sheet: DutySheet, shift_id: int, day: date) -> str:
    shift = sheet.shift_of[shift_id]
    name = f"{shift.post.name}, {shift.name}" if shift.name else shift.post.name
    return f"{name}, {day_in_a_sentence(day)}"
