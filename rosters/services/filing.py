"""Send a roster for approval, pull it back, or give it up."""

from datetime import datetime

from accounts.models import User
from rosters.models import WeeklyRoster
from rosters.values import Seen


def submit_roster(roster_id: int, *, by: User, at: datetime, seen: Seen, warning_reason: str = "") -> WeeklyRoster:
    """Send it, judged once more under the rules in force; they are written down with it, and how late it is.

    Raises EmptyRoster, NotLawful, ReasonNeeded (warnings go with a reason), WrongState, ChangedMeanwhile. Twice is once.
    """
    raise NotImplementedError


def withdraw_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Pull it back before it is decided: only who sent it may. Raises NotTheSender, WrongState, ChangedMeanwhile."""
    raise NotImplementedError


def cancel_roster(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> WeeklyRoster:
    """The Office gives up a roster that is not published. Raises ReasonNeeded, WrongState, ChangedMeanwhile."""
    raise NotImplementedError
