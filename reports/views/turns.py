"""The turns of a unit over a chosen period: on the page, on paper, as a workbook."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from duties.workbooks.hours import MIME
from reports.forms.period import PERIODS, TurnPeriodForm
from reports.selectors.turns import turn_units, unit_turns
from reports.workbooks.turns import turns_workbook
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_safe
@requires(Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS)
def turns(request: MandatedRequest, unit_id: int) -> HttpResponse:
    """A line a person, also who had no turn at all."""
    units = turn_units(request.mandate)
    unit = get_object_or_404(units, pk=unit_id)
    form = TurnPeriodForm(request.GET, today=localdate(clock.now()))
    found = unit_turns(unit, form.period)
    context = {
        "form": form,
        "periods": PERIODS,
        "turns": found,
        "units": units,
        "unit": unit,
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "reports/turns.html", context, status=status)


@require_safe
@requires(Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS)
def turns_file(request: MandatedRequest, unit_id: int) -> HttpResponse:
    """The same as an Excel workbook."""
    unit = get_object_or_404(turn_units(request.mandate), pk=unit_id)
    period = TurnPeriodForm(request.GET, today=localdate(clock.now())).period
    answer = HttpResponse(turns_workbook(unit_turns(unit, period)), content_type=MIME)
    name = f"Luot-{period.first:%Y-%m-%d}-{period.last:%Y-%m-%d}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
