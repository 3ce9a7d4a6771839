"""One step of a roster's way to publication: the same few lines for every act."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from accounts.models import User
from audit.models import Event
from audit.services import record
from planning.workflow import RULES, TRANSITIONS, RosterAct, Transition, transition
from rosters.errors import ReasonNeeded, RosterChanged, WrongState
from rosters.models import Disruption, Reopening
from rosters.services.locks import claim, refusal, roster_for_act
from units.models import Delegation
from units.names import clean
from units.selectors import mandate_of
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.rosters import capacity_for
from weeks.values.cells import Seen

STANDING = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)
"""While it stands as filed, what its people's changes break is still to be mended."""

SIGNED_FOR = {
    RosterAct.SUBMIT: "submitted_for",
    RosterAct.APPROVE: "approved_for",
    RosterAct.PUBLISH: "published_for",
}
"""Acts with a signature of their own, and the column that says in whose place it was given."""


def move(
    roster: WeeklyRoster,
    act: RosterAct,
    *,
    by: User | None,
    at: datetime,
    seen: Seen,
    reason: str = "",
    **columns: Any,
) -> WeeklyRoster:
    """Do `act` on the roster as it was seen, with its event; from which states and to which is
    planning.workflow's to say.

    A roster that leaves the unit's hands has been worked on, so whatever opened it again is done
    with. Who acts by delegation does so in the place of its giver, and that stands with the act.
    Raises WrongState, RosterChanged.
    """
    line = transition(roster.state, act)
    states = [line.before for line in TRANSITIONS if line.act is act and line.before]
    if line is None:
        raise refusal(roster, seen, states)
    lent = lent_to(by, roster, line, at=at)
    if act in SIGNED_FOR:
        columns[SIGNED_FOR[act]] = lent.giver if lent else None
    if "approved_by" in columns and columns["approved_by"] is None:
        columns["approved_for"] = None
    moved = claim(
        roster, seen=seen, states=[roster.state], at=at, state=line.after.value, **columns
    )
    if roster.state in EDITABLE:
        Reopening.objects.filter(roster=moved, closed_at=None).update(closed_at=at)
    if moved.state not in STANDING:
        Disruption.objects.filter(roster=moved, closed_at=None).update(closed_at=at)
    record(
        f"rosters.{act}",
        moved,
        by=by,
        at=at,
        agency=moved.agency_id,
        before={"state": roster.state, "version": seen.version},
        after={
            "state": moved.state,
            "version": moved.version,
            "content": moved.content,
            **in_place_of(lent),
        },
        reason=reason,
    )
    return moved


def lent_to(
    by: User | None, roster: WeeklyRoster, line: Transition, *, at: datetime
) -> Delegation | None:
    """The delegation by which `by` does this to the roster; None for who acts in their own right,
    and for what a change of the rules does.
    """
    mandate = mandate_of(by, on=localdate(at)) if by and line.by != RULES else None
    capacity = capacity_for(mandate, roster.unit_id, line.by) if mandate else None
    return capacity.delegation if capacity else None


def in_place_of(lent: Delegation | None) -> dict[str, Any]:
    """In whose place somebody acted, as the event keeps it."""
    if lent is None:
        return {}
    return {
        "in_place_of": {
            "role": lent.role.value,
            "name": lent.giver.get_full_name(),
            "user": lent.giver_id,
            "delegation": lent.pk,
        }
    }


def unless_already_done(
    roster_id: int,
    act: RosterAct,
    do: Callable[[WeeklyRoster], WeeklyRoster],
    *,
    by: User,
    at: datetime,
    seen: Seen,
) -> WeeklyRoster:
    """Let `do` act on the roster, unless this very act by this very person is what came next after
    what was seen.

    So a second click is no conflict, whether it comes later or in the same moment.
    """
    roster = roster_for_act(roster_id, act, by=by, at=at)
    if _is_done(roster, act, by=by, seen=seen):
        return roster
    try:
        return do(roster)
    except (RosterChanged, WrongState):
        now = roster_for_act(roster_id, act, by=by, at=at)
        if _is_done(now, act, by=by, seen=seen):
            return now
        raise


def _is_done(roster: WeeklyRoster, act: RosterAct, *, by: User, seen: Seen) -> bool:
    if roster.version != seen.version + 1:
        return False
    events = Event.objects.filter(
        subject=Event.subject_of(WeeklyRoster),
        subject_id=roster.pk,
        action=f"rosters.{act}",
        actor=by.pk,
    )
    return events.filter(after__version=roster.version).exists()


def required_reason(reason: str) -> str:
    """The reason as it is kept. Raises ReasonNeeded for none."""
    words = clean(reason)
    if not words:
        raise ReasonNeeded
    return words
