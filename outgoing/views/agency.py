"""The agency's own settings: what will change is said before it is saved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from outgoing.forms import AgencyForm
from outgoing.selectors.effects import effects_of
from outgoing.selectors.held import held_of
from refusals.forms import try_on_form
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.selectors.settings import mark_of, settings_of, settings_seen
from units.services import change_agency


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def agency(request: MandatedRequest) -> HttpResponse:
    """The first press tells what will change, the second one saves it; whatever is typed in
    between is told anew.
    """
    stands, now = request.mandate.agency, clock.now()
    form = AgencyForm(
        request.POST if request.method == "POST" else None,
        initial=settings_of(stands),
        agency=stands,
        today=localdate(now),
    )
    page = {"form": form, "tab": "agency", "seen": settings_seen(stands), "held": held_of(stands)}
    if form.is_valid():
        wanted = form.settings()
        if request.POST.get("told") == mark_of(wanted) and _is_saved(request, form):
            messages.success(request, _("Đã lưu."))
            return redirect("outgoing:agency")
        if not form.errors:
            page |= {"effects": effects_of(stands, wanted, at=now), "told": mark_of(wanted)}
    return render(request, "outgoing/agency.html", page, status=422 if form.errors else 200)


def _is_saved(request: MandatedRequest, form: AgencyForm) -> bool:
    return try_on_form(
        form,
        lambda: change_agency(
            request.mandate.agency,
            seen=request.POST.get("seen", ""),
            by=request.user,
            at=clock.now(),
            **form.settings(),
        ),
    )
