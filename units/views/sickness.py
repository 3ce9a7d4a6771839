"""Ill today: one line from the phone; and back at work, in one press."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import SickSpan
from units.forms import SickForm
from units.guards import MandatedRequest, requires
from units.selectors.sickness import sick_now
from units.services.sickness import end_sickness, report_sick


@require_http_methods(["GET", "HEAD", "POST"])
@requires()
def sick(request: MandatedRequest) -> HttpResponse:
    """Say it; or, once it is said, that one is back."""
    staff, at, posted = request.mandate.staff, clock.now(), request.method == "POST"
    if staff is None:
        if posted:
            raise PermissionDenied(_("Tài khoản này không gắn với cán bộ nào."))
        return redirect("units:my-leave")
    is_afternoon = localtime(at).time() >= staff.agency.morning_ends
    usual = SickSpan.AFTERNOON if is_afternoon else SickSpan.TODAY
    form = SickForm(request.POST if posted else None, initial={"span": usual})
    if posted and form.is_valid():
        span, note = SickSpan(form.cleaned_data["span"]), form.cleaned_data["note"]
        if try_on_form(
            form, lambda: report_sick(staff, span=span, note=note, by=request.user, at=at)
        ):
            messages.success(request, _("Đã ghi, trưởng đơn vị nhận thư báo ngay. Mau khỏe nhé."))
            return redirect("home")
    context = {"form": form, "absence": sick_now(staff, localdate(at)), "is_own": True}
    return render(request, "units/sick.html", context, status=422 if posted else 200)


@require_POST
@requires()
def well(request: MandatedRequest) -> HttpResponse:
    staff = request.mandate.staff
    if staff is None:
        raise PermissionDenied(_("Tài khoản này không gắn với cán bộ nào."))
    try_on_page(
        request,
        lambda: end_sickness(staff, by=request.user, at=clock.now()),
        _("Đã ghi bạn đi làm lại; lịch tuần theo đó."),
    )
    return redirect("units:sick")
