"""Change the cells of a roster, one step at a time, each of which can be undone."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from planning.vocabulary import REASONS
from planning.workflow import RosterAct
from refusals import Refusal
from rosters.enums import ChangeKind
from rosters.errors import (
    CalledCell,
    GivenCell,
    NothingToUndo,
    OnlyDuty,
    OverwrittenStep,
    RosteredCell,
    SwappedCell,
    UnknownCell,
)
from rosters.models import Change
from rosters.selectors.steps import cells_of_step, redoable_step, undoable_step
from rosters.services.locks import claim_roster, roster_for_act
from rosters.services.steps import rewrite_rows, write_cells, write_step
from units.models import Position
from units.names import clean
from units.selectors import calendar_of
from weeks.enums import Mode
from weeks.models import EDITABLE, Entry, WeeklyRoster
from weeks.selectors.sheets import absences_in
from weeks.sheets import cells_of
from weeks.sheets.absences import away_halves
from weeks.values.cells import DAY_OFF_MODES, Cell, CellEdit, CellKey, CellsBefore, Seen

NOBODY = Cell(morning=Mode.OFF, afternoon=Mode.OFF)
"""What stands on a day off until somebody is put on duty there."""


@transaction.atomic
def set_cells(
    roster_id: int, edits: Sequence[CellEdit], *, by: User, at: datetime, seen: Seen
) -> WeeklyRoster:
    """Change a block of cells as one step. Given cells inside a block are passed over, and so are
    days off that would hold anything but duty; a block of nothing else is refused.

    Raises NotEditable, RosterChanged, GivenCell, OnlyDuty, UnknownCell. What changes nothing
    writes nothing.
    """
    wanted = edits_by_cell(edits)
    return take_step(
        roster_id,
        list(wanted),
        lambda key, cell: apply_edit(cell, wanted[key]),
        ChangeKind.CELLS,
        by=by,
        at=at,
        seen=seen,
    )


@transaction.atomic
def pin_cells(
    roster_id: int, keys: Sequence[CellKey], *, pinned: bool, by: User, at: datetime, seen: Seen
) -> WeeklyRoster:
    """Hold cells where they are when a plan is made, or let go of them."""
    return take_step(
        roster_id,
        keys,
        lambda _key, cell: replace(cell, is_pinned=pinned),
        ChangeKind.PINS,
        by=by,
        at=at,
        seen=seen,
    )


@transaction.atomic
def set_reason(
    roster_id: int,
    keys: Sequence[CellKey],
    *,
    reason: str,
    reason_text: str = "",
    by: User,
    at: datetime,
    seen: Seen,
) -> WeeklyRoster:
    """Say why these people are at the office on these days: a permitted reason's code, or words
    of one's own.
    """
    if reason and reason not in REASONS:
        raise UnknownCell

    def told(_key: CellKey, cell: Cell) -> Cell:
        return (
            replace(cell, reason=reason, reason_text=clean(reason_text)[:200])
            if cell.is_on_site
            else cell
        )

    return take_step(roster_id, keys, told, ChangeKind.REASONS, by=by, at=at, seen=seen)


@transaction.atomic
def undo_change(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Take back the last step, if it is one's own. Raises NothingToUndo; OverwrittenStep where
    its cells changed since.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    return _turned(roster, undoable_step(roster, by), undone=True, by=by, at=at, seen=seen)


@transaction.atomic
def redo_change(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Do again the step taken back last. A new step forgets what could be redone."""
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    return _turned(roster, redoable_step(roster, by), undone=False, by=by, at=at, seen=seen)


def take_step(
    roster_id: int,
    keys: Sequence[CellKey],
    edit: Callable[[CellKey, Cell], Cell],
    kind: ChangeKind,
    *,
    by: User,
    at: datetime,
    seen: Seen,
) -> WeeklyRoster:
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    rows = list(roster.entries.all())
    cells = {
        key: (before, after)
        for key, (before, after) in asked_cells(roster, keys, edit, rows).items()
        if before != after
    }
    if not cells and roster.state in EDITABLE:
        return roster
    after = rewrite_rows(roster, {key: pair[1] for key, pair in cells.items()}, rows)
    claimed = claim_roster(roster, seen=seen, states=EDITABLE, at=at, content=after.content)
    write_step(claimed, cells, kind, by=by, at=at, rewritten=after)
    return claimed


