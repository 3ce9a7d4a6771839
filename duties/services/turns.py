"""Put people on duty and take them off, one step at a time, and take a step back."""

from collections.abc import Sequence
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
from duties.sheets.obstacles import obstacle
from duties.sheets.sheet import DutySheet
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
    sheet = turns_sheet(roster)
    pinned = {turn_key(turn): turn.is_pinned for turn in sheet.turns}
    taken, given = _checked(sheet, edits)
    return take_step(
        roster,
        [(*key, pinned.get(key, False)) for key in taken],
        [(*key, False) for key in given],
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


def _checked(
    sheet: DutySheet, edits: Sequence[TurnEdit]
) -> tuple[list[tuple[int, str, int]], list[tuple[int, str, int]]]:
    """Which turns go and which come. Each edit is looked at as if those before it were done, so
    that two people change places in one step. Raises the first obstacle.
    """
    before = sheet.keys
    after = set(before)
    for edit in edits:
        if edit.take is not None:
            if (edit.shift_id, edit.day, edit.take) not in after:
                raise NotThere(day=edit.day)
            after.discard((edit.shift_id, edit.day, edit.take))
    left = sheet.with_keys(after)
    for edit in edits:
        if edit.give is not None:
            refused = obstacle(left, edit.shift_id, edit.day, edit.give)
            if refused is not None:
                raise refused
            after.add((edit.shift_id, edit.day, edit.give))
            left = left.with_keys(after)
    taken = sorted((shift, day.isoformat(), who) for shift, day, who in before - after)
    given = sorted((shift, day.isoformat(), who) for shift, day, who in after - before)
    if not taken and not given:
        raise NothingChanged
    return taken, given


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
