"""Decide about what was sent: approve exactly what was seen, return it with a reason, or take an
approval back.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from events.services.filing import approve_filed_items, unapprove_filed_items
from planning.workflow import RosterAct
from refusals import Refusal
from rosters.errors import HasWarnings, OwnRoster, ReasonNeeded
from rosters.selectors.approving import deciders_of
from rosters.services.judging import lawful_sheet_of, pin_editions
from rosters.services.life import required_reason
from rosters.services.moving import move_roster, unless_already_done
from rosters.values import Decision
from units.names import clean
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.models import WeeklyRoster
from weeks.selectors.acting import mandate_for
from weeks.selectors.rosters import rosters_of
from weeks.values.cells import Seen


@transaction.atomic
def approve_roster(
    roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str = ""
) -> WeeklyRoster:
    """Approve what was seen, judged once more; a warning wants a reason, the unit's or the
    approver's own.

    Raises OwnRoster, NotLawful, ReasonNeeded, WrongState, RosterChanged. Approving twice is
    approving once.
    """
    return _approve(roster_id, by=by, at=at, seen=seen, reason=reason)


def approve_rosters(seen: Mapping[int, Seen], *, by: User, at: datetime) -> tuple[Decision, ...]:
    """Approve many at once (roster id -> what was seen), each on its own: those that may pass do,
    the others say why not.

    A roster with a warning is not approved in bulk: it wants to be opened.
    """
    return decide_each(
        seen,
        lambda roster_id, one: _approve(roster_id, by=by, at=at, seen=one, together=True),
        by=by,
        at=at,
    )


@transaction.atomic
def return_roster(
    roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str
) -> WeeklyRoster:
    """Send it back to the unit. Raises ReasonNeeded, WrongState, RosterChanged."""
    words = required_reason(reason)

    def send_back(roster: WeeklyRoster) -> WeeklyRoster:
        return move_roster(
            roster, RosterAct.RETURN, by=by, at=at, seen=seen, reason=words, return_reason=words
        )

    return unless_already_done(roster_id, RosterAct.RETURN, send_back, by=by, at=at, seen=seen)


def return_rosters(
    seen: Mapping[int, Seen], *, by: User, at: datetime, reason: str
) -> tuple[Decision, ...]:
    """Send many back with the same words, each on its own."""
    return decide_each(
        seen,
        lambda roster_id, one: return_roster(roster_id, by=by, at=at, seen=one, reason=reason),
        by=by,
        at=at,
    )


@transaction.atomic
def reopen_roster(
    roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str
) -> WeeklyRoster:
    """Take an approval back before publication. Raises ReasonNeeded, WrongState,
    RosterChanged.
    """
    words = required_reason(reason)

    def reopen(roster: WeeklyRoster) -> WeeklyRoster:
        unapprove_filed_items(roster)
        return move_roster(
            roster,
            RosterAct.REOPEN,
            by=by,
            at=at,
            seen=seen,
            reason=words,
            approved_by=None,
            approved_at=None,
        )

    return unless_already_done(roster_id, RosterAct.REOPEN, reopen, by=by, at=at, seen=seen)


def decide_each(
    seen: Mapping[int, Seen], decide: Callable[[int, Seen], WeeklyRoster], *, by: User, at: datetime
) -> tuple[Decision, ...]:
    """Each roster in a transaction of its own, in a fixed order, with what became of it.

    Those out of sight of `by` are told apart at once: a form may name any number of them, and each
    would be asked for again as if it could be found.
    """
    names = dict(
        rosters_of(mandate_for(by, at)).filter(pk__in=seen).values_list("pk", "unit__name")
    )
    decided = []
    for roster_id in sorted(seen):
        error: Refusal | None = None
        try:
            if roster_id not in names:
                raise NoSuchRoster
            with transaction.atomic():
                decide(roster_id, seen[roster_id])
        except Refusal as refused:
            error = refused
        decided.append(
            Decision(roster_id=roster_id, unit_name=names.get(roster_id, ""), error=error)
        )
    return tuple(decided)


def _approve(
    roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str = "", together: bool = False
) -> WeeklyRoster:
    words = clean(reason)

    def approve(roster: WeeklyRoster) -> WeeklyRoster:
        if roster.state == RosterState.SUBMITTED and roster.submitted_by_id == by.pk:
            left = deciders_of(roster.agency, by, localdate(at))
            raise OwnRoster(left.approvers, left.nameable)
        signed: dict[str, Any] = {
            "approved_by": by,
            "approved_at": at,
            "rules_revision": roster.agency.revision,
        }
        moved = move_roster(
            roster, RosterAct.APPROVE, by=by, at=at, seen=seen, reason=words, **signed
        )
        sheet = lawful_sheet_of(moved)
        if sheet.warnings:
            _require_reason(words or moved.warning_reason, together=together)
        pin_editions(moved, sheet)
        approve_filed_items(moved, by=by, at=at)
        return moved

    return unless_already_done(roster_id, RosterAct.APPROVE, approve, by=by, at=at, seen=seen)


def _require_reason(words: str, *, together: bool) -> None:
    if together:
        raise HasWarnings
    if not words:
        raise ReasonNeeded
