"""Write one step of editing a roster of duty: the turns that go and come, the new hash with the
claim on the roster, the step itself and its event.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from json import dumps

from accounts.models import User
from audit.services import record
from duties.enums import DutyStepKind
from duties.models import DutyRoster, DutyStep, DutyTurn
from duties.services.moving import DUTIES
from weeks.models import EDITABLE
from weeks.values.cells import Seen

TurnList = tuple[int, str, int, bool]
"""Shift, ISO day, person and whether it is pinned, as a step keeps it."""


def take_step(
    roster: DutyRoster,
    taken: Sequence[TurnList],
    given: Sequence[TurnList],
    kind: DutyStepKind,
    *,
    seen: Seen,
    by: User | None,
    at: datetime,
    rows: Iterable[DutyTurn] | None = None,
) -> DutyRoster:
    """A new step on the roster as it was `seen`; whatever was proposed for it is dropped. `rows`
    are its turns, if they have been read. Raises NotEditable, RosterChanged.
    """
    claimed = _write(roster, taken, given, seen=seen, by=by, at=at, rows=rows)
    DutyStep.objects.create(
        roster=claimed,
        version=claimed.version,
        kind=kind,
        taken=list(map(list, taken)),
        given=list(map(list, given)),
        by=by,
        at=at,
    )
    _record(claimed, f"duties.{kind}", taken, given, by=by, at=at)
    return claimed


def repeat_step(
    roster: DutyRoster,
    step: DutyStep,
    taken: Sequence[TurnList],
    given: Sequence[TurnList],
    *,
    is_undone: bool,
    seen: Seen,
    by: User,
    at: datetime,
    rows: Iterable[DutyTurn],
) -> DutyRoster:
    """The same of a step that is taken back (`is_undone`) or done again."""
    claimed = _write(roster, taken, given, seen=seen, by=by, at=at, rows=rows)
    DutyStep.objects.filter(pk=step.pk).update(is_undone=is_undone, version=claimed.version)
    act = "duties.undo-turns" if is_undone else "duties.redo-turns"
    _record(claimed, act, taken, given, by=by, at=at)
    return claimed


def turns_content(turns: Iterable[DutyTurn]) -> str:
    """The hash by which the turns of a roster are recognised, in whatever order they come."""
    rows = sorted([*turn_key(turn), turn.state, turn.is_pinned] for turn in turns)
    return sha256(dumps(rows, separators=(",", ":")).encode()).hexdigest()


def turn_key(turn: DutyTurn) -> tuple[int, str, int]:
    """Shift, ISO day and person, as a step keeps them."""
    return turn.shift_id, turn.day.isoformat(), turn.staff_id


def _write(
    roster: DutyRoster,
    taken: Collection[TurnList],
    given: Collection[TurnList],
    *,
    seen: Seen,
    by: User | None,
    at: datetime,
    rows: Iterable[DutyTurn] | None,
) -> DutyRoster:
    """Rows out and in, with the hash of what the roster holds after it."""
    out = {one[:3] for one in taken}
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
    known = list(roster.turns.all() if rows is None else rows)
    gone = [row.pk for row in known if turn_key(row) in out]
    stands = [row for row in known if turn_key(row) not in out]
    content = turns_content([*stands, *new])
    claimed = DUTIES.claim(roster, seen=seen, states=EDITABLE, at=at, content=content, planned={})
    if gone:
        DutyTurn.objects.filter(pk__in=gone).delete()
    DutyTurn.objects.bulk_create(new)
    return claimed


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
