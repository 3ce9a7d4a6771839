"""Who is on duty now, and when one is on duty oneself."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from duties.selectors.at_present import present_duty
from duties.selectors.leave import own_leave
from duties.selectors.leave_left import leave_left
from duties.selectors.mine import own_duties
from duties.selectors.own_tasks import own_tasks
from units.enums import AbsenceKind, Right
from units.guards import MandatedRequest, requires
from units.selectors.leave import requests_to_decide


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


@require_safe
@requires()
def my_leave_left(request: MandatedRequest) -> HttpResponse:
    """A piece of the page on which one asks to be away."""
    staff = request.mandate.staff
    left = leave_left(staff, at=clock.now()) if staff else None
    return render(request, "duties/_leave_left.html", {"left": left})


@require_safe
@requires(Right.DECIDE_LEAVE)
def leave_left_of(request: MandatedRequest, pk: int) -> HttpResponse:
    """The same beside a request for compensatory leave, for who decides it."""
    rows = requests_to_decide(request.mandate, localdate(clock.now()))
    asked = get_object_or_404(rows.filter(kind=AbsenceKind.COMPENSATORY), pk=pk)
    left = leave_left(asked.staff, at=clock.now())
    return render(request, "duties/_leave_left.html", {"left": left})
