"""Write one step of editing: the cells, the new hash, the step itself and its event, on a roster
that was claimed.
"""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from audit.services import record
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.values.edit_key import EditKey
from weeks.models import Entry, WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellKey, CellsBefore, content_of

COLUMNS = ("morning", "afternoon", "reason", "reason_text", "is_pinned", "is_given")


def write_step(
    roster: WeeklyRoster,
    cells: CellsBefore,
    kind: ChangeKind,
    *,
    by: User | None,
    at: datetime,
    rows: Sequence[Entry] | None = None,
    key: EditKey | None = None,
) -> Change:
    """Bring the cells from before to after and remember the step, under the `key` of the act it
    was. The roster's version has been counted up already; `rows` are its rows of before that, if
    they have been read.
    """
    write_cells(roster, {key: after for key, (_before, after) in cells.items()}, rows)
    listed = [
        [
            staff_id,
            day.isoformat(),
            before.listed() if before else None,
            after.listed() if after else None,
        ]
        for (staff_id, day), (before, after) in sorted(cells.items())
    ]
    step = Change.objects.create(
        roster=roster,
        version=roster.version,
        kind=kind,
        cells=listed,
        by=by,
        at=at,
        window=key.window if key else "",
        act=key.act if key else None,
    )
    record(
        f"rosters.{kind}",
        roster,
        by=by,
        at=at,
        agency=roster.agency_id,
        after={"version": roster.version, "cells": listed},
    )
    return step


def write_cells(
    roster: WeeklyRoster,
    cells: dict[CellKey, Cell | None],
    known: Sequence[Entry] | None = None,
) -> None:
    """Put the cells into their rows (None: no row), then hash what the roster holds now. `known`
    are its rows, if they have been read; they are changed where they stand.
    """
    rows = {
        (row.staff_id, row.day): row for row in (roster.entries.all() if known is None else known)
    }
    gone = [rows[key].pk for key, cell in cells.items() if cell is None and key in rows]
    kept = {key: cell for key, cell in cells.items() if cell is not None}
    changed = [_filled(rows[key], cell) for key, cell in kept.items() if key in rows]
    new = [
        _filled(Entry(roster=roster, staff_id=key[0], day=key[1]), cell)
        for key, cell in kept.items()
        if key not in rows
    ]
    Entry.objects.filter(pk__in=gone).delete()
    Entry.objects.bulk_update(changed, COLUMNS)
    Entry.objects.bulk_create(new)
    stands = [row for key, row in rows.items() if cells.get(key, row) is not None]
    roster.content = content_of(cells_of([*stands, *new]))
    WeeklyRoster.objects.filter(pk=roster.pk).update(content=roster.content)


def _filled(row: Entry, cell: Cell) -> Entry:
    for column in COLUMNS:
        setattr(row, column, getattr(cell, column))
    return row
