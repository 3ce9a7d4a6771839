"""The rates of support, with the decisions they come from."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from refusals.forms import result_on_form, try_on_form
from support.forms import RateForm
from support.selectors.rates import rates_of, terms_of
from support.services.rates import add_rate, change_rate
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_SUPPORT)
def rates(request: MandatedRequest) -> HttpResponse:
    """All of them, and a new one."""
    form = RateForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and try_on_form(
        form, lambda: add_rate(form.terms, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("support:rates")
    context = {"form": form, "rates": rates_of(request.mandate)}
    return render(request, "support/rates.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_SUPPORT)
def rate(request: MandatedRequest, pk: int) -> HttpResponse:
    """End one, or put it right."""
    standing = rates_of(request.mandate).filter(replaced_by=None)
    kept = get_object_or_404(standing, pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = RateForm(posted, initial=asdict(terms_of(kept)))
    if form.is_valid():
        changed = result_on_form(
            form, lambda: change_rate(pk, form.terms, by=request.user, at=clock.now())
        )
        if changed is not None:
            messages.success(
                request,
                _("Đã lưu.")
                if changed.pk == pk
                else _("Đã ghi mức thay thế; đề xuất đã trình giữ số đã tính."),
            )
            return redirect("support:rates")
    context = {"form": form, "rate": kept}
    return render(request, "support/rate.html", context, status=422 if form.errors else 200)
