"""Send a roster of duty for approval, pull it back, give it up, or decide about it."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from duties.errors import DutyFaulty, EmptyDuty
from duties.models import DutyRoster
from duties.selectors.sheets import duty_sheet
from duties.services.moving import DUTIES, refusal
from duties.sheets.judging import DutyFindings, findings_of
from planning.time import Week
from planning.workflow import RosterAct
from rosters.errors import NotTheSender, OwnRoster, ReasonNeeded
from rosters.selectors.approving import deciders_of
from rosters.selectors.deadlines import filing_deadline
from rosters.services.life import as_seen, required_reason
from rosters.services.warned import warned_clauses
from units.names import clean
from weeks.enums import RosterState
from weeks.models import EDITABLE
from weeks.values.cells import Seen


@transaction.atomic
def submit_duty(
    roster_id: int, *, by: User, at: datetime, seen: Seen, warning_reason: str = ""
) -> DutyRoster:
    """Send it, judged once more; shifts that nobody fills go with a reason.

    Raises EmptyDuty, DutyFaulty, ReasonNeeded, WrongState, RosterChanged. Sending twice is sending
    once.
    """
    submit = partial(_submit, by=by, at=at, seen=seen, words=clean(warning_reason))
    return DUTIES.unless_already_done(roster_id, RosterAct.SUBMIT, submit, by=by, at=at, seen=seen)


@transaction.atomic
def withdraw_duty(roster_id: int, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    """Pull it back before it is decided: only who sent it may. Raises NotTheSender, WrongState,
    RosterChanged.
    """

    def withdraw(roster: DutyRoster) -> DutyRoster:
        if roster.state == RosterState.SUBMITTED and roster.submitted_by_id != by.pk:
            raise NotTheSender
        return DUTIES.move(roster, RosterAct.WITHDRAW, by=by, at=at, seen=seen)

    return DUTIES.unless_already_done(
        roster_id, RosterAct.WITHDRAW, withdraw, by=by, at=at, seen=seen
    )


@transaction.atomic
def approve_duty(
    roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str = ""
) -> DutyRoster:
    """Approve what was seen, judged once more; shifts that nobody fills want a reason, the
    sender's or the approver's own.

    Raises OwnRoster, DutyFaulty, ReasonNeeded, WrongState, RosterChanged. Approving twice is
    approving once.
    """
    approve = partial(_approve, by=by, at=at, seen=seen, words=clean(reason))
    return DUTIES.unless_already_done(
        roster_id, RosterAct.APPROVE, approve, by=by, at=at, seen=seen
    )


@transaction.atomic
def return_duty(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> DutyRoster:
    """Send it back with a reason. Raises ReasonNeeded, WrongState, RosterChanged."""
    words = required_reason(reason)
    return _decide(roster_id, RosterAct.RETURN, by, at, seen, words, return_reason=words)


@transaction.atomic
def reopen_duty(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> DutyRoster:
    """Take an approval back before publication. Raises ReasonNeeded, WrongState, RosterChanged."""
    words = required_reason(reason)
    return _decide(roster_id, RosterAct.REOPEN, by, at, seen, words, **UNSIGNED)


@transaction.atomic
def cancel_duty(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> DutyRoster:
    """The Office gives up a roster that is not published. Raises ReasonNeeded, WrongState,
    RosterChanged.
    """
    words = required_reason(reason)
    return _decide(roster_id, RosterAct.CANCEL, by, at, seen, words, **UNSIGNED)


UNSIGNED: dict[str, None] = {"approved_by": None, "approved_at": None}


def _submit(roster: DutyRoster, *, by: User, at: datetime, seen: Seen, words: str) -> DutyRoster:
    if as_seen(roster) != seen or roster.state not in EDITABLE:
        raise refusal(roster, seen, EDITABLE)
    if not roster.turns.exists():
        raise EmptyDuty
    found = _lawful(roster)
    if found.warns and not words:
        raise ReasonNeeded
    return DUTIES.move(
        roster,
        RosterAct.SUBMIT,
        by=by,
        at=at,
        seen=seen,
        reason=words,
        told=_warned(found) if found.warns else None,
        submitted_by=by,
        submitted_at=at,
        late_by_seconds=_lateness(roster, at),
        warning_reason=words,
        return_reason="",
    )


def _warned(found: DutyFindings) -> dict[str, Any]:
    """What goes with a reason: by which clauses, and how many turns nobody has."""
    return {
        "warned": warned_clauses(one.violation for one in found.breaches),
        "gaps": sum(one.missing for one in found.gaps),
    }


def _approve(roster: DutyRoster, *, by: User, at: datetime, seen: Seen, words: str) -> DutyRoster:
    if roster.state == RosterState.SUBMITTED and roster.submitted_by_id == by.pk:
        left = deciders_of(roster.agency, by, localdate(at))
        raise OwnRoster(left.approvers, left.nameable)
    moved = DUTIES.move(
        roster,
        RosterAct.APPROVE,
        by=by,
        at=at,
        seen=seen,
        reason=words,
        approved_by=by,
        approved_at=at,
    )
    if _lawful(moved).warns and not (words or moved.warning_reason):
        raise ReasonNeeded
    return moved


def _decide(
    roster_id: int,
    act: RosterAct,
    by: User,
    at: datetime,
    seen: Seen,
    reason: str,
    **columns: Any,
) -> DutyRoster:
    """An act that judges nothing."""

    def decide(roster: DutyRoster) -> DutyRoster:
        return DUTIES.move(roster, act, by=by, at=at, seen=seen, reason=reason, **columns)

    return DUTIES.unless_already_done(roster_id, act, decide, by=by, at=at, seen=seen)


def _lawful(roster: DutyRoster) -> DutyFindings:
    """What is wrong with it without forbidding it. Raises DutyFaulty."""
    found = findings_of(duty_sheet(roster))
    if found.blocks:
        raise DutyFaulty(count=found.blocks)
    return found


def _lateness(roster: DutyRoster, at: datetime) -> int:
    """How late it is sent, in seconds: where nobody said by when, it is due when the week of its
    first day is; an amendment has no deadline.
    """
    if roster.amend_reason:
        return 0
    due = roster.due_at or filing_deadline(roster.agency, Week.of(roster.first))
    return max(0, int((at - due).total_seconds()))
