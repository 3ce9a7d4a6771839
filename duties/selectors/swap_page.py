"""What the pages about changing turns show: what waits for whom, and which turns could be given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from duties.enums import SwapKind, TurnState
from duties.models import DutyTurn, SwapRequest
from duties.selectors.exchanges import ExchangeJudge
from duties.selectors.posts import duty_units, keeps_duty
from duties.selectors.sheets import duty_sheet
from duties.selectors.swaps import (
    can_take,
    decides_about,
    fitness_at,
    is_own,
    may_answer,
    published_turns,
    swaps_of,
)
from duties.sheets.changes import begins_at, ends_at
from refusals import Refusal
from swaps.enums import SwapState
from swaps.models import PENDING
from units.enums import Right
from units.models import Absence, Staff
from units.selectors import Mandate

RECENT = timedelta(days=60)
SICK_CALLS_FOR = timedelta(days=7)
MOST = 50
MOST_OFFERS = 12
"""Of one's next turns so many are looked at for a swap; each is judged by all rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapBoard:
    """Requests by what the reader has to do with them; `ahead` are the turns of the next days that
    the reader looks after.
    """

    asked: Sequence[SwapRequest]
    to_decide: Sequence[SwapRequest]
    own: Sequence[SwapRequest]
    others: Sequence[SwapRequest]
    ahead: Sequence[DutyTurn]


@dataclass(frozen=True, slots=True)
class SwapOffer:
    """A turn that could be given, or (None) none where the other's is taken over; `why_not` says
    what speaks against it.
    """

    turn: DutyTurn | None
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapAnswers:
    """What the reader can answer to one request: take it by one of the `offers`, whatever speaks
    against the `refused` ones; say no, where they were asked by name; decide; take it back.
    """

    may_answer: bool
    offers: tuple[SwapOffer, ...]
    refused: tuple[SwapOffer, ...]
    may_decline: bool
    decides: bool
    may_withdraw: bool


def swap_answers(mandate: Mandate, swap: SwapRequest, *, at: datetime) -> SwapAnswers:
    """A request that `duties.selectors.swaps.swap_of` found for this reader. Nobody decides about
    what they take part in.
    """
    answers = swap.state == SwapState.OPEN and may_answer(mandate, swap)
    staff = mandate.staff
    took_part = staff is not None and staff.pk in (swap.asker_id, swap.taker_id)
    found = swap_offers(mandate, swap, at=at) if answers else ()
    return SwapAnswers(
        may_answer=answers,
        offers=tuple(one for one in found if not one.why_not),
        refused=tuple(one for one in found if one.why_not),
        may_decline=answers and swap.asked_id is not None,
        decides=swap.state == SwapState.AGREED and not took_part and decides_about(mandate, swap),
        may_withdraw=may_withdraw(mandate, swap),
    )


def swap_board(mandate: Mandate, *, at: datetime) -> SwapBoard:
    """The same few queries however many requests and turns there are."""
    zone = ZoneInfo(mandate.agency.time_zone)
    recent = swaps_of(mandate.agency).filter(Q(state__in=PENDING) | Q(asked_at__gt=at - RECENT))
    latest = recent.order_by("-turn__day", "-pk")[: 4 * MOST]  # what still waits lies ahead
    rows = sorted(latest, key=lambda row: (row.turn.day, row.pk))
    pending = [row for row in rows if row.is_pending and begins_at(row.turn, zone) > at]
    staff = mandate.staff
    own = [row for row in rows if staff and staff.pk in (row.asker_id, row.taker_id)]
    asked = asked_of(staff, [row for row in pending if row.state == SwapState.OPEN])
    to_decide = [
        row
        for row in pending
        if row.state == SwapState.AGREED and row not in own and decides_about(mandate, row)
    ]
    others = [
        row
        for row in pending
        if row not in (*own, *asked, *to_decide) and keeps_duty(mandate, row.turn.roster.unit_id)
    ]
    return SwapBoard(
        asked=asked,
        to_decide=to_decide,
        own=own[-MOST:],
        others=others,
        ahead=_ahead(mandate, at, zone),
    )


