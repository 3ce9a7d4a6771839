"""How many sentences of each draft wait for a decision: a piece of the pages that show drafts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.selectors import undecided_in
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def undecided(request: MandatedRequest) -> HttpResponse:
    """The words for every draft of the agency that has any; each goes where its draft stands."""
    return render(request, "intake/_undecided.html", {"drafts": undecided_in(request.mandate)})
