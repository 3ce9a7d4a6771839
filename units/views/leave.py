"""The leave of a unit: recorded by who makes its rosters, asked for by staff, decided by the
head.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals import Refusal
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import AbsenceKind, Right
from units.forms import LeaveForm, LeaveRequestForm
from units.guards import MandatedRequest, requires
from units.models import Absence, LeaveRequest, Staff, Unit
from units.selectors import units_of
from units.selectors.leave import (
    absences_ahead,
    home_unit_of,
    leave_units,
    own_requests,
    people_at_home_in,
    requests_to_decide,
    units_asking,
    waiting_requests,
)
from units.services import cancel_absence, record_absence
from units.services.leave_requests import ask_leave, grant_leave, refuse_leave, withdraw_leave

LEAVE_RIGHTS = (Right.EDIT_ROSTER, Right.DECIDE_LEAVE)


@require_safe
@requires(*LEAVE_RIGHTS)
def unit_leave(request: MandatedRequest, unit_id: int) -> HttpResponse:
    """Who of the unit is away, who asks to be, and a form for who records it."""
    unit = get_object_or_404(leave_units(request.mandate), pk=unit_id)
    return _page(request, unit, _form_of(request, unit))


@require_POST
@requires(Right.EDIT_ROSTER)
def record_leave(request: MandatedRequest, unit_id: int) -> HttpResponse:
    unit = _recorded_by(request, unit_id)
    people = people_at_home_in(unit, localdate(clock.now()))
    form = LeaveForm(request.POST, people=people)
    if form.is_valid() and try_on_form(form, lambda: _record(request, form)):
        messages.success(
            request, _("Đã ghi. Trong một phút, lịch đã trình và danh sách trực theo đó.")
        )
        return redirect("units:unit-leave", unit.pk)
    return _page(request, unit, form, status=422)


@require_POST
@requires(Right.EDIT_ROSTER)
def cancel_unit_absence(request: MandatedRequest, unit_id: int, pk: int) -> HttpResponse:
    unit = _recorded_by(request, unit_id)
    absence: Absence = get_object_or_404(absences_ahead(unit, localdate(clock.now())), pk=pk)
    try_on_page(
        request,
        lambda: cancel_absence(absence, by=request.user, at=clock.now()),
        _("Đã hủy đợt nghỉ."),
    )
    return redirect("units:unit-leave", unit.pk)


@require_POST
@requires(Right.DECIDE_LEAVE)
def decide_leave(request: MandatedRequest, pk: int) -> HttpResponse:
    """`grant` pressed grants it; else it is refused for the reason that was typed."""
    today = localdate(clock.now())
    asked: LeaveRequest = get_object_or_404(requests_to_decide(request.mandate, today), pk=pk)
    unit = home_unit_of(asked.staff, today)
    if unit is None:
        raise Http404
    reason = request.POST.get("reason", "")
    try:
        if "grant" in request.POST:
            grant_leave(asked, by=request.user, at=clock.now())
            messages.success(request, _("Đã đồng ý và ghi nghỉ."))
        else:
            refuse_leave(asked, reason=reason, by=request.user, at=clock.now())
            messages.success(request, _("Đã trả lời không đồng ý."))
    except Refusal as refusal:
        words = {"refused": asked.pk, "refusal": refusal.sentence, "typed": reason}
        return _page(request, unit, _form_of(request, unit), status=422, **words)
    return redirect("units:unit-leave", unit.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires()
def my_leave(request: MandatedRequest) -> HttpResponse:
    """Ask to be away; what became of what was asked."""
    staff, posted, today = request.mandate.staff, request.method == "POST", localdate(clock.now())
    if staff is None:
        if posted:
            raise PermissionDenied(_("Tài khoản này không gắn với cán bộ nào."))
        return render(request, "units/my_leave.html", {"is_own": True})
    form = LeaveRequestForm(request.POST if posted else None, initial={"first": today})
    if posted and form.is_valid():
        given = {**form.cleaned_data, "kind": AbsenceKind(form.cleaned_data["kind"])}
        if try_on_form(form, lambda: ask_leave(staff, **given, by=request.user, at=clock.now())):
            messages.success(request, _("Đã gửi đơn xin nghỉ."))
            return redirect("units:my-leave")
    seen = {"form": form, "asked": own_requests(staff), "unit": home_unit_of(staff, today)}
    return render(
        request, "units/my_leave.html", {**seen, "is_own": True}, status=422 if posted else 200
    )


@require_POST
@requires()
def withdraw(request: MandatedRequest, pk: int) -> HttpResponse:
    if request.mandate.staff is None:
        raise Http404
    asked = get_object_or_404(own_requests(request.mandate.staff), pk=pk)
    try_on_page(
        request,
        lambda: withdraw_leave(asked, by=request.user, at=clock.now()),
        _("Đã rút đơn xin nghỉ."),
    )
    return redirect("units:my-leave")


def _page(
    request: MandatedRequest, unit: Unit, form: LeaveForm | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    today = localdate(clock.now())
    decides = request.mandate.may(Right.DECIDE_LEAVE, unit.pk)
    seen = {
        "unit": unit,
        "units": leave_units(request.mandate),
        "form": form,
        "absences": absences_ahead(unit, today),
        "waiting": waiting_requests([unit], today),
        "decides": decides,
        "asking": units_asking(request.mandate, today).exclude(pk=unit.pk) if decides else (),
        "is_own": True,
        **more,
    }
    return render(request, "units/unit_leave.html", seen, status=status)


def _form_of(request: MandatedRequest, unit: Unit) -> LeaveForm | None:
    if not request.mandate.may(Right.EDIT_ROSTER, unit.pk):
        return None
    today = localdate(clock.now())
    return LeaveForm(people=people_at_home_in(unit, today), initial={"first": today})


def _record(request: MandatedRequest, form: LeaveForm) -> None:
    given = dict(form.cleaned_data)
    person: Staff = given.pop("person")
    record_absence(
        person,
        **{**given, "kind": AbsenceKind(given["kind"])},
        by=request.user,
        at=clock.now(),
    )


def _recorded_by(request: MandatedRequest, unit_id: int) -> Unit:
    """A unit whose rosters the user makes; others are out of reach."""
    return get_object_or_404(units_of(request.mandate, Right.EDIT_ROSTER), pk=unit_id)
