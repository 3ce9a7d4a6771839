"""Show approved rosters to everybody, and begin an amendment of what is published."""

from collections.abc import Mapping
from datetime import datetime

from accounts.models import User
from rosters.models import WeeklyRoster
from rosters.values import Decision, Seen


def publish_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Publish it; the version it amends is superseded in the same moment. Raises WrongState, ChangedMeanwhile."""
    raise NotImplementedError


def publish_rosters(seen: Mapping[int, Seen], *, by: User, at: datetime) -> tuple[Decision, ...]:
    """Publish many at once, each on its own."""
    raise NotImplementedError


def amend_roster(roster_id: int, *, by: User, at: datetime, reason: str) -> WeeklyRoster:
    """A new version in draft with the same cells; the published one stays visible until the amendment is published.

    Raises ReasonNeeded, WrongState, WeekTaken (an amendment is under way)."""
    raise NotImplementedError
