"""The duty sheet of a month: on the page, on paper, as a workbook."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from duties.enums import CoverClass
from duties.guards import KEEPERS, requires_duty
from duties.selectors.hours import last_of, month_hours
from duties.workbooks.hours import MIME, hours_workbook
from units.guards import MandatedRequest


@require_safe
@requires_duty(*KEEPERS)
def month_sheet(request: MandatedRequest) -> HttpResponse:
    """Turns and hours of each person by kind of day, and their compensatory leave."""
    month = _month(request)
    context = {
        "sheet": month_hours(request.mandate, month),
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


def _month(request: HttpRequest) -> date:
    """The month that is asked for; this one where the address names none."""
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = localdate(clock.now()).replace(day=1)
    return month if 2000 <= month.year < 2200 else localdate(clock.now()).replace(day=1)
