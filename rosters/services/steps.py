"""Write one step of editing: the cells, the new hash, the step itself and its event, on a roster
that was claimed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from audit.services import record
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.values.edit_key import EditKey
from weeks.models import Entry, WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellKey, CellsBefore, content_of

COLUMNS = (
    "morning",
    "afternoon",
    "reason",
    "reason_text",
    "is_pinned",
    "is_given",
    "is_rostered",
    "is_called",
    "is_swapped",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenRows:
    """The rows of a roster with some cells written into them, in memory only; `content` is the hash
    of what the roster holds then.
    """

    gone: tuple[int, ...]
    changed: tuple[Entry, ...]
    new: tuple[Entry, ...]
    content: str

    def save(self) -> None:
        Entry.objects.filter(pk__in=self.gone).delete()
        Entry.objects.bulk_update(self.changed, COLUMNS)
        Entry.objects.bulk_create(self.new)


def rewrite_rows(
    roster: WeeklyRoster, cells: Mapping[CellKey, Cell | None], known: Iterable[Entry]
) -> RewrittenRows:
    """Put the cells into the `known` rows of the roster, where they stand (None: no row)."""
    rows = {(row.staff_id, row.day): row for row in known}
    gone = [rows[key].pk for key, cell in cells.items() if cell is None and key in rows]
    kept = {key: cell for key, cell in cells.items() if cell is not None}
    changed = [_filled(rows[key], cell) for key, cell in kept.items() if key in rows]
    new = [
        _filled(Entry(roster=roster, staff_id=key[0], day=key[1]), cell)
        for key, cell in kept.items()
        if key not in rows
    ]
    stands = [row for key, row in rows.items() if cells.get(key, row) is not None]
    return RewrittenRows(
        gone=tuple(gone),
        changed=tuple(changed),
        new=tuple(new),
        content=content_of(cells_of([*stands, *new])),
    )


def write_step(
    roster: WeeklyRoster,
    cells: CellsBefore,
    kind: ChangeKind,
    *,
    by: User | None,
    at: datetime,
    rewritten: RewrittenRows | None = None,
    key: EditKey | None = None,
) -> Change:
    """Bring the cells from before to after and remember the step, under the `key` of the act it
    was. The roster's version has been counted up already, and where its `rewritten` rows are given,
    it was claimed with their hash.
    """
    if rewritten is None:
        write_cells(roster, {key: after for key, (_before, after) in cells.items()})
    else:
        rewritten.save()
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


def write_cells(roster: WeeklyRoster, cells: Mapping[CellKey, Cell | None]) -> None:
    """Put the cells into their rows (None: no row), then hash what the roster holds now."""
    rewritten = rewrite_rows(roster, cells, roster.entries.all())
    rewritten.save()
    roster.content = rewritten.content
    WeeklyRoster.objects.filter(pk=roster.pk).update(content=roster.content)


def _filled(row: Entry, cell: Cell) -> Entry:
    for column in COLUMNS:
        setattr(row, column, getattr(cell, column))
    return row
