"""Two people change cells of the same week: what touches different cells is joined, what touches
the same one is shown to both and decided by nobody but them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import RosterChanged
from rosters.selectors.steps import clashes_of, touched_since
from rosters.services.editing import NOBODY, asked_cells, edited, edits_by_cell
from rosters.services.locks import EDITABLE, as_seen, claim, reach
from rosters.services.steps import write_step
from rosters.values.outcome import Merged
from weeks.sheets.readers import shown_mode
from weeks.values.cells import Cell, CellEdit, CellKey, Looks, Seen

TRIES = 5
"""How often somebody else may come first in the very moment between reading and writing."""


def merge_cells(
    roster_id: int,
    edits: Sequence[CellEdit],
    *,
    by: User,
    at: datetime,
    seen: Seen,
    was: Mapping[CellKey, frozenset[Looks]] | None = None,
) -> Merged:
    """Write as one step the edits of cells that nobody else has changed since `seen`.

    A cell changed since is left as it is and told, unless it already holds what is wanted. `was`
    names for a cell what `by` last saw in it or asked for it, so that an answer lost on the way
    does not set somebody against himself. Sent twice, the second time writes nothing.

    Raises NotEditable, RosterChanged (no longer in the unit's hands), GivenCell, OnlyDuty,
    UnknownCell.
    """
    for _attempt in range(TRIES - 1):
        try:
            return _merged(roster_id, edits, by=by, at=at, seen=seen, was=was or {})
        except RosterChanged as error:
            if error.state not in EDITABLE:
                raise
    return _merged(roster_id, edits, by=by, at=at, seen=seen, was=was or {})


@transaction.atomic
def _merged(
    roster_id: int,
    edits: Sequence[CellEdit],
    *,
    by: User,
    at: datetime,
    seen: Seen,
    was: Mapping[CellKey, frozenset[Looks]],
) -> Merged:
    roster = reach(roster_id, RosterAct.SUBMIT, by=by, at=at)
    wanted = edits_by_cell(edits)
    asked = asked_cells(roster, list(wanted), lambda key, cell: edited(cell, wanted[key]))
    touched = touched_since(roster, seen.version) if asked.keys() - was.keys() else frozenset()

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
        claimed = claim(roster, seen=current, states=EDITABLE, at=at)
        roster = write_step(claimed, cells, ChangeKind.CELLS, by=by, at=at)
    return Merged(roster=roster, clashes=clashes_of(roster, both, by=by))


def looks_of(cell: Cell) -> frozenset[Looks]:
    """How the cell looks to who may know everything, and to everybody else."""
    public = (shown_mode(False, cell.morning), shown_mode(False, cell.afternoon))
    return frozenset({_looks(cell), (public[0].value, public[1].value)})


def _looks(cell: Cell) -> Looks:
    return cell.morning.value, cell.afternoon.value