def swap_offers(mandate: Mandate, swap: SwapRequest, *, at: datetime) -> tuple[SwapOffer, ...]:
    """What the reader could give for the turn, from any roster, those that break nothing first."""
    staff = mandate.staff
    if staff is None:
        return ()
    judge, turn = ExchangeJudge(), swap.turn
    if swap.kind == SwapKind.TAKE:
        return (SwapOffer(None, _why_not(judge.obstacle(turn, staff.pk, None))),)
    found = [
        SwapOffer(given, _why_not(judge.obstacle(turn, staff.pk, given)))
        for given in _to_give(staff, turn, at)
    ]
    return tuple(sorted(found, key=lambda one: bool(one.why_not)))


def _to_give(staff: Staff, turn: DutyTurn, at: datetime) -> list[DutyTurn]:
    """The reader's next turns by any published roster, those of the same one first. One query."""
    zone = ZoneInfo(turn.roster.agency.time_zone)
    rows = published_turns(turn.roster.agency).filter(
        staff=staff, day__gte=at.astimezone(zone).date()
    )
    rows = rows.exclude(state__in=(TurnState.ABSENT, TurnState.HANDED_OVER))
    coming = [row for row in rows.order_by("day", "pk") if begins_at(row, zone) > at]
    coming.sort(key=lambda row: row.roster_id != turn.roster_id)
    return coming[:MOST_OFFERS]


def _why_not(refused: Refusal | None) -> str:
    return refused.sentence if refused else ""


def colleagues_for(turn: DutyTurn) -> list[Staff]:
    """Whom one can ask for the turn by name: who is qualified for the post that day."""
    sheet = duty_sheet(turn.roster)
    post, day = f"post-{turn.shift.post_id}", turn.day
    fit = {int(one.key) for one in sheet.plan.people if one.is_qualified(post, day)}
    return [
        member.staff
        for member in sheet.members.values()
        if member.id in fit and member.id != turn.staff_id
    ]


def asked_of(staff: Staff | None, rows: Iterable[SwapRequest]) -> list[SwapRequest]:
    """Those put to the person by name, and those to all who may have the turn. Four queries at
    most.
    """
    if staff is None:
        return []
    others = [row for row in rows if row.asker_id != staff.pk]
    to_all = [row.turn for row in others if row.asked_id is None]
    if not to_all:
        return [row for row in others if row.asked_id == staff.pk]
    posts = list({turn.shift.post_id: turn.shift.post for turn in to_all}.values())
    days = [turn.day for turn in to_all]
    fitness = fitness_at(staff, posts, min(days), max(days))
    return [
        row
        for row in others
        if row.asked_id == staff.pk or (row.asked_id is None and can_take(fitness, row.turn))
    ]


def _ahead(mandate: Mandate, at: datetime, zone: ZoneInfo) -> list[DutyTurn]:
    """The turns of the next days, for who marks people absent; with `is_away` where leave or a
    mission is on record for all of that day. One query.
    """
    if not (keeps_duty(mandate, None) or mandate.may(Right.EDIT_ROSTER)):
        return []
    today = at.astimezone(zone).date()
    near = (today - timedelta(days=1), today + SICK_CALLS_FOR)
    rows = published_turns(mandate.agency).filter(day__range=near)
    if not mandate.may(Right.KEEP_DUTY):
        rows = rows.filter(roster__unit__in=duty_units(mandate).order_by().values("pk"))
    rows = rows.annotate(is_away=Exists(_absence_that_day()))
    rows = rows.order_by("day", "shift__begins", "shift__post__order", "pk")
    return [row for row in rows if ends_at(row, zone) > at]


def _absence_that_day() -> QuerySet[Absence]:
    """Of who has the turn, the whole day: half of one leaves the duty of the other half."""
    day = OuterRef("day")
    begun = Q(first__lt=day) | Q(first=day, begins_at_noon=False)
    lasts = Q(last__gt=day) | Q(last=day, ends_at_noon=False)
    return Absence.objects.filter(begun & lasts, staff=OuterRef("staff"))


def pending_about(mandate: Mandate, turn: DutyTurn) -> SwapRequest | None:
    """What is asked about the turn now. One query."""
    return swaps_of(mandate.agency).filter(turn=turn.pk, state__in=PENDING).first()


def may_withdraw(mandate: Mandate, swap: SwapRequest) -> bool:
    return swap.is_pending and (
        is_own(mandate, swap.turn)
        or swap.asked_by_id == mandate.user.pk
        or keeps_duty(mandate, swap.turn.roster.unit_id)
    )
