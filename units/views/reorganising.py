"""A unit that is merged into another or split: its people move together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from refusals.forms import try_on_form
from units.enums import Right
from units.forms import MovingForm
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.selectors.leave import people_at_home_in
from units.services.reorganising import move_people


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def move(request: MandatedRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit, agency=request.mandate.agency, pk=pk)
    today = localdate(clock.now())
    form = MovingForm(
        request.POST if request.method == "POST" else None,
        people=people_at_home_in(unit, today),
        others=Unit.objects.filter(agency=request.mandate.agency).exclude(pk=unit.pk),
        initial={"first": today},
    )

    def act() -> None:
        given = form.cleaned_data
        moved = move_people(
            unit,
            list(given["people"]),
            into=given["into"],
            first=given["first"],
            stops_filing=given["stops_filing"],
            by=request.user,
            at=clock.now(),
        )
        messages.success(
            request,
            _("Đã chuyển %(count)s người sang %(unit)s.")
            % {"count": moved, "unit": given["into"].name},
        )

    if form.is_valid() and try_on_form(form, act):
        return redirect("units:units")
    seen = {
        "form": form,
        "title": _("Sáp nhập, tách: %(unit)s") % {"unit": unit.name},
        "back": "units:units",
        "tab": "units",
    }
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)
