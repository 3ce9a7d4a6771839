"""The record of every change, for who has to answer for the agency and who audits it."""

from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from inspection.forms import RecordForm
from inspection.selectors import recorded_events, told_changes
from inspection.workbooks import MOST_ROWS, record_workbook
from units.enums import Right
from units.guards import MandatedRequest, requires

A_PAGE = 50
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(Right.SEE_RECORD)
def record(request: MandatedRequest) -> HttpResponse:
    form = RecordForm(request.GET, today=localdate(clock.now()))
    if not form.is_valid():
        return render(request, "inspection/record.html", {"form": form}, status=422)
    events = recorded_events(request.mandate, form.query())
    page = Paginator(events, A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "changes": tuple(told_changes(page.object_list)),
        "asked": asked.urlencode(),
        "most": MOST_ROWS,
    }
    return render(request, "inspection/record.html", context)


@require_safe
@requires(Right.SEE_RECORD)
def record_file(request: MandatedRequest) -> HttpResponse:
    form = RecordForm(request.GET, today=localdate(clock.now()))
    if not form.is_valid():
        return render(request, "inspection/record.html", {"form": form}, status=422)
    asked = form.query()
    written = record_workbook(
        recorded_events(request.mandate, asked), zone=ZoneInfo(request.mandate.agency.time_zone)
    )
    name = f"Nhat-ky-{asked.first:%Y-%m-%d}-{asked.last:%Y-%m-%d}.xlsx"
    return HttpResponse(
        written,
        content_type=MIME,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
