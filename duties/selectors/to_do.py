"""What duty asks of somebody: answer a colleague, take a shift over, hand one over."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from duties.models import DutyTurn, ShiftHandover, SwapRequest
from duties.selectors.own_tasks import own_tasks
from duties.sheets.changes import begins_at, ends_at
from duties.texts import hours_text
from units.names import digits
from units.selectors import Mandate
from units.values import ToDo
from units.words import long_day


def duty_to_do(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """As the page of one's own duty lists it. The queries of `own_tasks`."""
    zone = ZoneInfo(mandate.agency.time_zone)
    tasks = own_tasks(mandate, at=at)
    yield from (_to_take(row, zone, at) for row in tasks.to_take)
    yield from (_to_give(turn, zone) for turn in tasks.to_give)
    yield from (_not_given(turn, zone) for turn in tasks.not_given)
    yield from (_asked(swap, zone) for swap in tasks.asked)


def _to_take(row: ShiftHandover, zone: ZoneInfo, at: datetime) -> ToDo:
    due = ends_at(row.turn, zone)
    return ToDo(
        icon="journal",
        title=_("%(name)s bàn giao ca") % {"name": row.giver.full_name},
        text=_turn_text(row.turn),
        url=f"{reverse('duties:mine')}#h-take-{row.pk}",
        press=_("Nhận ca"),
        due=due,
        is_overdue=due < at,
    )


def _to_give(turn: DutyTurn, zone: ZoneInfo) -> ToDo:
    return ToDo(
        icon="journal",
        title=_("Chưa bàn giao ca"),
        text=_turn_text(turn),
        url=reverse("duties:turn", args=[turn.pk]),
        press=_("Bàn giao"),
        due=ends_at(turn, zone),
        is_overdue=True,
    )


def _not_given(turn: DutyTurn, zone: ZoneInfo) -> ToDo:
    phone = digits(turn.staff.phone)
    return ToDo(
        icon="journal",
        title=_("%(name)s chưa bàn giao cho bạn") % {"name": turn.staff.full_name},
        text=_turn_text(turn),
        url=f"tel:{phone}" if phone else reverse("duties:mine"),
        press=_("Gọi điện") if phone else _("Xem"),
        due=ends_at(turn, zone),
        is_overdue=True,
    )


def _asked(swap: SwapRequest, zone: ZoneInfo) -> ToDo:
    return ToDo(
        icon="swap",
        title=f"{swap.asker.full_name}: {swap.get_kind_display()}",
        text=_turn_text(swap.turn),
        url=reverse("duties:swap", args=[swap.pk]),
        press=_("Trả lời"),
        due=begins_at(swap.turn, zone),
    )


def _turn_text(turn: DutyTurn) -> str:
    """Thứ Hai, 30/11/2026, 7h30–17h00, Trực ban"""
    hours = hours_text(turn.shift.begins, turn.shift.ends)
    return ", ".join((long_day(turn.day), hours, turn.shift.post.name))
