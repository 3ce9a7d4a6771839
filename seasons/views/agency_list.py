"""The one list of a season: on the page, on paper, as a workbook."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

import clock
from duties.workbooks.paper import MIME
from seasons.guards import requires_season
from seasons.selectors.agency_list import agency_list
from seasons.selectors.seasons import oversees
from seasons.workbooks import list_workbook
from units.guards import MandatedRequest

BY_UNIT = "unit"


@require_safe
@requires_season()
def whole_list(request: MandatedRequest, pk: int) -> HttpResponse:
    """For everybody who works here; `?by=unit` groups by unit instead of by day."""
    told = agency_list(request.mandate, pk, at=clock.now())
    by_unit = request.GET.get("by") == BY_UNIT
    context = {
        "list": told,
        "groups": told.by_unit if by_unit else told.by_day,
        "by_unit": by_unit,
        "days": told.day_of,
        "oversees": oversees(request.mandate),
    }
    return render(request, "seasons/list.html", context)


@require_safe
@requires_season()
def list_file(request: MandatedRequest, pk: int) -> HttpResponse:
    """The same as an Excel workbook, in Vietnamese whatever the language of the screen."""
    told = agency_list(request.mandate, pk, at=clock.now())
    with translation.override("vi"):
        answer = HttpResponse(list_workbook(told), content_type=MIME)
    name = f"Danh-sach-truc-{told.season.first:%Y-%m-%d}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
