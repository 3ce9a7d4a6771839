"""Decide about what was sent: approve exactly what was seen, return it with a reason, or take an approval back."""

from collections.abc import Mapping
from datetime import datetime

from accounts.models import User
from rosters.models import WeeklyRoster
from rosters.values import Decision, Seen


def approve_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Approve what was seen, judged once more. Raises OwnRoster, NotLawful, WrongState, ChangedMeanwhile."""
    raise NotImplementedError


def approve_rosters(seen: Mapping[int, Seen], *, by: User, at: datetime) -> tuple[Decision, ...]:
    """Approve many at once (roster id -> what was seen), each on its own: those that may pass do, the others say why not.

    A roster with a warning is not approved in bulk: it wants to be opened."""
    raise NotImplementedError


def return_roster(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> WeeklyRoster:
    """Send it back to the unit. Raises ReasonNeeded, WrongState, ChangedMeanwhile."""
    raise NotImplementedError


def reopen_roster(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> WeeklyRoster:
    """Take an approval back before publication. Raises ReasonNeeded, WrongState, ChangedMeanwhile."""
    raise NotImplementedError
