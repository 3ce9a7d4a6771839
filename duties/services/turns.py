"""Put people on duty and take them off, one step at a time, and take a step back."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from json import dumps

from django.db import transaction

from accounts.models import User
from audit.services import record
from duties.enums import DutyStepKind
from duties.errors import NothingChanged, NotThere
from duties.models import DutyRoster, DutyStep, DutyTurn
from duties.selectors.sheets import duty_sheet
from duties.selectors.steps import redoable_step, undoable_step
from duties.services.moving import DUTIES, duty_roster_for_act
from duties.sheets.obstacles import obstacle
from duties.sheets.sheet import DutySheet
from duties.values.rosters import TurnEdit, TurnPin
from planning.workflow import RosterAct
from rosters.errors import NothingToUndo, OverwrittenStep
from weeks.models import EDITABLE
from weeks.values.cells import Seen

TurnList = tuple[int, str, int, bool]
"""Shift, ISO day, person and whether it is pinned, as a step keeps it."""


@transaction.atomic
def change_turns(
    roster_id: int, edits: Sequence[TurnEdit], *, by: User, at: datetime, seen: Seen
) -> DutyRoster:
    """All of the edits as one step, or none of them.

    Raises what `duties.sheets.obstacles` finds against a turn, NotThere, NothingChanged,
    NotEditable, RosterChanged.
    """
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    sheet = duty_sheet(roster)
    pinned = {turn_key(turn): turn.is_pinned for turn in sheet.turns}
    taken, given = _checked(sheet, edits)
    claimed = DUTIES.claim(roster, seen=seen, states=EDITABLE, at=at)
    return write_step(
        claimed,
        [(*key, pinned.get(key, False)) for key in taken],
        [(*key, False) for key in given],
        DutyStepKind.SET,
        by=by,
        at=at,
    )


@transaction.atomic
def pin_turns(
    roster_id: int, pins: Sequence[TurnPin], *, by: User, at: datetime, seen: Seen
) -> DutyRoster:
    """Keep these turns from the planner, or leave them to it again. Raises NotThere,
    NothingChanged, NotEditable, RosterChanged.
    """
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    stands = {turn_key(turn): turn.is_pinned for turn in roster.turns.all()}
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
    claimed = DUTIES.claim(roster, seen=seen, states=EDITABLE, at=at)
    return write_step(claimed, taken, given, DutyStepKind.SET, by=by, at=at)


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


def write_step(
    roster: DutyRoster,
    taken: Sequence[TurnList],
    given: Sequence[TurnList],
    kind: DutyStepKind,
    *,
    by: User | None,
    at: datetime,
) -> DutyRoster:
    """Write one step on a roster that was claimed, with its event."""
    _write(roster, taken, given, by=by, at=at)
    DutyStep.objects.create(
        roster=roster,
        version=roster.version,
        kind=kind,
        taken=list(map(list, taken)),
        given=list(map(list, given)),
        by=by,
        at=at,
    )
    _record(roster, f"duties.{kind}", taken, given, by=by, at=at)
    return roster


def turns_content(turns: Iterable[DutyTurn]) -> str:
    """The hash by which the turns of a roster are recognised, in whatever order they come."""
    rows = sorted([*turn_key(turn), turn.state, turn.is_pinned] for turn in turns)
    return sha256(dumps(rows, separators=(",", ":")).encode()).hexdigest()


def turn_key(turn: DutyTurn) -> tuple[int, str, int]:
    """Shift, ISO day and person, as a step keeps them."""
    return turn.shift_id, turn.day.isoformat(), turn.staff_id


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
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    step = undoable_step(roster, by) if is_undone else redoable_step(roster, by)
    if step is None:
        raise NothingToUndo
    forth = [tuple(one) for one in step.given], [tuple(one) for one in step.taken]
    taken, given = forth if is_undone else forth[::-1]
    stands = {(*turn_key(turn), turn.is_pinned) for turn in roster.turns.all()}
    if not stands.issuperset(taken) or stands.intersection(given):
        raise OverwrittenStep
    claimed = DUTIES.claim(roster, seen=seen, states=EDITABLE, at=at)
    _write(claimed, taken, given, by=by, at=at)
    DutyStep.objects.filter(pk=step.pk).update(is_undone=is_undone, version=claimed.version)
    act = "duties.undo-turns" if is_undone else "duties.redo-turns"
    _record(claimed, act, taken, given, by=by, at=at)
    return claimed


def _write(
    roster: DutyRoster,
    taken: Collection[TurnList],
    given: Collection[TurnList],
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Rows out and in, then the hash of what the roster holds now."""
    out = {one[:3] for one in taken}
    rows = list(roster.turns.all())
    gone = [row for row in rows if turn_key(row) in out]
    new = [
        DutyTurn(
            roster=roster,
            shift_id=shift_id,
            day=date.fromisoformat(day),
            staff_id=staff_id,
            is_pinned=pinned,
            changed_by=by,
            changed_at=at,
        )
        for shift_id, day, staff_id, pinned in given
    ]
    roster.turns.filter(pk__in=[row.pk for row in gone]).delete()
    DutyTurn.objects.bulk_create(new)
    stands = [row for row in rows if turn_key(row) not in out]
    roster.content = turns_content([*stands, *new])
    DutyRoster.objects.filter(pk=roster.pk).update(content=roster.content)


def _record(
    roster: DutyRoster,
    act: str,
    taken: Sequence[TurnList],
    given: Sequence[TurnList],
    *,
    by: User | None,
    at: datetime,
) -> None:
    record(
        act,
        roster,
        by=by,
        at=at,
        agency=roster.agency_id,
        after={
            "version": roster.version,
            "taken": list(map(list, taken)),
            "given": list(map(list, given)),
        },
    )
