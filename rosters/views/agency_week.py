"""The week of the whole agency on one sheet, to print or to take away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from planning.time import Week
from rosters.selectors.agency_week import agency_week
from rosters.views.board import BOARD_RIGHTS
from rosters.workbooks import MIME, agency_week_workbook
from units.guards import MandatedRequest, requires


@require_safe
@requires(*BOARD_RIGHTS)
def show_agency_week(request: MandatedRequest, week: Week) -> HttpResponse:
    """`?paper=a3` prints it on the larger sheet."""
    page = {
        "told": agency_week(request.mandate, week),
        "is_large": request.GET.get("paper") == "a3",
        "previous_url": reverse("rosters:agency-week", args=[week.shifted(-1)]),
        "next_url": reverse("rosters:agency-week", args=[week.shifted(1)]),
    }
    return render(request, "rosters/agency_week.html", page)


@require_safe
@requires(*BOARD_RIGHTS)
def agency_week_file(request: MandatedRequest, week: Week) -> HttpResponse:
    content = agency_week_workbook(agency_week(request.mandate, week))
    answer = HttpResponse(content, content_type=MIME)
    name = f"lich-co-quan-{week.year}-W{week.number:02}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
