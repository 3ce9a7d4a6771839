"""What a leave that is asked for would do to the week, beside the request."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from rosters.selectors.leave_effect import leave_effect
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.selectors.leave import home_unit_of, requests_to_decide


@require_safe
@requires(Right.DECIDE_LEAVE)
def effect_of_leave(request: MandatedRequest, pk: int) -> HttpResponse:
    today = localdate(clock.now())
    asked = get_object_or_404(requests_to_decide(request.mandate, today), pk=pk)
    unit = home_unit_of(asked.staff, today)
    if unit is None:
        raise Http404
    effect = leave_effect(request.mandate, asked, unit)
    return render(request, "rosters/_leave_effect.html", {"effect": effect})
