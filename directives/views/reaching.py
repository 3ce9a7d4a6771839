"""Which units a document reaches and why, and which documents reach a unit."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from directives.adapters.reaching import reach_of
from directives.enums import EditionState
from directives.selectors import clauses_in_force, listing_of, readable_directives
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.words import reader_language


@require_safe
@requires()
def units_reached(request: MandatedRequest, pk: int) -> HttpResponse:
    """Every unit with what of one document speaks of it."""
    directive = get_object_or_404(readable_directives(request.mandate), pk=pk)
    edition = listing_of(directive, clock.now(), with_draft=False).edition
    clauses = edition.clauses.select_related("edition__directive__agency")
    today = localdate(clock.now())
    agency = request.mandate.agency
    context = {
        "directive": directive,
        "agency": agency,
        "is_proposed": edition.state == EditionState.PROPOSED,
        "reaches": reach_of(agency, clauses, today, reader_language()),
        "day": today,
    }
    return render(request, "directives/units.html", context)


@require_safe
@requires()
def of_unit(request: MandatedRequest, pk: int) -> HttpResponse:
    """Every document in force with what of it speaks of one unit."""
    unit = get_object_or_404(Unit, agency=request.mandate.agency, pk=pk)
    today = localdate(clock.now())
    agency = request.mandate.agency
    found = reach_of(agency, clauses_in_force(agency, today, today), today, reader_language())
    context = {
        "unit": unit,
        "agency": agency,
        "units": Unit.objects.filter(agency=agency),
        "reaches": [one for one in found if one.unit_id == unit.pk],
        "day": today,
    }
    return render(request, "directives/of_unit.html", context)
