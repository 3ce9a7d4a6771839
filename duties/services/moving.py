"""The life of a roster of duty: who may act on it, and why what was seen cannot be taken."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from accounts.models import User
from audit.models import Event
from duties.errors import PeriodOver
from duties.models import DutyRoster
from duties.selectors.rosters import duty_roles, duty_roster_of
from planning.workflow import TRANSITIONS, RosterAct
from refusals import Refusal
from rosters.errors import NotEditable, RosterChanged, WrongState
from rosters.services.life import RosterLife, as_seen
from weeks.errors import NotAllowed
from weeks.models import EDITABLE
from weeks.selectors.acting import mandate_for
from weeks.values.cells import Seen


def duty_roster_for_act(roster_id: int, act: RosterAct, by: User, at: datetime) -> DutyRoster:
    """The roster, for who may ever do `act` to it; editing is part of SUBMIT.

    Raises NoSuchRoster, NotAllowed, PeriodOver.
    """
    mandate = mandate_for(by, at)
    roster = duty_roster_of(mandate, roster_id)
    roles = duty_roles(mandate, roster.unit_id)
    if not any(line.act is act and line.by & roles for line in TRANSITIONS):
        raise NotAllowed
    if act is RosterAct.SUBMIT and roster.revision == 1 and is_over(roster, at):
        raise PeriodOver
    return roster


def roster_to_edit(roster_id: int, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    """The roster, for who may edit it, as it was `seen`. Raises NotEditable, RosterChanged and what
    `duty_roster_for_act` does.
    """
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    if as_seen(roster) != seen or roster.state not in EDITABLE:
        raise refusal(roster, seen, EDITABLE)
    return roster


def is_over(roster: DutyRoster, at: datetime) -> bool:
    """Whether its last day has passed, on the agency's own clocks."""
    return at.astimezone(ZoneInfo(roster.agency.time_zone)).date() > roster.last


def refusal(now: DutyRoster, seen: Seen, states: Collection[str]) -> Refusal:
    """Why `seen` could not be taken: it is no longer the same roster, or never was in a state for
    this.
    """
    if (now.version, now.content) == (seen.version, seen.content):
        return NotEditable(now.state) if set(states) == set(EDITABLE) else WrongState(now.state)
    events = Event.objects.filter(subject=Event.subject_of(DutyRoster), subject_id=now.pk)
    last = events.order_by("-pk").first()
    who, at = (last.actor_name, last.at) if last else ("", None)
    return RosterChanged(now.pk, state=now.state, who=who, at=at)


DUTIES: Final = RosterLife(
    model=DutyRoster, room="duties", find=duty_roster_for_act, refusal=refusal
)
"""The life of the rosters of duty."""
