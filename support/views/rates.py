"""The rates of support, with the decisions they come from."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from refusals.forms import try_on_form
from support.forms import RateForm
from support.selectors.proposals import rates_of
from support.services.rates import add_rate
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_SUPPORT)
def rates(request: MandatedRequest) -> HttpResponse:
    """All of them, and a new one."""
    form = RateForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and try_on_form(
        form, lambda: add_rate(**form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("support:rates")
    context = {"form": form, "rates": rates_of(request.mandate)}
    return render(request, "support/rates.html", context, status=422 if form.errors else 200)
