"""One step of a roster's way to publication, of a week's or of duty's: the same few lines for every
act.
"""

from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import F
from django.utils.timezone import localdate

from accounts.models import User
from audit.models import Event
from audit.services import record
from planning.workflow import RULES, TRANSITIONS, RosterAct, Transition, transition
from refusals import Refusal
from rosters.errors import ReasonNeeded, RosterChanged, WrongState
from units.models import Delegation
from units.names import clean
from units.selectors import mandate_of
from weeks.models import FiledRoster
from weeks.selectors.rosters import capacity_for
from weeks.values.cells import Seen

R = TypeVar("R", bound=FiledRoster)
SIGNED_FOR = {
    RosterAct.SUBMIT: "submitted_for",
    RosterAct.APPROVE: "approved_for",
    RosterAct.PUBLISH: "published_for",
}
"""Acts with a signature of their own, and the column that says in whose place it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLife(Generic[R]):
    """What a kind of roster says for itself; planning.workflow says the rest.

    model    its table
    room     the first word of its acts on record
    find     the roster, for who may ever do that act; refuses others
    refusal  why what was seen could not be taken
    """

    model: type[R]
    room: str
    find: Callable[[int, RosterAct, User, datetime], R]
    refusal: Callable[[R, Seen, Collection[str]], Refusal]

    def claim(
        self, roster: R, *, seen: Seen, states: Collection[str], at: datetime, **columns: Any
    ) -> R:
        """Take the roster as it was `seen`, in one of `states`, count its version up and set
        `columns`: all or nothing.

        Of two who act at once the first wins; the other's statement finds no row. Raises what
        `refusal` says. A roster that was read as it was `seen` is not read again: every write
        counts its version up, so that nothing has touched it since. `roster` itself stays as it
        was.
        """
        rows = self.model._base_manager  # `objects` of any of them
        taken = rows.filter(
            pk=roster.pk, version=seen.version, content=seen.content, state__in=states
        ).update(version=F("version") + 1, changed_at=at, **columns)
        if taken and as_seen(roster) == seen:
            claimed = copy(roster)
            for name, value in {
                "version": seen.version + 1,
                "changed_at": at,
                **columns,
            }.items():
                setattr(claimed, name, value)
            return claimed
        now = rows.select_related("unit", "agency").get(pk=roster.pk)
        if not taken:
            raise self.refusal(now, seen, states)
        return now

    def move(
        self,
        roster: R,
        act: RosterAct,
        *,
        by: User | None,
        at: datetime,
        seen: Seen,
        reason: str = "",
        told: Mapping[str, Any] | None = None,
        **columns: Any,
    ) -> R:
        """Do `act` on the roster as it was seen, with its event; from which states and to which is
        planning.workflow's to say. `told` is what the event keeps besides.

        Who acts by delegation does so in the place of its giver, and that stands with the act.
        Raises what `refusal` says.
        """
        line = transition(roster.state, act)
        if line is None:
            states = [line.before for line in TRANSITIONS if line.act is act and line.before]
            raise self.refusal(roster, seen, states)
        lent = lent_to(by, roster, line, at=at)
        if act in SIGNED_FOR:
            columns[SIGNED_FOR[act]] = lent.giver if lent else None
        if "approved_by" in columns and columns["approved_by"] is None:
            columns["approved_for"] = None
        moved = self.claim(
            roster, seen=seen, states=[roster.state], at=at, state=line.after.value, **columns
        )
        record(
            f"{self.room}.{act}",
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
                **(told or {}),
            },
            reason=reason,
        )
        return moved

    def unless_already_done(
        self,
        roster_id: int,
        act: RosterAct,
        do: Callable[[R], R],
        *,
        by: User,
        at: datetime,
        seen: Seen,
    ) -> R:
        """Let `do` act on the roster, unless this very act by this very person is what came next
        after what was seen.

        So a second click is no conflict, whether it comes later or in the same moment.
        """
        roster = self.find(roster_id, act, by, at)
        if self._is_done(roster, act, by=by, seen=seen):
            return roster
        try:
            return do(roster)
        except (RosterChanged, WrongState):
            now = self.find(roster_id, act, by, at)
            if self._is_done(now, act, by=by, seen=seen):
                return now
            raise

    def _is_done(self, roster: R, act: RosterAct, *, by: User, seen: Seen) -> bool:
        if roster.version != seen.version + 1:
            return False
        events = Event.objects.filter(
            subject=Event.subject_of(self.model),
            subject_id=roster.pk,
            action=f"{self.room}.{act}",
            actor=by.pk,
        )
        return events.filter(after__version=roster.version).exists()


def as_seen(roster: FiledRoster) -> Seen:
    return Seen(roster.version, roster.content)


def lent_to(
    by: User | None, roster: FiledRoster, line: Transition, *, at: datetime
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


def required_reason(reason: str) -> str:
    """The reason as it is kept. Raises ReasonNeeded for none."""
    words = clean(reason)
    if not words:
        raise ReasonNeeded
    return words
