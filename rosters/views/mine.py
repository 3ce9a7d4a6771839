"""My own week: where I work tomorrow, on a phone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_safe

import clock
from assignments.selectors.own import tasks_to_do
from calls.selectors.pages import calls_ahead
from directives.selectors import unread_by
from planning.time import Week
from rosters.selectors import my_week
from units.guards import MandatedRequest, requires


@require_GET
@requires()
def mine(request: MandatedRequest) -> HttpResponse:
    return redirect("rosters:mine-week", Week.of(localdate(clock.now())))


@require_safe
@requires()
def my_own_week(request: MandatedRequest, week: Week) -> HttpResponse:
    at, staff = clock.now(), request.mandate.staff
    context = {
        "mine": my_week(request.mandate, week, at=at),
        "notices": unread_by(request.mandate),
        "tasks": tasks_to_do(staff, at=at) if staff else (),
        "calls": calls_ahead(staff, localdate(at)) if staff else (),
        "today": localdate(at),
        "week": week,
        "this_week": Week.of(localdate(at)),
        "previous_url": reverse("rosters:mine-week", args=[week.shifted(-1)]),
        "next_url": reverse("rosters:mine-week", args=[week.shifted(1)]),
    }
    return render(request, "rosters/mine.html", context)
