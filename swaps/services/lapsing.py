"""Exchanges that nobody ended, and nothing can come of any more, are closed with a word."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from refusals import Refusal
from swaps.enums import SwapLapse
from swaps.models import PENDING, DaySwap
from swaps.selectors.days import today_of
from swaps.selectors.judging import known_sheet, obstacle, published_week
from swaps.services.answering import LONGEST_WORDS
from swaps.services.days import DAYS, note_judged, wish_of
from units.models import Agency
from weeks.enums import RosterState


@transaction.atomic
def lapse_stale(agency: Agency, *, at: datetime) -> None:
    """What nobody answered before one of its days began, and what the week as it is known by now
    no longer allows. Only what has changed is looked at; done again, it changes nothing.
    """
    today = today_of(agency, at)
    rows = DaySwap.objects.filter(unit__agency=agency, state__in=PENDING)
    rows = rows.select_related("unit__agency", "roster")
    over = Q(day__lte=today) | Q(other_day__lte=today)
    DAYS.lapse(rows.filter(over), SwapLapse.BEGAN, by=None, at=at)
    stands = Q(
        roster__state=RosterState.PUBLISHED,
        unit_revision=F("unit__revision"),
        rules_revision=F("unit__agency__revision"),
    )
    for swap in rows.exclude(over).exclude(stands):
        _look_again(swap, at=at)


def _look_again(swap: DaySwap, *, at: datetime) -> None:
    try:
        roster = published_week(swap.unit, swap.week)
    except Refusal as refusal:
        DAYS.lapse([swap], SwapLapse.CHANGED, by=None, at=at, remark=refusal.sentence)
        return
    sheet = known_sheet(roster)
    refused = obstacle(sheet, wish_of(swap))
    if refused is not None:
        words = refused.sentence[:LONGEST_WORDS]
        DAYS.lapse([swap], SwapLapse.CHANGED, by=None, at=at, remark=words)
        return
    note_judged(swap, sheet, roster_id=roster.pk)
    swap.save(update_fields=("roster", "unit_revision", "rules_revision"))
