"""Send a roster for approval, pull it back, or give it up."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from accounts.models import User
from events.services.filing import file_items
from planning.workflow import RosterAct
from rosters.errors import EmptyRoster, NotTheSender, PeopleChanged, ReasonNeeded
from rosters.selectors.deadlines import filing_deadline
from rosters.services.judging import pin_editions, require_lawful
from rosters.services.life import required_reason
from rosters.services.locks import as_seen, why_refused
from rosters.services.moving import move_roster, unless_already_done
from rosters.services.warned import warned_clauses
from units.names import clean
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.outdated import outdated_cells
from weeks.selectors.sheets import sheet_of
from weeks.values.cells import Seen


@transaction.atomic
def submit_roster(
    roster_id: int, *, by: User, at: datetime, seen: Seen, warning_reason: str = ""
) -> WeeklyRoster:
    """Send it, judged once more under the rules in force; they are written down with it, and how
    late it is.

    Raises EmptyRoster, PeopleChanged, NotLawful, ReasonNeeded (warnings go with a reason),
    WrongState, RosterChanged. Sending twice is sending once.
    """
    return unless_already_done(
        roster_id,
        RosterAct.SUBMIT,
        partial(_submit, by=by, at=at, seen=seen, words=clean(warning_reason)),
        by=by,
        at=at,
        seen=seen,
    )


@transaction.atomic
def withdraw_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Pull it back before it is decided: only who sent it may. Raises NotTheSender, WrongState,
    RosterChanged.
    """
    return unless_already_done(
        roster_id,
        RosterAct.WITHDRAW,
        partial(_withdraw, by=by, at=at, seen=seen),
        by=by,
        at=at,
        seen=seen,
    )


@transaction.atomic
def cancel_roster(
    roster_id: int, *, by: User, at: datetime, seen: Seen, reason: str
) -> WeeklyRoster:
    """The Office gives up a roster that is not published. Raises ReasonNeeded, WrongState,
    RosterChanged.
    """
    words = required_reason(reason)

    def cancel(roster: WeeklyRoster) -> WeeklyRoster:
        return move_roster(
            roster,
            RosterAct.CANCEL,
            by=by,
            at=at,
            seen=seen,
            reason=words,
            approved_by=None,
            approved_at=None,
        )

    return unless_already_done(roster_id, RosterAct.CANCEL, cancel, by=by, at=at, seen=seen)


def _submit(
    roster: WeeklyRoster, *, by: User, at: datetime, seen: Seen, words: str
) -> WeeklyRoster:
    if as_seen(roster) != seen or roster.state not in EDITABLE:
        raise why_refused(roster, seen, EDITABLE)
    if not roster.entries.exists():
        raise EmptyRoster
    sheet = require_lawful(sheet_of(roster))
    if outdated_cells(sheet):
        raise PeopleChanged
    if sheet.warnings and not words:
        raise ReasonNeeded
    roster = move_roster(
        roster,
        RosterAct.SUBMIT,
        by=by,
        at=at,
        seen=seen,
        reason=words,
        told={"warned": warned_clauses(sheet.warnings)} if sheet.warnings else None,
        **_as_sent(roster, by=by, at=at, words=words),
    )
    pin_editions(roster, sheet)
    file_items(roster)
    return roster


def _as_sent(roster: WeeklyRoster, *, by: User, at: datetime, words: str) -> dict[str, Any]:
    """The columns that sending fills in, and those it empties."""
    return {
        "submitted_by": by,
        "submitted_at": at,
        "late_by_seconds": _lateness(roster, at),
        "warning_reason": words,
        "return_reason": "",
        "planned": {},
        "unit_revision": roster.unit.revision,
        "rules_revision": roster.agency.revision,
    }


def _lateness(roster: WeeklyRoster, at: datetime) -> int:
    """How late it is sent, in seconds. What the rules opened again has a deadline of its own, or
    none if it was due at once; a new version of a published week has none either.
    """
    again = roster.reopenings.filter(closed_at=None).first()
    same_week = WeeklyRoster.objects.filter(unit=roster.unit_id, monday=roster.monday)
    if again is None and same_week.filter(state=RosterState.PUBLISHED).exists():
        return 0
    due = (again.refile_by or at) if again else filing_deadline(roster.agency, roster.week)
    return max(roster.late_by_seconds if again else 0, int((at - due).total_seconds()))


def _withdraw(roster: WeeklyRoster, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    if roster.state == RosterState.SUBMITTED and roster.submitted_by_id != by.pk:
        raise NotTheSender
    return move_roster(roster, RosterAct.WITHDRAW, by=by, at=at, seen=seen)
