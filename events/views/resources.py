"""The rooms and vehicles of the agency."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from events.forms.resources import KeptResourceForm, ResourceForm
from events.models import AgencyResource
from events.selectors.entering import resources_of
from events.services.resources import add_resource, change_resource
from refusals.forms import try_on_form
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def resources(request: MandatedRequest) -> HttpResponse:
    """All of them, and a new one."""
    form = ResourceForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and try_on_form(
        form, lambda: add_resource(**form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("events:resources")
    context = {"form": form, "resources": resources_of(request.mandate), "tab": "resources"}
    return render(request, "events/resources.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def resource(request: MandatedRequest, pk: int) -> HttpResponse:
    """One of them: its name, its seats, whether it is in use."""
    kept = get_object_or_404(AgencyResource, agency=request.mandate.agency, pk=pk)
    stands = {
        "name": kept.name, "seats": kept.seats, "is_in_use": kept.is_in_use, "seen": kept.version
    }  # fmt: skip
    form = KeptResourceForm(request.POST if request.method == "POST" else None, initial=stands)
    if form.is_valid() and try_on_form(
        form,
        lambda: change_resource(kept.pk, **form.cleaned_data, by=request.user, at=clock.now()),
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("events:resources")
    context = {"form": form, "resource": kept, "tab": "resources"}
    return render(request, "events/resource.html", context, status=422 if form.errors else 200)
