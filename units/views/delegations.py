"""Who acts for the Director and the heads, when and by which document: the list, a new one, an
end.
"""

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.forms import DelegationForm
from units.guards import MandatedRequest, requires
from units.models import Delegation
from units.selectors import Power, delegations_of, delegations_on, powers_of
from units.services import delegate, end_delegation

GIVERS = (Right.DELEGATE, Right.KEEP_STAFF)


@require_safe
@requires(*GIVERS)
def delegation_list(request: MandatedRequest) -> HttpResponse:
    """Who keeps the staff sees those of the agency, others those they gave."""
    today = localdate(clock.now())
    found = list(_reached(request))
    holding = set(delegations_on(today).filter(pk__in=[one.pk for one in found]).values_list("pk"))
    now = [one for one in found if (one.pk,) in holding]
    ahead = [one for one in found if one.ended_at is None and one.first > today]
    groups = (
        (_("Đang có hiệu lực"), now),
        (_("Sắp có hiệu lực"), ahead[::-1]),
        (_("Đã qua"), [one for one in found if one not in now and one not in ahead]),
    )
    seen = {"groups": groups, "delegations": found, "today": today, **_frame(request)}
    return render(request, "units/delegations.html", seen)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(*GIVERS)
def new_delegation(request: MandatedRequest) -> HttpResponse:
    today = localdate(clock.now())
    form = DelegationForm(
        request.POST if request.method == "POST" else None,
        agency=request.mandate.agency,
        powers=_powers(request, today),
        on=today,
        initial={"first": today},
    )

    def act() -> None:
        given = form.cleaned_data
        power: Power = given["power"]
        delegate(
            request.mandate.agency,
            giver=power.giver,
            unit=power.unit,
            deputy=given["deputy"],
            first=given["first"],
            last=given["last"],
            basis=given["basis"],
            by=request.user,
            at=clock.now(),
        )

    if form.is_valid() and try_on_form(form, act):
        messages.success(request, _("Đã ghi ủy quyền."))
        return redirect("units:delegations")
    seen = {"form": form, **_frame(request)}
    return render(request, "units/delegate.html", seen, status=422 if form.errors else 200)


@require_POST
@requires()
def end(request: MandatedRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_reached(request), pk=pk)
    try_on_page(
        request,
        lambda: end_delegation(found, by=request.user, at=clock.now()),
        _("Ủy quyền đã chấm dứt."),
    )
    return redirect(
        "units:delegations" if request.mandate.may(Right.DELEGATE) or _keeps(request) else "home"
    )


def _keeps(request: MandatedRequest) -> bool:
    return request.mandate.may(Right.KEEP_STAFF)


def _reached(request: MandatedRequest) -> QuerySet[Delegation]:
    return delegations_of(request.mandate.agency, user=None if _keeps(request) else request.user)


def _powers(request: MandatedRequest, today: date) -> tuple[Power, ...]:
    return powers_of(request.mandate.agency, today, giver=None if _keeps(request) else request.user)


def _frame(request: MandatedRequest) -> dict[str, object]:
    """Who keeps no staff sees no way to the pages about it."""
    return {"tab": "delegations", "is_own": not _keeps(request)}
