"""Who leaves a shift writes down what happened, who comes next takes it over."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from duties.enums import HandoverState, TurnState
from duties.errors import (
    AbsentAlready,
    EventsNeeded,
    HandedOver,
    NoSuchTurn,
    OwnHandover,
    TooEarly,
)
from duties.models import DutyRoster, DutyTurn, ShiftHandover
from duties.selectors.handovers import handover_of, takers_of
from duties.selectors.swaps import decides_swaps, is_own, turn_of
from duties.services.exchanging import hold_rosters, write_changes
from duties.sheets.changes import TurnChange, begins_at
from rosters.services.life import required_reason
from units.models import Staff
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

LONGEST_EVENTS = 4000
LONGEST_REMARK = 1000


@transaction.atomic
def hand_over(turn_id: int, *, taker: Staff, events: str, by: User, at: datetime) -> ShiftHandover:
    """The giver's own act, once the shift has begun. Raises NoSuchTurn, AbsentAlready, TooEarly,
    OwnHandover, EventsNeeded, HandedOver.
    """
    mandate = mandate_for(by, at)
    hold_rosters(turn_of(mandate, turn_id))
    turn = turn_of(mandate, turn_id)
    if not is_own(mandate, turn):
        raise NoSuchTurn
    if turn.state == TurnState.ABSENT:
        raise AbsentAlready
    if begins_at(turn, ZoneInfo(turn.roster.agency.time_zone)) > at:
        raise TooEarly(day=turn.day)
    if taker.pk == turn.staff_id or not takers_of(turn).filter(pk=taker.pk).exists():
        raise OwnHandover
    words = events.strip()[:LONGEST_EVENTS]
    if not words:
        raise EventsNeeded
    handover = ShiftHandover(turn=turn, giver=turn.staff, taker=taker, events=words, given_at=at)
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError as twice:
        raise HandedOver from twice
    _set_state(turn, by=by, at=at)
    after = {"turn": turn.pk, "giver": turn.staff_id, "taker": taker.pk}
    _record(handover, "hand-over", by=by, at=at, after=after)
    return handover


@transaction.atomic
def take_shift(pk: int, *, remark: str, by: User, at: datetime) -> ShiftHandover:
    """The taker's word: accepted, or with a remark what is wrong with it. Raises NoSuchTurn,
    HandedOver (it was answered).
    """
    mandate = mandate_for(by, at)
    handover = handover_of(mandate, pk)
    if mandate.staff is None or handover.taker_id != mandate.staff.pk:
        raise NotAllowed
    words = clean(remark)[:LONGEST_REMARK]
    state = HandoverState.REMARKED if words else HandoverState.ACCEPTED
    waiting = ShiftHandover.objects.filter(pk=pk, state=HandoverState.WAITING)
    if not waiting.update(state=state, taken_at=at, taker_remark=words):
        raise HandedOver
    _record(handover, "take-shift", by=by, at=at, after={"state": state.value}, reason=words)
    return handover_of(mandate, pk)


@transaction.atomic
def remark_on_handover(pk: int, *, remark: str, by: User, at: datetime) -> ShiftHandover:
    """A leader's own words under it; a later remark takes the place of the one before, which stays
    on record. Raises NoSuchTurn, NotAllowed, ReasonNeeded.
    """
    mandate = mandate_for(by, at)
    handover = handover_of(mandate, pk)
    if not decides_swaps(mandate, handover.turn.roster.unit_id):
        raise NotAllowed
    words = required_reason(remark)[:LONGEST_REMARK]
    ShiftHandover.objects.filter(pk=pk).update(leader_remark=words, leader=by, leader_at=at)
    _record(handover, "remark-on-handover", by=by, at=at, after={}, reason=words)
    return handover_of(mandate, pk)


def _set_state(turn: DutyTurn, *, by: User, at: datetime) -> None:
    """Who has it stays; the roster's hash and version say that something became of it."""
    change = TurnChange(turn, turn.staff_id, TurnState.HANDED_OVER)
    write_changes(turn.roster, [change], by=by, at=at, reason=turn.reason)
    DutyRoster.objects.filter(pk=turn.roster_id).update(version=F("version") + 1, changed_at=at)


def _record(
    handover: ShiftHandover,
    action: str,
    *,
    by: User,
    at: datetime,
    after: Mapping[str, object],
    reason: str = "",
) -> None:
    agency = handover.turn.roster.agency_id
    record(f"duties.{action}", handover, by=by, at=at, agency=agency, after=after, reason=reason)
