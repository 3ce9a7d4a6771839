"""Turns of a published roster change hands: rows, hash, weeks and record in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, QuerySet

from accounts.models import User
from audit.services import record
from duties.models import DutyRoster, DutyTurn
from duties.services.lapsing import lapse_changed
from duties.services.moving import DUTIES
from duties.services.publishing import same_period
from duties.services.steps import turns_content
from duties.services.telling import tell_weeks
from duties.sheets.changes import TurnChange
from rosters.services.life import as_seen
from weeks.enums import RosterState
from weeks.models import LIVING


def hold_rosters(*turns: DutyTurn | None) -> None:
    """Whoever else changes turns of these rosters waits until this transaction ends. Several are
    held in one order, before anything that hangs on them: so no two wait for one another.
    """
    keys = {turn.roster_id for turn in turns if turn is not None}
    list(DutyRoster.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def rosters_of(changes: Sequence[TurnChange]) -> list[DutyRoster]:
    """Those that the changes are about, in the order in which they are held."""
    found = {one.turn.roster_id: one.turn.roster for one in changes}
    return [found[pk] for pk in sorted(found)]


def exchange_turns(
    roster: DutyRoster,
    changes: Sequence[TurnChange],
    action: str,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    recorded_reason: str | None = None,
    request_id: int = 0,
) -> DutyRoster:
    """Do all of the changes to the roster as it was read, which is published, and to an amendment
    of it that is under way, so that no publication takes them back. What others asked about these
    turns lapses, but for `request_id`.

    `recorded_reason` stands in the record instead of `reason`, where that speaks of health. To be
    called in a transaction. Raises RosterChanged, WrongState.
    """
    claimed = DUTIES.claim(roster, seen=as_seen(roster), states=[RosterState.PUBLISHED], at=at)
    write_changes(claimed, changes, by=by, at=at, reason=reason)
    lapse_changed([one.turn for one in changes], by=by, at=at, but=request_id)
    tell_weeks(claimed)
    record(
        f"duties.{action}",
        claimed,
        by=by,
        at=at,
        agency=claimed.agency_id,
        after={"version": claimed.version, "turns": [dict(one.told()) for one in changes]},
        reason=reason if recorded_reason is None else recorded_reason,
    )
    return claimed


def write_changes(
    roster: DutyRoster, changes: Sequence[TurnChange], *, by: User, at: datetime, reason: str = ""
) -> None:
    """The turns, the hash of their roster and an amendment under way. To be called while the
    roster is claimed or held.
    """
    for change in changes:
        _change(DutyTurn.objects.filter(pk=change.turn.pk), change, by=by, at=at, reason=reason)
    _rehash(roster)
    _follow(roster, changes, by=by, at=at, reason=reason)


def call_in(
    roster: DutyRoster, absent: DutyTurn, change: TurnChange, *, by: User, at: datetime
) -> DutyRoster:
    """Somebody has the shift beside the turn of who is absent, which stays on record. To be called
    in a transaction. Raises RosterChanged, WrongState.
    """
    claimed = DUTIES.claim(roster, seen=as_seen(roster), states=[RosterState.PUBLISHED], at=at)
    for one in (claimed, *_amendments(claimed)):
        _put_beside(one, absent, change, by=by, at=at)
    tell_weeks(claimed)
    record(
        "duties.call-in",
        claimed,
        by=by,
        at=at,
        agency=claimed.agency_id,
        after={"version": claimed.version, "turns": [dict(change.told())]},
    )
    return claimed


def _change(
    rows: QuerySet[DutyTurn], change: TurnChange, *, by: User, at: datetime, reason: str
) -> int:
    return rows.update(
        staff_id=change.staff_id,
        planned_for_id=change.planned_for,
        state=change.state,
        changed_by=by,
        changed_at=at,
        reason=reason,
    )


def _follow(
    roster: DutyRoster, changes: Sequence[TurnChange], *, by: User, at: datetime, reason: str
) -> None:
    """An amendment takes over what happens to the turns it has not changed itself."""
    for amendment in _amendments(roster):
        done = 0
        for change in changes:
            cell = {"roster": amendment, "shift": change.turn.shift_id, "day": change.turn.day}
            there = DutyTurn.objects.filter(**cell)
            moves = change.staff_id != change.turn.staff_id
            if moves and there.filter(staff=change.staff_id).exists():
                continue
            same = there.filter(staff=change.turn.staff_id)
            done += _change(same, change, by=by, at=at, reason=reason)
        if done:
            _count_up(amendment, at)


def _amendments(roster: DutyRoster) -> list[DutyRoster]:
    return list(same_period(roster).filter(state__in=LIVING).exclude(pk=roster.pk))


def _put_beside(
    roster: DutyRoster, absent: DutyTurn, change: TurnChange, *, by: User, at: datetime
) -> None:
    cell = {"roster": roster, "shift": absent.shift, "day": absent.day}
    if DutyTurn.objects.filter(**cell, staff=change.staff_id).exists():
        return
    DutyTurn.objects.create(
        **cell,
        staff_id=change.staff_id,
        planned_for_id=absent.staff_id,
        state=change.state,
        changed_by=by,
        changed_at=at,
    )
    if roster.state == RosterState.PUBLISHED:
        _rehash(roster)
    else:
        _count_up(roster, at)


def _rehash(roster: DutyRoster) -> None:
    roster.content = turns_content(roster.turns.all())
    DutyRoster.objects.filter(pk=roster.pk).update(content=roster.content)


def _count_up(amendment: DutyRoster, at: datetime) -> None:
    """Whoever has it on the screen learns that it changed."""
    _rehash(amendment)
    DutyRoster.objects.filter(pk=amendment.pk).update(version=F("version") + 1, changed_at=at)
