"""Who is on duty now, and when one is on duty oneself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import clock
from duties.selectors.at_present import present_duty
from duties.selectors.leave import own_leave
from duties.selectors.mine import own_duties
from duties.selectors.own_tasks import own_tasks
from units.guards import MandatedRequest, requires


@require_safe
@requires()
def duty_at_present(request: MandatedRequest) -> HttpResponse:
    """Who is on duty now, and in the days ahead, with their telephones."""
    at = clock.now()
    context = {"duty": present_duty(request.mandate.agency, at=at), "now": at}
    return render(request, "duties/now.html", context)


@require_safe
@requires()
def my_duties(request: MandatedRequest) -> HttpResponse:
    """When I am on duty next, with whom, and which turns lie ahead."""
    at = clock.now()
    context = {
        "mine": own_duties(request.mandate, at=at),
        "leave": own_leave(request.mandate, at=at),
        "tasks": own_tasks(request.mandate, at=at),
        "now": at,
    }
    return render(request, "duties/mine.html", context)
