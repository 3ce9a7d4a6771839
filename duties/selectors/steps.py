"""Which step of editing a roster of duty can be taken back, and which done again."""

from accounts.models import User
from duties.models import DutyRoster, DutyStep
from rosters.selectors.steps import redoable_of, undoable_of


def undoable_step(roster: DutyRoster, by: User) -> DutyStep | None:
    """The last step of anybody that stands, if it is the user's own. One query."""
    return undoable_of(list(roster.steps.order_by("pk")), by)


def redoable_step(roster: DutyRoster, by: User) -> DutyStep | None:
    """The step taken back last, unless a new one was made since. One query."""
    return redoable_of(list(roster.steps.order_by("pk")), by)
