"""My own week: where I work tomorrow and what waits for me, on a phone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_safe

import clock
from duties.selectors.mine import next_duty
from ownweek.selectors.to_do import to_do
from planning.time import Week
from rosters.selectors import my_week
from units.guards import MandatedRequest, requires


@require_GET
@requires()
def this_week(request: MandatedRequest) -> HttpResponse:
    return redirect("ownweek:week", Week.of(localdate(clock.now())))


@require_safe
@requires()
def own_week(request: MandatedRequest, week: Week) -> HttpResponse:
    at = clock.now()
    context = {
        "mine": my_week(request.mandate, week, at=at),
        "next_duty": next_duty(request.mandate, at=at),
        "to_do": to_do(request.mandate, at=at),
        "week": week,
        "this_week": Week.of(localdate(at)),
        "previous_url": reverse("ownweek:week", args=[week.shifted(-1)]),
        "next_url": reverse("ownweek:week", args=[week.shifted(1)]),
    }
    return render(request, "ownweek/week.html", context)
