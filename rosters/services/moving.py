"""One step of a roster's way to publication: the same few lines for every act."""

from datetime import datetime
from typing import Any

from accounts.models import User
from audit.services import record
from planning.workflow import TRANSITIONS, Act, transition
from rosters.errors import ReasonNeeded
from rosters.models import WeeklyRoster
from rosters.services.locks import claim, refusal
from rosters.values import Seen
from units.names import clean


def move(roster: WeeklyRoster, act: Act, *, by: User, at: datetime, seen: Seen, reason: str = "", **columns: Any) -> WeeklyRoster:
    """Do `act` on the roster as it was seen, with its event; from which states and to which is planning.workflow's to say.

    Raises WrongState, ChangedMeanwhile.
    """
    line = transition(roster.state, act)
    states = [line.before for line in TRANSITIONS if line.act is act and line.before]
    if line is None:
        raise refusal(roster, seen, states)
    moved = claim(roster, seen=seen, states=[roster.state], at=at, state=line.after.value, **columns)
    record(
        f"rosters.{act}",
        moved,
        by=by,
        at=at,
        agency=moved.agency_id,
        before={"state": roster.state, "version": seen.version},
        after={"state": moved.state, "version": moved.version, "content": moved.content},
        reason=reason,
    )
    return moved


def given(reason: str) -> str:
    """The reason as it is kept. Raises ReasonNeeded for none."""
    words = clean(reason)
    if not words:
        raise ReasonNeeded
    return words
