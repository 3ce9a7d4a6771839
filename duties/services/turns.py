"""Put people on duty and take them off, one step at a time, and take a step back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from duties.enums import DutyStepKind
from duties.errors import NothingChanged, NotThere
from duties.models import DutyRoster
from duties.selectors.sheets import turns_sheet
from duties.selectors.steps import redoable_step, undoable_step
from duties.services.moving import roster_to_edit
from duties.services.steps import TurnList, repeat_step, take_step, turn_key
from duties.sheets.edits import edited_keys
from duties.sheets.sheet import TurnKey
from duties.values.rosters import TurnEdit, TurnPin
from rosters.errors import NothingToUndo, OverwrittenStep
from weeks.values.cells import Seen


@transaction.atomic
def change_turns(
    roster_id: int, edits: Sequence[TurnEdit], *, by: User, at: datetime, seen: Seen
) -> DutyRoster:
    """All of the edits as one step, or none of them.

    Raises what `duties.sheets.obstacles` finds against a turn, NotThere, NothingChanged,
    NotEditable, RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    sheet = turns_sheet(roster, {edit.give for edit in edits if edit.give is not None})
    pinned = {turn_key(turn): turn.is_pinned for turn in sheet.turns}
    before, after = sheet.keys, edited_keys(sheet, edits)
    if before == after:
        raise NothingChanged
    return take_step(
        roster,
        [(*key, pinned.get(key, False)) for key in _listed(before - after)],
        [(*key, False) for key in _listed(after - before)],
        DutyStepKind.SET,
        seen=seen,
        by=by,
        at=at,
        rows=sheet.turns,
    )


@transaction.atomic
def pin_turns(
    roster_id: int, pins: Sequence[TurnPin], *, by: User, at: datetime, seen: Seen
) -> DutyRoster:
    """Keep these turns from the planner, or leave them to it again. Raises NotThere,
    NothingChanged, NotEditable, RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    rows = list(roster.turns.all())
    stands = {turn_key(turn): turn.is_pinned for turn in rows}
    taken: list[TurnList] = []
    given: list[TurnList] = []
    for pin in pins:
        key = (pin.shift_id, pin.day.isoformat(), pin.staff_id)
        if key not in stands:
            raise NotThere(day=pin.day)
        if stands[key] is not pin.is_pinned:
            taken.append((*key, stands[key]))
            given.append((*key, pin.is_pinned))
    if not taken:
        raise NothingChanged
    return take_step(roster, taken, given, DutyStepKind.SET, seen=seen, by=by, at=at, rows=rows)


@transaction.atomic
def undo_turns(roster_id: int, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    """Take back the last step, if it is one's own. Raises NothingToUndo, OverwrittenStep,
    NotEditable, RosterChanged.
    """
    return _again(roster_id, is_undone=True, by=by, at=at, seen=seen)


@transaction.atomic
def redo_turns(roster_id: int, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    """Do the step again that was taken back last. Raises what `undo_turns` does."""
    return _again(roster_id, is_undone=False, by=by, at=at, seen=seen)


def _listed(keys: Iterable[TurnKey]) -> list[tuple[int, str, int]]:
    return sorted((shift_id, day.isoformat(), staff_id) for shift_id, day, staff_id in keys)


def _again(roster_id: int, *, is_undone: bool, by: User, at: datetime, seen: Seen) -> DutyRoster:
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    step = undoable_step(roster, by) if is_undone else redoable_step(roster, by)
    if step is None:
        raise NothingToUndo
    forth = [tuple(one) for one in step.given], [tuple(one) for one in step.taken]
    taken, given = forth if is_undone else forth[::-1]
    rows = list(roster.turns.all())
    stands = {(*turn_key(turn), turn.is_pinned) for turn in rows}
    if not stands.issuperset(taken) or stands.intersection(given):
        raise OverwrittenStep
    return repeat_step(
        roster, step, taken, given, is_undone=is_undone, seen=seen, by=by, at=at, rows=rows
    )
