"""The pages on which people change turns of duty."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

import clock
from duties.guards import requires_duty
from duties.models import SwapRequest
from duties.selectors.posts import keeps_duty
from duties.selectors.swap_page import swap_answers, swap_board
from duties.selectors.swaps import swap_of, swap_policy_of
from duties.services.swaps import (
    accept_swap,
    approve_swap,
    decline_swap,
    refuse_swap,
    set_swap_policy,
    withdraw_swap,
)
from refusals.pages import result_on_page, try_on_page
from rosters.forms import words_in
from swaps.enums import SwapState
from units.enums import Right
from units.guards import MandatedRequest

Answer = Callable[[MandatedRequest, int, datetime], SwapRequest]


@require_safe
@requires_duty()
def swaps(request: MandatedRequest) -> HttpResponse:
    """What is asked of me, what I asked for, and what I decide about."""
    mandate = request.mandate
    keeps = keeps_duty(mandate, None)
    context = {
        "board": swap_board(mandate, at=clock.now()),
        "keeps": keeps,
        "policy": swap_policy_of(mandate.agency) if keeps else None,
        "is_own": True,
    }
    return render(request, "duties/swaps.html", context)


@require_POST
@requires_duty(Right.KEEP_DUTY)
def swap_policy(request: MandatedRequest) -> HttpResponse:
    """Whether a leader approves every change from now on, and who hears of a late handover."""
    wanted = {name: name in request.POST for name in ("needs_approval", "reminds_handover")}
    try_on_page(
        request,
        lambda: set_swap_policy(**wanted, by=request.user, at=clock.now()),
        _("Đã lưu."),
    )
    return redirect("duties:swaps")


@require_safe
@requires_duty()
def swap(request: MandatedRequest, pk: int) -> HttpResponse:
    """One request, with what the reader can answer."""
    row = swap_of(request.mandate, pk)
    answers = swap_answers(request.mandate, row, at=clock.now())
    context = {"swap": row, "answers": answers, "is_own": True}
    return render(request, "duties/swap.html", context)


@require_POST
@requires_duty()
def answer_swap(request: MandatedRequest, pk: int) -> HttpResponse:
    """One press on a request: `do` names it."""
    swap_of(request.mandate, pk)
    press = ANSWERS.get(request.POST.get("do", ""))
    if press is None:
        return HttpResponseBadRequest()
    act, done = press
    answered = result_on_page(request, lambda: act(request, pk, clock.now()))
    if answered is not None:
        waits = answered.state == SwapState.AGREED
        messages.success(request, str(_("Đã nhận, chờ lãnh đạo duyệt.") if waits else done))
    return redirect("duties:swap", pk)


def _accept(request: MandatedRequest, pk: int, at: datetime) -> SwapRequest:
    given = request.POST.get("given", "")
    if given and not given.isdecimal():
        raise Http404
    return accept_swap(pk, given_id=int(given) if given else None, by=request.user, at=at)


def _decline(request: MandatedRequest, pk: int, at: datetime) -> SwapRequest:
    return decline_swap(pk, remark=words_in(request.POST), by=request.user, at=at)


def _withdraw(request: MandatedRequest, pk: int, at: datetime) -> SwapRequest:
    return withdraw_swap(pk, by=request.user, at=at)


def _approve(request: MandatedRequest, pk: int, at: datetime) -> SwapRequest:
    return approve_swap(pk, by=request.user, at=at)


def _refuse(request: MandatedRequest, pk: int, at: datetime) -> SwapRequest:
    return refuse_swap(pk, reason=words_in(request.POST), by=request.user, at=at)


ANSWERS: Final = {
    "accept": (_accept, _("Đã nhận, lịch trực đã đổi.")),
    "decline": (_decline, _("Đã trả lời không nhận.")),
    "withdraw": (_withdraw, _("Đã rút đề nghị.")),
    "approve": (_approve, _("Đã duyệt, lịch trực đã đổi.")),
    "refuse": (_refuse, _("Đã trả lời không duyệt.")),
}
