"""Who acts on which roster, and that it is still the one he saw: the first lines of every
service.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from accounts.models import User
from planning.workflow import TRANSITIONS, RosterAct
from rosters.errors import NotEditable, RosterChanged, WeekLocked, WrongState
from rosters.selectors.deadlines import is_locked
from rosters.selectors.steps import last_hand_on, steps_since
from rosters.services.life import RosterLife, as_seen
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.acting import mandate_for
from weeks.selectors.rosters import roles_in, roster_of
from weeks.values.cells import Seen

__all__ = ["WEEKS", "RosterInHand", "as_seen", "claim_roster", "roster_for_act", "why_refused"]


@dataclass(frozen=True, slots=True)
class RosterInHand:
    """What the page has asked for in this very request: who acts, and the roster as they see it."""

    mandate: Mandate
    roster: WeeklyRoster


def roster_for_act(
    roster_id: int, act: RosterAct, *, by: User, at: datetime, in_hand: RosterInHand | None = None
) -> WeeklyRoster:
    """The roster, for who may ever do `act` in its unit (planning.workflow names the roles);
    changing cells is part of SUBMIT. `in_hand` is not asked for again: that the roster is still the
    same is seen when it is claimed.

    Raises NoSuchRoster if it is out of sight, NotAllowed if only out of reach, WeekLocked if
    its week has passed.
    """
    mandate = in_hand.mandate if in_hand else mandate_for(by, at)
    roster = in_hand.roster if in_hand else roster_of(mandate, roster_id)
    if not any(
        line.act is act and line.by & roles_in(mandate, roster.unit_id) for line in TRANSITIONS
    ):
        raise NotAllowed
    if act is RosterAct.SUBMIT and is_locked(roster, at):
        raise WeekLocked
    return roster


def claim_roster(
    roster: WeeklyRoster, *, seen: Seen, states: Collection[str], at: datetime, **columns: Any
) -> WeeklyRoster:
    """Take the roster as it was `seen`, in one of `states`, count its version up and set `columns`:
    all or nothing. Raises WrongState, RosterChanged.
    """
    return WEEKS.claim(roster, seen=seen, states=states, at=at, **columns)


def why_refused(
    now: WeeklyRoster, seen: Seen, states: Collection[str]
) -> WrongState | RosterChanged:
    """Why `seen` could not be taken: it is no longer the same roster, or it never was in a state
    for this.
    """
    if (now.version, now.content) == (seen.version, seen.content):
        return NotEditable(now.state) if set(states) == set(EDITABLE) else WrongState(now.state)
    who, at = last_hand_on(now)
    return RosterChanged(
        now.pk, state=now.state, who=who, at=at, changes=steps_since(now, seen.version)
    )


def _found(roster_id: int, act: RosterAct, by: User, at: datetime) -> WeeklyRoster:
    return roster_for_act(roster_id, act, by=by, at=at)


WEEKS: Final = RosterLife(model=WeeklyRoster, room="rosters", find=_found, refusal=why_refused)
"""The life of the rosters of weeks."""
