"""One step of a week's way to publication, with what hangs on a week alone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from planning.workflow import RosterAct
from rosters.models import Disruption, Reopening
from rosters.services.locks import WEEKS
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.values.cells import Seen

STANDING = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)
"""While it stands as filed, what its people's changes break is still to be mended."""


def move_roster(
    roster: WeeklyRoster,
    act: RosterAct,
    *,
    by: User | None,
    at: datetime,
    seen: Seen,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
    **columns: Any,
) -> WeeklyRoster:
    """Do `act` on the roster as it was seen, with its event, which keeps what is `told` besides.

    A roster that leaves the unit's hands has been worked on, so whatever opened it again is done
    with. Raises WrongState, RosterChanged.
    """
    moved = WEEKS.move(roster, act, by=by, at=at, seen=seen, reason=reason, told=told, **columns)
    if roster.state in EDITABLE:
        Reopening.objects.filter(roster=moved, closed_at=None).update(closed_at=at)
    if moved.state not in STANDING:
        Disruption.objects.filter(roster=moved, closed_at=None).update(closed_at=at)
    return moved


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
    """
    return WEEKS.unless_already_done(roster_id, act, do, by=by, at=at, seen=seen)
