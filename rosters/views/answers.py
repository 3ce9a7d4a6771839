"""What a page that holds a week already is sent after a change: the pieces that show something
else now, and nothing of what still stands as it was.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rosters.values import GridRow, WeekGrid

ALWAYS = ("week_due", "week_saved", "week_tools", "week_notices")
"""What tells of the change itself: when it was saved, what can be undone, what was refused."""
MARKED = ("thumb", "grid_head", "grid_foot", "why_not", "remarks", "sums", "way")
TEMPLATES = {
    "thumb": "rosters/_thumb.html",
    "week_due": "rosters/_week_due.html",
    "week_saved": "rosters/_week_saved.html",
    "week_tools": "rosters/_week_tools.html",
    "week_notices": "rosters/_week_notices.html",
    "grid_head": "rosters/_grid_head.html",
    "grid_foot": "rosters/_grid_foot.html",
    "why_not": "rosters/_verdicts.html",
    "remarks": "rosters/_remarks.html",
    "sums": "rosters/_sums.html",
    "way": "rosters/_way.html",
}
ROW = "rosters/_grid_row.html"


class PagePiece(NamedTuple):
    """An element of the page, by its id, and the template that shows it anew."""

    id: str
    template: str
    row: GridRow | None = None


def changed_pieces(
    grid: WeekGrid, marks: Mapping[str, str], held: Mapping[str, str]
) -> Iterator[PagePiece]:
    """`held` are the marks on the page, by the ids of its elements."""
    for name in ALWAYS:
        yield PagePiece(_id(name), TEMPLATES[name])
    for name in MARKED:
        if held.get(_id(name)) != marks[name]:
            yield PagePiece(_id(name), TEMPLATES[name])
    for group in grid.groups:
        for row in group.rows:
            if held.get(f"row-{row.staff_id}") != row.mark:
                yield PagePiece(f"row-{row.staff_id}", ROW, row)


def pressed_flat(html: str) -> str:
    """Without indentation, which is half of what a template writes. Not for what somebody typed."""
    return re.sub(r"\s*\n\s*", "\n", html)


def _id(name: str) -> str:
    return name.replace("_", "-")
