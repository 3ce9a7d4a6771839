"""What a draft of a directive would do to the rosters of duty."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

import clock
from directives.models import PREPARED
from directives.selectors import drafts_for
from duties.services.trying import duty_impact_of_force
from refusals import Refusal
from units.enums import Right
from units.guards import MandatedRequest, requires

FROM_PAGE = "HX-Request"


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def draft_impact(request: MandatedRequest, pk: int) -> HttpResponse:
    """The piece that the page of the impact loads; opened by itself a page of its own."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state not in PREPARED:
        raise Http404
    context: dict[str, object] = {"edition": edition, "impact": None, "refusal": None}
    try:
        context["impact"] = duty_impact_of_force(request.mandate, edition, at=clock.now())
    except Refusal as error:
        context["refusal"] = error.sentence
    template = "duties/_impact.html" if FROM_PAGE in request.headers else "duties/impact.html"
    return render(request, template, context)
