"""Change the cells of a roster, one step at a time, each of which can be undone."""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from planning.time import Week
from rosters.models import WeeklyRoster
from rosters.values import CellEdit, CellKey, Seen


def open_roster(unit_id: int, week: Week, *, by: User, at: datetime) -> WeeklyRoster:
    """The unit's living roster of the week, made if there is none: absences as given cells, the rest in the default state.

    Raises NoSuchRoster, NotAllowed, WeekTaken (published already: amend it).
    """
    raise NotImplementedError


def set_cells(roster_id: int, edits: Sequence[CellEdit], *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Change a block of cells as one step. Raises NotEditable, ChangedMeanwhile, GivenCell, UnknownCell."""
    raise NotImplementedError


def pin_cells(roster_id: int, keys: Sequence[CellKey], *, pinned: bool, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Hold cells where they are when a plan is made, or let go of them."""
    raise NotImplementedError


def set_reason(
    roster_id: int, keys: Sequence[CellKey], *, reason: str, reason_text: str = "", by: User, at: datetime, seen: Seen
) -> WeeklyRoster:
    """Say why these people are at the office on these days: a permitted reason's code, or words of one's own."""
    raise NotImplementedError


def undo_change(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Take back the last step that stands. Raises NothingToUndo also where somebody changed its cells since."""
    raise NotImplementedError


def redo_change(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Do again the step taken back last. A new step by anybody forgets what could be redone."""
    raise NotImplementedError
