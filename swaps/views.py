"""The pages on which two people of a unit exchange a day at the office."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from planning.time import Week
from refusals import Refusal
from refusals.forms import result_on_form
from refusals.pages import result_on_page
from swaps.enums import SwapState
from swaps.errors import NoWeekThere
from swaps.forms import DaySwapForm
from swaps.guards import requires_swap
from swaps.models import DaySwap
from swaps.selectors.days import (
    day_swap_board,
    day_swap_of,
    people_looked_after,
    swap_answers_of,
    unit_of,
)
from swaps.selectors.givable import givable_days
from swaps.selectors.judging import colleagues_for, known_sheet, published_week
from swaps.services.days import (
    accept_day_swap,
    approve_day_swap,
    ask_day_swap,
    decline_day_swap,
    refuse_day_swap,
    undo_day_swap,
    withdraw_day_swap,
)
from swaps.values.offers import ColleagueDays, DayExchange
from units.guards import MandatedRequest
from units.models import Staff

Answer = Callable[[MandatedRequest, int, datetime], DaySwap]


@require_safe
@requires_swap()
def mine(request: MandatedRequest) -> HttpResponse:
    """My days that I could give, what I am asked, what I asked for and what I decide about."""
    at, staff = clock.now(), request.mandate.staff
    context = {
        "staff": staff,
        "days": givable_days(staff, localdate(at)) if staff else (),
        "board": day_swap_board(request.mandate, at=at),
        "people": people_looked_after(request.mandate, localdate(at)),
    }
    return render(request, "swaps/mine.html", context)


@require_safe
@requires_swap()
def person(request: MandatedRequest, staff_id: int) -> HttpResponse:
    """The days of somebody who cannot ask."""
    staff = _looked_after(request, staff_id)
    days = givable_days(staff, localdate(clock.now()))
    return render(request, "swaps/person.html", {"staff": staff, "days": days})


@require_http_methods(["GET", "HEAD", "POST"])
@requires_swap()
def own_day(request: MandatedRequest, day: date) -> HttpResponse:
    """Whom I could ask for one of my days."""
    if request.mandate.staff is None:
        if request.method == "POST":
            raise PermissionDenied(gettext("Tài khoản này không gắn với cán bộ nào."))
        return redirect("swaps:mine")
    return _day_page(request, request.mandate.staff, day)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_swap()
def persons_day(request: MandatedRequest, staff_id: int, day: date) -> HttpResponse:
    """The same for somebody who cannot ask."""
    return _day_page(request, _looked_after(request, staff_id), day)


@require_safe
@requires_swap()
def swap(request: MandatedRequest, pk: int) -> HttpResponse:
    """One exchange, with what the reader can do about it."""
    row = day_swap_of(request.mandate, pk)
    answers = swap_answers_of(request.mandate, row, at=clock.now())
    return render(request, "swaps/swap.html", {"swap": row, "answers": answers})


@require_POST
@requires_swap()
def answer(request: MandatedRequest, pk: int) -> HttpResponse:
    """One press on an exchange: `do` names it."""
    day_swap_of(request.mandate, pk)
    press = ANSWERS.get(request.POST.get("do", ""))
    if press is None:
        return HttpResponseBadRequest()
    act, done = press
    answered = result_on_page(request, lambda: act(request, pk, clock.now()))
    if answered is not None and answered.state == SwapState.LAPSED:
        messages.error(request, f"{answered.get_lapse_display()}. {answered.remark}")
    elif answered is not None:
        waits = answered.state == SwapState.AGREED
        messages.success(request, str(_("Đã nhận, chờ trưởng đơn vị duyệt.") if waits else done))
    return redirect("swaps:swap", pk)


def _accept(request: MandatedRequest, pk: int, at: datetime) -> DaySwap:
    return accept_day_swap(pk, by=request.user, at=at)


def _decline(request: MandatedRequest, pk: int, at: datetime) -> DaySwap:
    return decline_day_swap(pk, remark=_words(request), by=request.user, at=at)


def _withdraw(request: MandatedRequest, pk: int, at: datetime) -> DaySwap:
    return withdraw_day_swap(pk, by=request.user, at=at)


def _approve(request: MandatedRequest, pk: int, at: datetime) -> DaySwap:
    return approve_day_swap(pk, by=request.user, at=at)


def _refuse(request: MandatedRequest, pk: int, at: datetime) -> DaySwap:
    return refuse_day_swap(pk, reason=_words(request), by=request.user, at=at)


def _undo(request: MandatedRequest, pk: int, at: datetime) -> DaySwap:
    return undo_day_swap(pk, reason=_words(request), by=request.user, at=at)


ANSWERS: Final[dict[str, tuple[Answer, object]]] = {
    "accept": (_accept, _("Đã đổi. Lịch tuần và danh sách ngày đã theo đó.")),
    "decline": (_decline, _("Đã trả lời không nhận.")),
    "withdraw": (_withdraw, _("Đã rút đề nghị.")),
    "approve": (_approve, _("Đã duyệt. Lịch tuần và danh sách ngày đã theo đó.")),
    "refuse": (_refuse, _("Đã trả lời không duyệt.")),
    "undo": (_undo, _("Đã hủy đổi ngày; cả hai trở lại lịch cũ.")),
}


def _words(request: MandatedRequest) -> str:
    return request.POST.get("reason", "")


def _day_page(request: MandatedRequest, staff: Staff, day: date) -> HttpResponse:
    """The colleagues with their days that break nothing, and why others cannot."""
    at, posted = clock.now(), request.method == "POST"
    colleagues, refused = _colleagues(staff, day, at)
    form = DaySwapForm(request.POST if posted else None, colleagues=colleagues)
    if posted and form.is_valid():
        asked = result_on_form(form, lambda: _ask(request, form, staff, day, at))
        if asked is not None:
            messages.success(request, _("Đã gửi đề nghị. Đồng nghiệp trả lời, bạn nhận thư báo."))
            return redirect("swaps:swap", asked.pk)
    context = {
        "form": form,
        "staff": staff,
        "is_own": staff == request.mandate.staff,
        "day": day,
        "offered": [one for one in colleagues if one.days],
        "others": [one for one in colleagues if not one.days],
        "refused": refused,
    }
    return render(request, "swaps/day.html", context, status=422 if posted else 200)


def _colleagues(staff: Staff, day: date, at: datetime) -> tuple[tuple[ColleagueDays, ...], str]:
    """Whom one could ask, and what speaks against asking anybody."""
    today, unit = localdate(at), unit_of(staff, day)
    try:
        if unit is None:
            raise NoWeekThere
        sheet = known_sheet(published_week(unit, Week.of(day)))
    except Refusal as refusal:
        return (), refusal.sentence
    if day not in givable_days(staff, today):
        return (), str(_("Ngày này không có lịch tại cơ quan cả ngày, đã đổi hoặc đã đến."))
    return colleagues_for(sheet, staff.pk, day, after=today), ""


def _ask(
    request: MandatedRequest, form: DaySwapForm, staff: Staff, day: date, at: datetime
) -> DaySwap:
    taker, other = form.chosen
    wish = DayExchange(staff.pk, day, taker, other)
    return ask_day_swap(staff, wish, reason=form.cleaned_data["reason"], by=request.user, at=at)


def _looked_after(request: MandatedRequest, staff_id: int) -> Staff:
    people = people_looked_after(request.mandate, localdate(clock.now()))
    return get_object_or_404(people, pk=staff_id)
