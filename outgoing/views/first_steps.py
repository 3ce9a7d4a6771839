"""The path of first steps: where an administrator begins, and what is missing on the way."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

import clock
from outgoing.first_steps import CODES, StepState, first_steps
from outgoing.selectors.setup import setup_of
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.services import skip_step


@require_safe
@requires(Right.KEEP_STAFF)
def show_first_steps(request: MandatedRequest) -> HttpResponse:
    setup = setup_of(request.mandate.agency, at=clock.now())
    steps = first_steps(setup)
    page = {
        "setup": setup,
        "steps": steps,
        "done": sum(step.state is StepState.DONE for step in steps),
        "tab": "first-steps",
    }
    return render(request, "outgoing/first_steps.html", page)


@require_POST
@requires(Right.KEEP_STAFF)
def skip_first_step(request: MandatedRequest, step: str) -> HttpResponse:
    """Leave a step for later, or take it up again."""
    if step not in CODES:
        raise Http404
    skip_step(
        request.mandate.agency,
        step,
        skipped=request.POST.get("skipped") == "yes",
        by=request.user,
        at=clock.now(),
    )
    return redirect("outgoing:first-steps")
