"""Two people change cells of the same week: what touches different cells is joined, what touches
the same one is shown to both and decided by nobody but them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import prefetch_related_objects

from accounts.models import User
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import RosterChanged
from rosters.models import Change
from rosters.selectors.steps import clashes_of, has_come_by, touched_since
from rosters.services.editing import NOBODY, apply_edit, asked_cells, edits_by_cell
from rosters.services.locks import RosterInHand, as_seen, claim_roster, roster_for_act
from rosters.services.steps import rewrite_rows, write_step
from rosters.values.edit_key import EditKey
from rosters.values.outcome import CellClash
from weeks.models import EDITABLE, Entry, WeeklyRoster
from weeks.selectors.sheets import rows_of
from weeks.sheets.readers import shown_mode
from weeks.values.cells import Cell, CellEdit, CellKey, Looks, Seen

TRIES = 5
"""How often somebody else may come first in the very moment between reading and writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What became of edits that met those of others: the roster now, and what is still open; `rows`
    and `steps` are the roster's, where they are known without asking again. It hands on what was
    read.
    """

    roster: WeeklyRoster
    clashes: tuple[CellClash, ...] = ()
    rows: tuple[Entry, ...] | None = None
    steps: tuple[Change, ...] | None = None


def merge_cells(
    roster_id: int,
    edits: Sequence[CellEdit],
    *,
    by: User,
    at: datetime,
    seen: Seen,
    was: Mapping[CellKey, frozenset[Looks]] | None = None,
    key: EditKey | None = None,
    in_hand: RosterInHand | None = None,
) -> Merged:
    """Write as one step the edits of cells that nobody else has changed since `seen`.

    A cell changed since is left as it is and told, unless it already holds what is wanted. `was`
    names for a cell what `by` last saw in it or asked for it, so that an answer lost on the way
    does not set somebody against himself. Sent twice under one `key`, only what comes first writes,
    though the cells may stand again as they did before it. `in_hand`: what the page has asked for
    already; it is asked for again if somebody else came first.

    Raises NotEditable, RosterChanged (no longer in the unit's hands), GivenCell, OnlyDuty,
    UnknownCell.
    """
    merge = partial(_merged, roster_id, edits, by=by, at=at, seen=seen, was=was or {}, key=key)
    for _attempt in range(TRIES - 1):
        try:
            return merge(in_hand)
        except RosterChanged as error:
            in_hand = None
            if error.state not in EDITABLE:
                raise
    return merge(None)


@transaction.atomic
def _merged(
    roster_id: int,
    edits: Sequence[CellEdit],
    in_hand: RosterInHand | None,
    *,
    by: User,
    at: datetime,
    seen: Seen,
    was: Mapping[CellKey, frozenset[Looks]],
    key: EditKey | None,
) -> Merged:
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at, in_hand=in_hand)
    prefetch_related_objects([roster.agency], "calendar_days")
    wanted, rows = edits_by_cell(edits), rows_of(roster)
    steps = tuple(roster.changes.order_by("pk")) if key else None
    if key and steps and has_come_by(steps, key, by):
        return Merged(roster=roster, rows=tuple(rows), steps=steps)
    asked = asked_cells(roster, list(wanted), lambda key, cell: apply_edit(cell, wanted[key]), rows)
    is_behind = seen.version != roster.version
    touched = (
        touched_since(roster, seen.version)
        if is_behind and asked.keys() - was.keys()
        else frozenset()
    )

    def is_clash(key: CellKey, before: Cell, after: Cell) -> bool:
        if _looks(before) == _looks(after):
            return False
        return key in touched if key not in was else was[key].isdisjoint(looks_of(before))

    both = {
        key: (before or NOBODY, after or NOBODY)
        for key, (before, after) in asked.items()
        if is_clash(key, before or NOBODY, after or NOBODY)
    }
    cells = {key: pair for key, pair in asked.items() if key not in both and pair[0] != pair[1]}
    if cells or roster.state not in EDITABLE:
        current = as_seen(roster) if roster.state in EDITABLE else seen
        after = rewrite_rows(roster, {key: pair[1] for key, pair in cells.items()}, rows)
        claimed = claim_roster(roster, seen=current, states=EDITABLE, at=at, content=after.content)
        step = write_step(claimed, cells, ChangeKind.CELLS, by=by, at=at, rewritten=after, key=key)
        roster, steps = claimed, (*steps, step) if steps is not None else None
    is_same_rows = all(pair[0] and pair[1] for pair in cells.values())
    return Merged(
        roster=roster,
        clashes=clashes_of(roster, both, by=by),
        rows=tuple(rows) if is_same_rows else None,
        steps=steps,
    )


def looks_of(cell: Cell) -> frozenset[Looks]:
    """How the cell looks to who may know everything, and to everybody else."""
    public = (shown_mode(False, cell.morning), shown_mode(False, cell.afternoon))
    return frozenset({_looks(cell), (public[0].value, public[1].value)})


def _looks(cell: Cell) -> Looks:
    return cell.morning.value, cell.afternoon.value