def asked_cells(
    roster: WeeklyRoster,
    keys: Sequence[CellKey],
    edit: Callable[[CellKey, Cell], Cell],
    rows: Sequence[Entry],
) -> CellsBefore:
    """Each cell that is anybody's to change, as it stands in the roster's `rows` and as `edit`
    would have it. On a day off it is there only while somebody is on duty.

    Raises UnknownCell, GivenCell, RosteredCell or CalledCell (for nothing but given ones), OnlyDuty
    (for nothing but days off that would hold something else).
    """
    stands = cells_of(rows)
    calendar = calendar_of(roster.agency)
    off = {key for key in keys if not calendar.is_working(key[1])}
    if not stands.keys() >= set(keys) - off or not off <= stands.keys() | _days_off(roster, off):
        raise UnknownCell
    away = _away(roster, off)
    own = [key for key in keys if key not in away and not stands.get(key, NOBODY).is_wholly_given]
    if keys and not own:
        raise _why_given([stands.get(key, NOBODY) for key in keys])
    after = {
        key: before.keeping_given(edit(key, before))
        for key, before in ((key, stands.get(key, NOBODY)) for key in own)
    }
    kept = {key: cell for key, cell in after.items() if key not in off or _is_duty(cell)}
    if after and not kept:
        raise OnlyDuty
    return {
        key: (stands.get(key), None if key in off and not cell.is_on_site else cell)
        for key, cell in kept.items()
    }


def _days_off(roster: WeeklyRoster, keys: Collection[CellKey]) -> set[CellKey]:
    """Which of these days off lie in the week and find the person at home in the unit: they have no
    cell until somebody is on duty. One query where there are any.
    """
    if not keys:
        return set()
    posts = Position.objects.filter(
        unit=roster.unit_id,
        is_home=True,
        staff__in={staff_id for staff_id, _day in keys},
        staff__is_active=True,
    )
    return {
        (post.staff_id, day)
        for post in posts
        for day in roster.week.days
        if post.first <= day and (post.last is None or day <= post.last)
    }


def _away(roster: WeeklyRoster, keys: Collection[CellKey]) -> Collection[CellKey]:
    """Which of these days off find the person on leave or on a trip. One query where there are
    any.
    """
    days = sorted({day for _staff_id, day in keys})
    people = {staff_id for staff_id, _day in keys}
    return away_halves(absences_in(roster.unit, days, people), days).keys() & set(keys)


def _why_given(cells: Sequence[Cell]) -> type[Refusal]:
    """What stands in all of them."""
    if all(cell.is_rostered for cell in cells):
        return RosteredCell
    if all(cell.is_called for cell in cells):
        return CalledCell
    return SwappedCell if all(cell.is_swapped for cell in cells) else GivenCell


def _is_duty(cell: Cell) -> bool:
    return {cell.morning, cell.afternoon} <= DAY_OFF_MODES


def edits_by_cell(edits: Sequence[CellEdit]) -> dict[CellKey, CellEdit]:
    """What each cell is to become; two halves of a day asked for one by one are both meant, else
    the last word holds.
    """
    wanted: dict[CellKey, CellEdit] = {}
    for edit in edits:
        before = wanted.get(edit.key, edit)
        wanted[edit.key] = replace(
            edit,
            morning=before.morning if edit.morning is None else edit.morning,
            afternoon=before.afternoon if edit.afternoon is None else edit.afternoon,
        )
    return wanted


def apply_edit(cell: Cell, edit: CellEdit) -> Cell:
    """The cell with what was asked; a reason for being at the office goes when nobody comes."""
    asked = {
        name: getattr(edit, name) for name in ("morning", "afternoon", "reason", "reason_text")
    }
    edited = replace(cell, **{name: value for name, value in asked.items() if value is not None})
    return edited if edited.is_on_site else replace(edited, reason="", reason_text="")


def _turned(
    roster: WeeklyRoster, change: Change | None, *, undone: bool, by: User, at: datetime, seen: Seen
) -> WeeklyRoster:
    """Bring the cells of a step back to where they were (or forth again)."""
    if change is None:
        raise NothingToUndo
    roster = claim_roster(roster, seen=seen, states=EDITABLE, at=at)
    stands = cells_of(roster.entries.all())
    sides = {
        key: (after, before) if undone else (before, after)
        for key, (before, after) in cells_of_step(change).items()
    }
    if any(stands.get(key) != now for key, (now, _then) in sides.items()):
        raise OverwrittenStep
    write_cells(roster, {key: then for key, (_now, then) in sides.items()})
    Change.objects.filter(pk=change.pk).update(is_undone=undone, version=roster.version)
    action = "rosters.undo" if undone else "rosters.redo"
    record(
        action,
        roster,
        by=by,
        at=at,
        agency=roster.agency_id,
        after={"version": roster.version, "step": change.pk},
    )
    return roster
