"""Tells who is asked to exchange a day at the office, who has to approve it, and both what became
of it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import local_day
from outgoing.services.kinds.asked_swaps import (
    DueSwap,
    SwapNews,
    asked_swaps_due,
    why_nothing_to_answer,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from swaps.enums import SwapState
from swaps.models import DaySwap
from swaps.texts import swap_sentence
from units.models import Agency
from units.selectors.leave import who_answers


class DaySwapLetterKind(LetterKind[DueSwap]):
    kind = RunKind(code="day-swap", name=gettext_lazy("Đổi ngày đến cơ quan"))

    def due(self, tick: Tick) -> Iterator[DueSwap]:
        rows = DaySwap.objects.filter(unit__agency=tick.agency)
        return asked_swaps_due(tick.agency, self.kind.code, rows, "day", tick.now)

    def key(self, agency: Agency, item: DueSwap, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day, step=item.step)

    def compose(self, agency: Agency, item: DueSwap, *, at: datetime) -> Contents:
        return compose_day_swap(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_nothing_to_answer(DaySwap, asked["swap"], asked["state"])

    def name(self, item: DueSwap) -> str:
        return f"exchange of days {item.step}"


def compose_day_swap(agency: Agency, due: DueSwap, *, at: datetime) -> Contents:
    """The letters about one exchange."""
    zone = ZoneInfo(agency.time_zone)
    rows = DaySwap.objects.select_related("asker__user", "asked__user", "unit__agency")
    swap = rows.get(pk=due.row_id)
    with timezone.override(zone):
        people, form = _readers(swap, due.news, local_day(at, zone)), _form(swap, due.news)
        letters = tuple(letter_to(person, agency, form) for person in people if person.address)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"step": due.step, "unit": swap.unit.name},
                letters=letters,
            )


def _readers(swap: DaySwap, news: SwapNews, on: date) -> list[Addressee]:
    parties = [one for one in (swap.asker, swap.asked) if one]
    if news is SwapNews.ASKED:
        return [Addressee.of_staff(one) for one in parties[1:]]
    if news is SwapNews.AGREED:
        users = [user for one in parties for user in who_answers(one, swap.unit, on)]
        own = {one.user_id for one in parties}
        return [Addressee.of(user) for user in dict.fromkeys(users) if user.pk not in own]
    told = parties[:1] if swap.state == SwapState.DECLINED else parties
    return [Addressee.of_staff(one) for one in told]


def _form(swap: DaySwap, news: SwapNews) -> LetterParts:
    is_open = news in (SwapNews.ASKED, SwapNews.AGREED)
    return LetterParts(
        page=reverse("swaps:swap", args=[swap.pk]),
        page_label=lambda: _("Xem và trả lời") if is_open else _("Mở đề nghị"),
        subject=lambda: _("Đổi ngày đến cơ quan: %(name)s") % {"name": swap.asker.full_name},
        words=lambda: {"lead": _lead(swap, news), "lines": _lines(swap)},
        still_owed={"swap": swap.pk, "state": swap.state} if is_open else {},
    )


def _lead(swap: DaySwap, news: SwapNews) -> str:
    said = {
        "asker": swap.asker.full_name,
        "asked": swap.asked.full_name if swap.asked else "",
        "state": swap.get_state_display(),
    }
    if news is SwapNews.ASKED:
        return _("%(asker)s đề nghị đổi ngày đến cơ quan với đồng chí.") % said
    if news is SwapNews.AGREED:
        return _("%(asked)s đồng ý đổi ngày đến cơ quan với %(asker)s, chờ duyệt.") % said
    return _("Đề nghị đổi ngày của %(asker)s và %(asked)s: %(state)s.") % said


def _lines(swap: DaySwap) -> list[str]:
    lines = [swap_sentence(swap)]
    if swap.reason:
        lines.append(_("Lý do: %(reason)s") % {"reason": swap.reason})
    if swap.remark:
        lines.append(_("Ý kiến: %(remark)s") % {"remark": swap.remark})
    return lines
