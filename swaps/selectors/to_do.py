"""Which exchanges of days wait for somebody's answer."""

from collections.abc import Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from swaps.enums import SwapState
from swaps.models import DaySwap
from swaps.selectors.days import swaps_waiting_for
from swaps.texts import swap_sentence
from units.selectors import Mandate
from units.values import ToDo


def day_swaps_to_answer(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """What a colleague asks, and what the user decides, until the first of the days begins. One
    query; what one asked for oneself waits for others.
    """
    if mandate.staff is None:
        return
    for swap in swaps_waiting_for(mandate, localdate(at)):
        if swap.asked_id == mandate.staff.pk and swap.state == SwapState.OPEN:
            yield _to_do(swap, mandate, press=_("Đồng ý đổi"), does="accept")
        elif mandate.staff.pk not in (swap.asker_id, swap.asked_id):
            yield _to_do(swap, mandate, press=_("Duyệt đổi ngày"), does="approve")


def _to_do(swap: DaySwap, mandate: Mandate, *, press: str, does: str) -> ToDo:
    zone = ZoneInfo(mandate.agency.time_zone)
    return ToDo(
        icon="swap",
        title=_("%(name)s xin đổi ngày đến cơ quan") % {"name": swap.asker.full_name},
        text=swap_sentence(swap),
        url=reverse("swaps:swap", args=[swap.pk]),
        press=press,
        due=datetime.combine(min(swap.day, swap.other_day), time(), zone),
        by_day=True,
        sends_to=reverse("swaps:answer", args=[swap.pk]),
        sends={"do": does},
        otherwise=_("Xem đề nghị"),
    )
