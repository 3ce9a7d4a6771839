"""One cell of a week looked at closely: a page of its own, and what the week opens beside it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

import clock
from planning.time import Week
from planning.vocabulary import REASONS
from rosters.selectors.cell import cell_panel
from units.guards import MandatedRequest, requires
from units.words import reader_language
from weeks.errors import NoSuchRoster
from weeks.models import WeeklyRoster
from weeks.values.cells import CellKey

LOOK = "look"
"""In the palette, beside the modes: a cell that is pressed is looked into, and stays as it is."""


@require_safe
@requires()
def cell(
    request: MandatedRequest, unit_id: int, week: Week, staff_id: int, day: date
) -> HttpResponse:
    try:
        panel = cell_panel(request.mandate, unit_id, week, staff_id, day, at=clock.now())
    except NoSuchRoster as error:
        raise Http404 from error
    context = {
        "panel": panel,
        "reasons": [(code, text.said(reader_language())) for code, text in REASONS.items()],
    }
    name = "rosters/_cell_panel.html" if request.headers.get("HX-Request") else "rosters/cell.html"
    return render(request, name, context)


def redirect_to_cell(roster: WeeklyRoster, key: CellKey) -> HttpResponse:
    staff_id, day = key
    return redirect("rosters:cell", roster.unit_id, Week.of(roster.monday), staff_id, day)
