"""The weeks a unit has before it: where each stands, and the press that opens it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

import clock
from rosters.selectors.ahead import coming_months
from units.enums import Right
from units.guards import MandatedRequest, requires
from weeks.selectors.rosters import editable_units


@require_safe
@requires(Right.EDIT_ROSTER)
def ahead(request: MandatedRequest, unit_id: int) -> HttpResponse:
    units = editable_units(request.mandate).select_related("agency")
    unit, now = get_object_or_404(units, pk=unit_id), clock.now()
    context = {
        "unit": unit,
        "units": units,
        "months": coming_months(request.mandate, unit, at=now),
        "now": now,
    }
    return render(request, "rosters/ahead.html", context)
