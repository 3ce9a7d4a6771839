"""Questions about rosters: a module stands here because it asks the database, and gives values
back where a page is made of them. The first argument is always who asks.
"""

from rosters.selectors.after import week_after
from rosters.selectors.board import (
    awaiting_rosters,
    board,
    board_in_brief,
    moved_elsewhere,
    with_details,
)
from rosters.selectors.day import people_on
from rosters.selectors.mine import my_week
from rosters.selectors.review import review
from rosters.selectors.week import week_grid

__all__ = [
    "awaiting_rosters",
    "board",
    "board_in_brief",
    "moved_elsewhere",
    "my_week",
    "people_on",
    "review",
    "week_after",
    "week_grid",
    "with_details",
]
