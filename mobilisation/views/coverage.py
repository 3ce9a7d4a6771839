"""How many fulfil a condition unit by unit; the names for who may know of health."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from mobilisation.forms.calling import ThereForm
from mobilisation.forms.campaigns import CoveredForm
from mobilisation.guards import requires_campaign
from mobilisation.selectors.coverage import (
    coverage_of,
    coverage_units,
    covered_condition,
    covered_conditions,
    nameable_unit,
)
from mobilisation.selectors.reach import SEEING, mobilises
from mobilisation.services.covering import follow_condition, record_fulfilled, reveal_covered
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest
from units.numbers import number_in


@require_safe
@requires_campaign(*SEEING)
def coverages(request: MandatedRequest) -> HttpResponse:
    """All that is followed, each with its numbers."""
    mandate, today = request.mandate, localdate(clock.now())
    rows = [(one, coverage_of(mandate, one, today)) for one in covered_conditions(mandate)]
    context = {"rows": rows, "mobilises": mobilises(mandate)}
    return render(request, "mobilisation/coverages.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def follow(request: MandatedRequest) -> HttpResponse:
    """One more condition."""
    form = CoveredForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and try_on_form(
        form, lambda: follow_condition(**form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã thêm điều kiện."))
        return redirect("mobilisation:coverages")
    status = 422 if form.errors else 200
    return render(request, "mobilisation/follow.html", {"form": form}, status=status)


@require_safe
@requires_campaign(*SEEING)
def coverage(request: MandatedRequest, pk: int) -> HttpResponse:
    covered, today = covered_condition(request.mandate, pk), localdate(clock.now())
    context = {
        "covered": covered,
        "table": coverage_of(request.mandate, covered, today),
        "is_late": covered.due is not None and covered.due < today,
    }
    return render(request, "mobilisation/coverage.html", context)


@require_POST
@requires_campaign()
def covered_names(request: MandatedRequest, pk: int, unit_id: int) -> HttpResponse:
    """Who looks is on record."""
    people = reveal_covered(pk, unit_id, by=request.user, at=clock.now())
    context = {
        "covered": covered_condition(request.mandate, pk),
        "unit": coverage_units(request.mandate).get(pk=unit_id),
        "people": people,
        "missing": [one for one in people if one.since is None],
        "form": ThereForm(initial={"since": localdate(clock.now())}),
    }
    return render(request, "mobilisation/covered_names.html", context)


@require_POST
@requires_campaign()
def record_covered(request: MandatedRequest, pk: int, unit_id: int) -> HttpResponse:
    """Those who were ticked fulfil it since the day that was typed."""
    covered_condition(request.mandate, pk), nameable_unit(request.mandate, unit_id)
    form = ThereForm(request.POST)
    people = {number for one in request.POST.getlist("people") if (number := number_in(one))}
    if form.is_valid():
        since = form.cleaned_data["since"]
        try_on_page(
            request,
            lambda: record_fulfilled(pk, unit_id, people, since, by=request.user, at=clock.now()),
            _("Đã ghi người đạt điều kiện."),
        )
    else:
        messages.error(request, str(form.errors["since"][0]))
    return redirect("mobilisation:coverage", pk)
