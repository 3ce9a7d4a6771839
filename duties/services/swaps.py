"""Colleagues change turns of duty: one asks, another takes it, a leader approves where the agency
wants that.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from duties.enums import SwapKind, TurnState
from duties.errors import (
    AbsentAlready,
    HandedOver,
    NotQualified,
    SwapMisfit,
    SwapPending,
    TurnBegun,
)
from duties.models import DutyTurn, SwapPolicy, SwapRequest
from duties.selectors.exchanges import ExchangeJudge
from duties.selectors.posts import keeps_duty
from duties.selectors.swaps import (
    can_take,
    decides_about,
    fitness_in,
    is_own,
    may_answer,
    needs_approval,
    published_turns,
    swap_of,
    turn_of,
)
from duties.services.exchanging import exchange_turns, hold_rosters, rosters_of
from duties.services.lapsing import SWAPS
from duties.sheets.changes import TurnChange, begins_at
from rosters.services.life import required_reason
from swaps.enums import SwapState
from swaps.errors import OwnSwap, SwapEnded
from swaps.models import PENDING
from swaps.services.answering import LONGEST_WORDS
from units.models import Staff
from units.names import clean
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def ask_swap(
    turn_id: int, *, kind: SwapKind, asked: Staff | None, reason: str, by: User, at: datetime
) -> SwapRequest:
    """Ask `asked`, or (None) everybody who may have it, for the turn: one's own, or, for whoever
    looks after it, that of somebody who cannot ask.

    Raises NoSuchTurn, TurnBegun, AbsentAlready, HandedOver, NotQualified, OwnSwap, SwapPending.
    """
    mandate = mandate_for(by, at)
    turn = turn_of(mandate, turn_id)
    refuse_settled(turn, at)
    if asked is not None:
        _refuse_unfit(turn, asked)
    swap = SwapRequest(
        turn=turn,
        kind=kind,
        asker=turn.staff,
        asked=asked,
        reason=clean(reason)[:LONGEST_WORDS],
        asked_by=by,
        asked_at=at,
    )
    try:
        with transaction.atomic():
            swap.save(force_insert=True)
    except IntegrityError as pending:
        raise SwapPending from pending
    SWAPS.record(swap, "ask-swap", by=by, at=at)
    return swap


@transaction.atomic
def withdraw_swap(pk: int, *, by: User, at: datetime) -> SwapRequest:
    """Who asked, or looks after the turn, takes it back before it is done. Raises NoSuchTurn,
    SwapEnded.
    """
    mandate = mandate_for(by, at)
    swap = swap_of(mandate, pk)
    own = is_own(mandate, swap.turn) or swap.asked_by_id == by.pk
    if not own and not keeps_duty(mandate, swap.turn.roster.unit_id):
        raise NotAllowed
    return SWAPS.end(swap, SwapState.WITHDRAWN, before=PENDING, by=by, at=at)


@transaction.atomic
def decline_swap(pk: int, *, remark: str, by: User, at: datetime) -> SwapRequest:
    """Who was asked by name says no. Raises NoSuchTurn, NotAllowed, SwapEnded."""
    mandate = mandate_for(by, at)
    swap = swap_of(mandate, pk)
    if mandate.staff is None or swap.asked_id != mandate.staff.pk:
        raise NotAllowed
    words = clean(remark)[:LONGEST_WORDS]
    return SWAPS.end(swap, SwapState.DECLINED, before=(SwapState.OPEN,), by=by, at=at, remark=words)


@transaction.atomic
def accept_swap(pk: int, *, given_id: int | None, by: User, at: datetime) -> SwapRequest:
    """Take the turn, and for a swap give one of one's own. Of two who take it the first has it.
    Where nobody has to approve, it is done at once.

    Raises NoSuchTurn, OwnSwap, SwapEnded, TurnBegun, SwapMisfit, and whatever the change would
    break (`duties.sheets.exchange`).
    """
    mandate = mandate_for(by, at)
    swap = swap_of(mandate, pk)
    taker = mandate.staff
    if taker is not None and taker.pk == swap.asker_id:
        raise OwnSwap
    if taker is None or not may_answer(mandate, swap):
        raise NotAllowed
    if swap.state != SwapState.OPEN:
        raise SwapEnded
    refuse_settled(swap.turn, at)
    given = _given(swap, taker, given_id, at)
    _refuse_broken(swap.turn, taker, given)
    hold_rosters(swap.turn, given)
    agreed = SWAPS.move(
        swap,
        SwapState.AGREED,
        before=(SwapState.OPEN,),
        by=by,
        at=at,
        taker=taker,
        given=given,
        agreed_at=at,
    )
    return agreed if needs_approval(mandate.agency) else _carry_out(agreed, by=by, at=at)


@transaction.atomic
def approve_swap(pk: int, *, by: User, at: datetime) -> SwapRequest:
    """Let it be done, if it still breaks nothing. Raises NoSuchTurn, NotAllowed, OwnSwap,
    SwapEnded, TurnBegun, and whatever the change would break by now.
    """
    swap = _to_decide(pk, by, at)
    if swap.state != SwapState.AGREED or swap.taker is None:
        raise SwapEnded
    for turn in filter(None, (swap.turn, swap.given)):
        refuse_settled(turn, at)
    _refuse_broken(swap.turn, swap.taker, swap.given)
    hold_rosters(swap.turn, swap.given)
    return _carry_out(swap, by=by, at=at)


@transaction.atomic
def refuse_swap(pk: int, *, reason: str, by: User, at: datetime) -> SwapRequest:
    """Not approved, in words. Raises NoSuchTurn, NotAllowed, OwnSwap, SwapEnded, ReasonNeeded."""
    swap = _to_decide(pk, by, at)
    words = required_reason(reason)[:LONGEST_WORDS]
    return SWAPS.end(
        swap, SwapState.REFUSED, before=(SwapState.AGREED,), by=by, at=at, remark=words
    )


@transaction.atomic
def set_swap_policy(
    *, needs_approval: bool, reminds_handover: bool = False, by: User, at: datetime
) -> SwapPolicy:
    """Whether a leader approves every change, and whether people are written to who did not hand a
    shift over. Raises NotAllowed for who does not keep the agency's duty.
    """
    mandate = mandate_for(by, at)
    if not keeps_duty(mandate, None):
        raise NotAllowed
    after = {"needs_approval": needs_approval, "reminds_handover": reminds_handover}
    policy, _made = SwapPolicy.objects.update_or_create(agency=mandate.agency, defaults=after)
    record("duties.set-swap-policy", policy, by=by, at=at, agency=mandate.agency.pk, after=after)
    return policy


def refuse_settled(turn: DutyTurn, at: datetime) -> None:
    """Raises TurnBegun, AbsentAlready, HandedOver where the turn cannot change hands any more."""
    if begins_at(turn, ZoneInfo(turn.roster.agency.time_zone)) <= at:
        raise TurnBegun(day=turn.day)
    if turn.state == TurnState.ABSENT:
        raise AbsentAlready
    if turn.state == TurnState.HANDED_OVER:
        raise HandedOver


def _refuse_unfit(turn: DutyTurn, asked: Staff) -> None:
    if asked.pk == turn.staff_id:
        raise OwnSwap
    is_here = asked.agency_id == turn.roster.agency_id and asked.is_active
    if not is_here or not can_take(fitness_in(asked, turn.shift.post, turn.day), turn):
        raise NotQualified(name=asked.full_name, post=turn.shift.post.name, day=turn.day)


def _given(swap: SwapRequest, taker: Staff, given_id: int | None, at: datetime) -> DutyTurn | None:
    """The turn that the taker gives for it."""
    if swap.kind == SwapKind.TAKE:
        if given_id is not None:
            raise SwapMisfit
        return None
    own = published_turns(swap.turn.roster.agency).filter(staff=taker)
    given = own.filter(pk=given_id or 0).first()
    if given is None:
        raise SwapMisfit
    refuse_settled(given, at)
    return given


def _refuse_broken(turn: DutyTurn, taker: Staff, given: DutyTurn | None) -> None:
    refused = ExchangeJudge().obstacle(turn, taker.pk, given)
    if refused is not None:
        raise refused


def _to_decide(pk: int, by: User, at: datetime) -> SwapRequest:
    mandate: Mandate = mandate_for(by, at)
    swap = swap_of(mandate, pk)
    if not decides_about(mandate, swap):
        raise NotAllowed
    if mandate.staff is not None and mandate.staff.pk in (swap.asker_id, swap.taker_id):
        raise OwnSwap
    return swap


def _carry_out(swap: SwapRequest, *, by: User, at: datetime) -> SwapRequest:
    """The turns change hands, and the request is done."""
    taker, given = swap.taker, swap.given
    if taker is None:
        raise SwapEnded
    done = SWAPS.end(swap, SwapState.DONE, before=(SwapState.AGREED,), by=by, at=at)
    state = TurnState.SWAPPED if given else TurnState.TAKEN_OVER
    changes = [TurnChange(swap.turn, taker.pk, state)]
    if given is not None:
        changes.append(TurnChange(given, swap.asker_id, state))
    action = "swap-turns" if given else "take-turn"
    for roster in rosters_of(changes):
        own = [one for one in changes if one.turn.roster_id == roster.pk]
        exchange_turns(roster, own, action, by=by, at=at, reason=swap.reason, request_id=swap.pk)
    return done
