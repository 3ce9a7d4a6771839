"""Send a roster for approval, pull it back, or give it up."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from planning.workflow import Act
from rosters.enums import RosterState
from rosters.errors import EmptyRoster, NotTheSender, PeopleChanged, ReasonNeeded
from rosters.models import WeeklyRoster
from rosters.selectors.deadlines import filing_deadline
from rosters.selectors.sheets import outdated
from rosters.services.judging import judged, pin_editions
from rosters.services.locks import EDITABLE, as_seen, reach, refusal
from rosters.services.moving import given, move
from rosters.values import Seen
from units.names import clean


@transaction.atomic
def submit_roster(roster_id: int, *, by: User, at: datetime, seen: Seen, warning_reason: str = "") -> WeeklyRoster:
    """Send it, judged once more under the rules in force; they are written down with it, and how late it is.

    Raises EmptyRoster, PeopleChanged, NotLawful, ReasonNeeded (warnings go with a reason), WrongState, ChangedMeanwhile.
    Sending twice is sending once.
    """
    roster = reach(roster_id, Act.SUBMIT, by=by, at=at)
    if roster.state == RosterState.SUBMITTED and roster.submitted_by_id == by.pk and roster.content == seen.content:
        return roster
    if as_seen(roster) != seen or roster.state not in EDITABLE:
        raise refusal(roster, seen, EDITABLE)
    if not roster.entries.exists():
        raise EmptyRoster
    sheet = judged(roster)
    if outdated(sheet):
        raise PeopleChanged
    words = clean(warning_reason)
    if sheet.warnings and not words:
        raise ReasonNeeded
    deadline = filing_deadline(roster.agency, roster.week)
    roster = move(
        roster,
        Act.SUBMIT,
        by=by,
        at=at,
        seen=seen,
        reason=words,
        submitted_by=by,
        submitted_at=at,
        late_by_seconds=max(0, int((at - deadline).total_seconds())),
        warning_reason=words,
        return_reason="",
        planned={},
        unit_revision=roster.unit.revision,
        rules_revision=roster.agency.revision,
    )
    pin_editions(roster, sheet)
    return roster


@transaction.atomic
def withdraw_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Pull it back before it is decided: only who sent it may. Raises NotTheSender, WrongState, ChangedMeanwhile."""
    roster = reach(roster_id, Act.WITHDRAW, by=by, at=at)
    if roster.state == RosterState.DRAFT and roster.submitted_by_id == by.pk and roster.content == seen.content:
        return roster
    if roster.state == RosterState.SUBMITTED and roster.submitted_by_id != by.pk:
        raise NotTheSender
    return move(roster, Act.WITHDRAW, by=by, at=at, seen=seen)


@transaction.atomic
def cancel_roster(roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str) -> WeeklyRoster:
    """The Office gives up a roster that is not published. Raises ReasonNeeded, WrongState, ChangedMeanwhile."""
    roster = reach(roster_id, Act.CANCEL, by=by, at=at)
    words = given(reason)
    if roster.state == RosterState.CANCELLED:
        return roster
    return move(roster, Act.CANCEL, by=by, at=at, seen=seen, reason=words, approved_by=None, approved_at=None)
