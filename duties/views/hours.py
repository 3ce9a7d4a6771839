"""The duty sheet of a month: on the page, on paper, as a workbook; and what a turn earns."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from duties.enums import CoverClass
from duties.forms.leave import LeaveRatesForm, typed_rates
from duties.guards import KEEPERS, requires_duty
from duties.selectors.hours import last_of, month_hours
from duties.selectors.leave import leave_scales
from duties.selectors.posts import keeps_duty
from duties.services.leave import set_leave_rates
from duties.workbooks.hours import MIME, hours_workbook
from planning.duty.day import DayClass
from refusals.forms import try_on_form
from units.enums import Right
from units.guards import MandatedRequest


@require_safe
@requires_duty(*KEEPERS)
def month_sheet(request: MandatedRequest) -> HttpResponse:
    """Turns and hours of each person by kind of day, and their compensatory leave."""
    month = _month(request)
    sheet = month_hours(request.mandate, month)
    context = {
        "sheet": sheet,
        "rates": [(_in_a_sentence(kind), rate) for kind, rate in sheet.rates.rates.items()],
        "may_set_rates": keeps_duty(request.mandate, None),
        "classes": CoverClass.labels,
        "month": month,
        "before": month - timedelta(days=1),
        "after": last_of(month) + timedelta(days=1),
        "tab": "sheet",
    }
    return render(request, "duties/sheet.html", context)


@require_safe
@requires_duty(*KEEPERS)
def month_file(request: MandatedRequest) -> HttpResponse:
    """The same as an Excel workbook."""
    month = _month(request)
    sheet = month_hours(request.mandate, month)
    answer = HttpResponse(hours_workbook(sheet, request.mandate.agency.name), content_type=MIME)
    name = f"Cham-cong-truc-{month:%Y-%m}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(Right.KEEP_DUTY)
def leave_rates(request: MandatedRequest) -> HttpResponse:
    """What turns earn by the agency's own table, from a day on."""
    agency, today = request.mandate.agency, localdate(clock.now())
    scales = leave_scales(agency)
    form = LeaveRatesForm(
        request.POST if request.method == "POST" else None, initial=typed_rates(scales, today)
    )
    if form.is_valid() and try_on_form(
        form, lambda: set_leave_rates(form.rates(), by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("duties:sheet")
    context = {"form": form, "scales": scales[:0:-1], "tab": "sheet"}
    status = 422 if form.is_bound else 200
    return render(request, "duties/leave_rates.html", context, status=status)


def _month(request: HttpRequest) -> date:
    """The month that is asked for; this one where the address names none."""
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = localdate(clock.now()).replace(day=1)
    return month if 2000 <= month.year < 2200 else localdate(clock.now()).replace(day=1)


def _in_a_sentence(kind: DayClass) -> str:
    """ngày Tết"""
    label = str(CoverClass(kind).label)
    return label[0].lower() + label[1:]
