"""Tells who is asked for a turn of duty, who has to approve a change, who asked what became of it,
and who was called in for somebody absent.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duties.enums import SwapKind, TurnState
from duties.models import DutyTurn, SwapRequest
from duties.selectors.swap_page import colleagues_for
from duties.selectors.swaps import published_turns, swaps_of
from duties.texts import hours_text
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import local_day
from outgoing.services.kinds.asked_swaps import (
    MOST_AT_ONCE,
    STILL_NEWS_FOR,
    DueSwap,
    SwapNews,
    asked_swaps_due,
    told_already,
    why_nothing_to_answer,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from swaps.enums import SwapState
from units.enums import Right, Role
from units.models import Agency, Staff
from units.rights import roles_with
from units.selectors.acting import who_is_told
from units.words import day as in_figures


class SwapLetterKind(LetterKind[DueSwap]):
    kind = RunKind(code="duty-swap", name=gettext_lazy("Đổi ca trực"))

    def due(self, tick: Tick) -> Iterator[DueSwap]:
        return swaps_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueSwap, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day, step=item.step)

    def compose(self, agency: Agency, item: DueSwap, *, at: datetime) -> Contents:
        return compose_swap(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_nothing_to_answer(SwapRequest, asked["swap"], asked["state"])

    def name(self, item: DueSwap) -> str:
        return f"change of duty {item.step}"


def swaps_due(agency: Agency, now: datetime) -> Iterator[DueSwap]:
    """What happened to requests, and who was called in, in the last days and is not told yet."""
    code, since = SwapLetterKind.kind.code, now - STILL_NEWS_FOR
    ours = SwapRequest.objects.filter(turn__roster__agency=agency)
    yield from asked_swaps_due(agency, code, ours, "turn__day", now)
    called = published_turns(agency).filter(
        ~told_already(agency, code, SwapNews.CALLED),
        state=TurnState.TAKEN_OVER,
        changed_at__gt=since,
        day__gte=local_day(now, ZoneInfo(agency.time_zone)),
        swaps__isnull=True,
    )
    for pk, day in called.order_by("pk").values_list("pk", "day")[:MOST_AT_ONCE]:
        yield DueSwap(news=SwapNews.CALLED, row_id=pk, day=day)


def compose_swap(agency: Agency, due: DueSwap, *, at: datetime) -> Contents:
    """The letters about one of these."""
    zone = ZoneInfo(agency.time_zone)
    with timezone.override(zone):
        if due.news is SwapNews.CALLED:
            turn = published_turns(agency).select_related("staff__user").get(pk=due.row_id)
            people, form = [Addressee.of_staff(turn.staff)], _calling_form(turn)
        else:
            swap = swaps_of(agency).get(pk=due.row_id)
            people = _readers(agency, swap, due.news, local_day(at, zone))
            form = _swap_form(swap, due.news)
        letters = tuple(letter_to(person, agency, form) for person in people if person.address)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"step": due.step},
                letters=letters,
            )


def _readers(agency: Agency, swap: SwapRequest, news: SwapNews, on: date) -> list[Addressee]:
    if news is SwapNews.AGREED:
        return _deciders(agency, swap, on)
    if news is SwapNews.ASKED:
        return _of([swap.asked] if swap.asked else colleagues_for(swap.turn))
    return _of(filter(None, (swap.asker, swap.taker)))


def _of(people: Iterable[Staff]) -> list[Addressee]:
    ids = [one.pk for one in people]
    rows = Staff.objects.filter(pk__in=ids).select_related("user").order_by("sort_key", "pk")
    return [Addressee.of_staff(one) for one in rows]


def _deciders(agency: Agency, swap: SwapRequest, on: date) -> list[Addressee]:
    """The head for a unit's own duty, for the agency's and that of two whoever decides in all of
    it; nobody about what is their own.
    """
    units = {turn.roster.unit_id for turn in (swap.turn, swap.given) if turn is not None}
    unit_id = units.pop() if len(units) == 1 else None
    whole = frozenset(roles_with(Right.DECIDE_LEAVE)) - {Role.HEAD}
    if unit_id is None:
        told = who_is_told(agency, on, own=(), whole=whole)
        users = [one.user for one in told if one.role in whole]
    else:
        told = who_is_told(agency, on, own={Role.HEAD}, whole=())
        users = [one.user for one in told if one.unit_id == unit_id]
    own = {swap.asker.user_id, swap.taker.user_id if swap.taker else None}
    return [Addressee.of(user) for user in dict.fromkeys(users) if user.pk not in own]


def _swap_form(swap: SwapRequest, news: SwapNews) -> LetterParts:
    lead = {
        SwapNews.ASKED: _asked_lead,
        SwapNews.AGREED: _agreed_lead,
        SwapNews.ENDED: _ended_lead,
    }[news]
    owed = {"swap": swap.pk, "state": swap.state} if news is not SwapNews.ENDED else {}
    return LetterParts(
        page=reverse("duties:swap", args=[swap.pk]),
        page_label=lambda: _("Mở đề nghị"),
        subject=lambda: _("Đổi ca trực ngày %(day)s") % {"day": in_figures(swap.turn.day)},
        words=lambda: {"lead": lead(swap), "lines": [_turn(swap.turn)]},
        still_owed=owed,
    )


def _asked_lead(swap: SwapRequest) -> str:
    said = {"name": swap.asker.full_name}
    if swap.kind == SwapKind.TAKE:
        return _("%(name)s nhờ trực thay.") % said
    return _("%(name)s đề nghị đổi ca trực.") % said


def _agreed_lead(swap: SwapRequest) -> str:
    said = {"asker": swap.asker.full_name, "taker": swap.taker and swap.taker.full_name}
    return _("%(taker)s nhận ca trực của %(asker)s, chờ duyệt.") % said


def _ended_lead(swap: SwapRequest) -> str:
    said = {
        "state": swap.get_state_display(),
        "why": swap.remark or (swap.get_lapse_display() if swap.lapse else ""),
        "asker": swap.asker.full_name,
        "taker": swap.taker.full_name if swap.taker else "",
    }
    if swap.state == SwapState.DONE:
        return _("Ca trực của %(asker)s nay do %(taker)s trực.") % said
    if said["why"]:
        return _("Đề nghị đổi ca của %(asker)s: %(state)s. %(why)s.") % said
    return _("Đề nghị đổi ca của %(asker)s: %(state)s.") % said


def _calling_form(turn: DutyTurn) -> LetterParts:
    absent = turn.planned_for.full_name if turn.planned_for else ""
    return LetterParts(
        page=reverse("duties:mine"),
        page_label=lambda: _("Mở lượt trực của tôi"),
        subject=lambda: _("Phân công trực thay ngày %(day)s") % {"day": in_figures(turn.day)},
        words=lambda: {
            "lead": _("Đồng chí được phân công trực thay %(name)s.") % {"name": absent},
            "lines": [_turn(turn)],
        },
    )


def _turn(turn: DutyTurn) -> str:
    shift = turn.shift
    facts = {
        "post": shift.post.name,
        "day": in_figures(turn.day),
        "hours": hours_text(shift.begins, shift.ends),
    }
    return _("%(post)s, ngày %(day)s, %(hours)s.") % facts
