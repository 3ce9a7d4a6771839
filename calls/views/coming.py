"""Ask to come, follow what was asked, and decide it."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from calls.enums import DayHalves
from calls.errors import NoSuchCall
from calls.forms.coming import ComingForm, DoorForm
from calls.guards import requires_call
from calls.models import ComingRequest
from calls.selectors.judging import judge_coming
from calls.selectors.pages import callable_people, own_calls, own_requests
from calls.selectors.reach import coming_request, may_decide
from calls.services.coming import (
    admit_at_the_door,
    approve_coming,
    ask_to_come,
    cancel_coming,
    refuse_coming,
    withdraw_coming,
)
from declarations.selectors.unit_week import lacking_on
from refusals import Refusal
from refusals.forms import result_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest


@require_safe
@requires_call()
def mine(request: MandatedRequest) -> HttpResponse:
    """What I asked for, and to what I was called."""
    staff = request.mandate.staff
    context = {
        "staff": staff,
        "asked": own_requests(staff) if staff else (),
        "calls": own_calls(staff) if staff else (),
        "today": localdate(clock.now()),
    }
    return render(request, "calls/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_call()
def ask(request: MandatedRequest) -> HttpResponse:
    """The reason, the day and its half."""
    at, posted = clock.now(), request.method == "POST"
    if request.mandate.staff is None:
        if posted:
            raise PermissionDenied(_("Tài khoản này không gắn với cán bộ nào."))
        return render(request, "calls/mine.html", {"staff": None})
    form = ComingForm(request.POST if posted else None, initial=first_wish(request, at))
    if posted and form.is_valid():
        asked = result_on_form(form, lambda: _ask(request, form, at))
        if asked is not None:
            messages.success(request, _("Đã gửi. Trưởng đơn vị trả lời, bạn nhận thư báo."))
            return redirect("calls:request", asked.pk)
    return render(request, "calls/ask.html", {"form": form}, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_call(Right.CALL_IN)
def door(request: MandatedRequest) -> HttpResponse:
    """Let somebody in who asked by word of mouth."""
    at, posted = clock.now(), request.method == "POST"
    form = DoorForm(
        request.POST if posted else None,
        people=callable_people(request.mandate, localdate(at)),
        initial=first_wish(request, at),
    )
    if posted and form.is_valid():
        let_in = result_on_form(form, lambda: _admit(request, form, at))
        if let_in is not None:
            messages.success(request, _("Đã đồng ý; lịch tuần và danh sách ngày đã theo đó."))
            return redirect("calls:request", let_in.pk)
    return render(request, "calls/door.html", {"form": form}, status=422 if posted else 200)


@require_safe
@requires_call()
def one_request(request: MandatedRequest, pk: int) -> HttpResponse:
    return _page(request, coming_request(request.mandate, pk))


@require_POST
@requires_call()
def decide(request: MandatedRequest, pk: int) -> HttpResponse:
    """`do` names the press; what was typed stays where it is refused."""
    row = coming_request(request.mandate, pk)
    typed, by, at = request.POST.get("remark", ""), request.user, clock.now()
    try:
        match request.POST.get("do", ""):
            case "approve":
                approve_coming(pk, remark=typed, by=by, at=at)
                done = _("Đã đồng ý; lịch tuần và danh sách ngày đã theo đó.")
            case "refuse":
                refuse_coming(pk, reason=typed, by=by, at=at)
                done = _("Đã trả lời không đồng ý.")
            case "cancel":
                cancel_coming(pk, reason=typed, by=by, at=at)
                done = _("Đã hủy giấy xác nhận.")
            case _press:
                return HttpResponseBadRequest()
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        return _page(request, row, refusal=refusal, typed=typed)
    messages.success(request, done)
    return redirect("calls:request", pk)


@require_POST
@requires_call()
def withdraw(request: MandatedRequest, pk: int) -> HttpResponse:
    coming_request(request.mandate, pk)
    try_on_page(
        request,
        lambda: withdraw_coming(pk, by=request.user, at=clock.now()),
        _("Đã rút đề nghị."),
    )
    return redirect("calls:request", pk)


@require_safe
@requires_call()
def certificate(request: MandatedRequest, pk: int) -> HttpResponse:
    """The page that is printed; there is none before the head has agreed."""
    row = coming_request(request.mandate, pk)
    if not row.is_numbered:
        raise NoSuchCall
    return render(request, "calls/certificate.html", {"one": row})


def first_wish(request: MandatedRequest, at: datetime) -> dict[str, object]:
    """Today; the afternoon once the morning is over."""
    is_over = localtime(at).time() >= request.mandate.agency.morning_ends
    return {"day": localdate(at), "halves": DayHalves.AFTERNOON if is_over else DayHalves.WHOLE}


def _ask(request: MandatedRequest, form: ComingForm, at: datetime) -> ComingRequest:
    return ask_to_come(
        day=form.cleaned_data["day"],
        halves=form.chosen_halves,
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=at,
    )


def _admit(request: MandatedRequest, form: DoorForm, at: datetime) -> ComingRequest:
    return admit_at_the_door(
        form.who_comes,
        day=form.cleaned_data["day"],
        halves=form.chosen_halves,
        reason=form.cleaned_data["reason"],
        remark=form.cleaned_data["remark"],
        by=request.user,
        at=at,
    )


def _page(
    request: MandatedRequest,
    row: ComingRequest,
    *,
    refusal: Refusal | None = None,
    typed: str = "",
) -> HttpResponse:
    mandate = request.mandate
    decides = may_decide(mandate, row)
    is_own = mandate.staff is not None and row.staff_id == mandate.staff.pk
    wanted = {(row.staff_id, row.day): (row.morning, row.afternoon)}
    context = {
        "one": row,
        "decides": decides,
        "outcome": judge_coming(mandate, row.unit, wanted) if decides and row.is_waiting else None,
        "withdraws": is_own and row.is_waiting,
        "is_over": row.day < localdate(clock.now()),
        "undeclared": lacking_on(row.staff, row.unit, row.day, at=clock.now())
        if row.is_waiting or row.is_approved
        else (),
        "is_own": is_own,
        "refusal": refusal.sentence if refusal else "",
        "typed": typed,
    }
    status = refusal.status if refusal else 200
    return render(request, "calls/request.html", context, status=status)
