"""The log in which shifts are handed over."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

import clock
from duties.guards import requires_duty
from duties.selectors.handovers import handover_of, handovers_of
from duties.selectors.swaps import decides_swaps
from duties.services.handovers import remark_on_handover, take_shift
from refusals.pages import try_on_page
from rosters.forms import words_in
from units.guards import MandatedRequest

A_PAGE = 20


@require_safe
@requires_duty()
def handovers(request: MandatedRequest) -> HttpResponse:
    """What was handed over, the latest first; who is named takes it, a leader puts a remark under
    it.
    """
    mandate = request.mandate
    page = Paginator(handovers_of(mandate), A_PAGE).get_page(request.GET.get("page"))
    lines = [
        {
            "row": row,
            "takes": mandate.staff is not None
            and row.taker_id == mandate.staff.pk
            and row.state == "waiting",
            "remarks": decides_swaps(mandate, row.turn.roster.unit_id),
        }
        for row in page
    ]
    context = {"page": page, "lines": lines, "is_own": True}
    return render(request, "duties/handovers.html", context)


@require_POST
@requires_duty()
def take(request: MandatedRequest, pk: int) -> HttpResponse:
    """Accept the shift, with a remark where something is wrong."""
    handover_of(request.mandate, pk)
    try_on_page(
        request,
        lambda: take_shift(pk, remark=words_in(request.POST), by=request.user, at=clock.now()),
        _("Đã nhận ca trực."),
    )
    return redirect("duties:handovers")


@require_POST
@requires_duty()
def remark(request: MandatedRequest, pk: int) -> HttpResponse:
    """A leader's own words under it."""
    handover_of(request.mandate, pk)
    try_on_page(
        request,
        lambda: remark_on_handover(
            pk, remark=words_in(request.POST), by=request.user, at=clock.now()
        ),
        _("Đã ghi ý kiến."),
    )
    return redirect("duties:handovers")
