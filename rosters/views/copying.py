"""From which week a week may begin, and how: the choices beside the one press that needs none."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

import clock
from rosters.forms import CopyForm
from rosters.selectors.copying import copy_offer
from rosters.selectors.in_hand import roster_to_act_on
from rosters.selectors.week import may_edit
from units.enums import Right
from units.guards import MandatedRequest, requires
from weeks.errors import NoSuchRoster
from weeks.values.cells import Seen


@require_safe
@requires(Right.EDIT_ROSTER)
def copy_options(request: MandatedRequest, roster_id: int) -> HttpResponse:
    """A page of its own, or for the dialog of the week its inside; of a week that takes nothing any
    more, the week.
    """
    try:
        roster = roster_to_act_on(request.mandate, roster_id)
    except NoSuchRoster as error:
        raise Http404 from error
    if not may_edit(request.mandate, roster, clock.now()):
        return redirect("rosters:week-unit", roster.unit_id, roster.week)
    offer = copy_offer(roster)
    context = {
        "roster": roster,
        "seen": Seen(roster.version, roster.content),
        "offer": offer,
        "form": CopyForm(offer, initial={"source": request.GET.get("source")}),
    }
    inside = request.headers.get("HX-Request")
    template = "rosters/_copy_options.html" if inside else "rosters/copy.html"
    return render(request, template, context)
