"""Requests to change a turn that nobody ended, and nothing can come of any more, are closed with a
word.
"""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from duties.models import DutyRoster, DutyTurn, SwapRequest
from duties.sheets.changes import begins_at
from swaps.enums import SwapLapse
from swaps.models import PENDING
from swaps.services.answering import SwapLife
from units.models import Agency

SWAPS = SwapLife(
    model=SwapRequest,
    room="duties",
    agency_of=lambda swap: swap.turn.roster.agency_id,
    facts=lambda swap: {
        "kind": swap.kind,
        "turn": swap.turn_id,
        "asker": swap.asker_id,
        "asked": swap.asked_id,
        "taker": swap.taker_id,
        "given": swap.given_id,
    },
)


def lapse_changed(
    turns: Iterable[DutyTurn], *, by: User | None, at: datetime, but: int = 0
) -> None:
    """These turns are another's now: what was asked about them is over, `but` this request. To be
    called in the transaction that changes them.
    """
    keys = [turn.pk for turn in turns]
    about = Q(turn__in=keys) | Q(given__in=keys)
    _lapse(SwapRequest.objects.filter(about).exclude(pk=but), SwapLapse.CHANGED, by=by, at=at)


def lapse_superseded(rosters: Iterable[DutyRoster], *, by: User | None, at: datetime) -> None:
    """Another version stands in the place of these rosters. To be called in the transaction that
    publishes it.
    """
    gone = list(rosters)
    rows = SwapRequest.objects.filter(Q(turn__roster__in=gone) | Q(given__roster__in=gone))
    _lapse(rows, SwapLapse.CHANGED, by=by, at=at)


@transaction.atomic
def lapse_begun(agency: Agency, *, at: datetime) -> None:
    """What nobody answered before the shift began. Done again, it changes nothing."""
    zone = ZoneInfo(agency.time_zone)
    today = at.astimezone(zone).date()
    near = Q(turn__day__lte=today) | Q(given__day__lte=today)
    rows = SwapRequest.objects.filter(near, turn__roster__agency=agency, state__in=PENDING)
    begun = [
        row.pk
        for row in rows.select_related("turn__shift", "given__shift")
        if any(begins_at(one, zone) <= at for one in (row.turn, row.given) if one)
    ]
    if begun:
        _lapse(SwapRequest.objects.filter(pk__in=begun), SwapLapse.BEGAN, by=None, at=at)


def _lapse(rows: QuerySet[SwapRequest], why: SwapLapse, *, by: User | None, at: datetime) -> None:
    waiting = rows.filter(state__in=PENDING)
    told = waiting.select_related("turn__roster", "turn__shift__post", "turn__staff")
    SWAPS.lapse(told, why, by=by, at=at)
