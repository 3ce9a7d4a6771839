"""Somebody leaves, it is taken back, or they come back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from refusals.pages import try_on_page
from units.enums import Right
from units.forms import LeavingForm, ReturnForm
from units.guards import MandatedRequest, requires
from units.services import end_staff, rehire_staff, undo_leaving
from units.views.person import form_page, found_person


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def leave(request: MandatedRequest, pk: int) -> HttpResponse:
    found, today = found_person(request, pk), localdate(clock.now())
    form = LeavingForm(request.POST if request.method == "POST" else None, initial={"last": today})

    def act() -> None:
        end_staff(
            found.staff,
            last=form.cleaned_data["last"],
            by=request.user,
            at=clock.now(),
            today=today,
        )

    return form_page(request, found, form, _("Thôi công tác"), act)


@require_POST
@requires(Right.KEEP_STAFF)
def stay(request: MandatedRequest, pk: int) -> HttpResponse:
    """The leaving was recorded by mistake, or is off."""
    found, today = found_person(request, pk), localdate(clock.now())
    try_on_page(
        request,
        lambda: undo_leaving(found.staff, by=request.user, at=clock.now(), today=today),
        _("Đã hủy việc ghi thôi công tác; mọi thứ như trước."),
    )
    return redirect("units:person", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def come_back(request: MandatedRequest, pk: int) -> HttpResponse:
    found = found_person(request, pk)
    form = ReturnForm(
        request.POST if request.method == "POST" else None,
        agency=request.mandate.agency,
        initial={"unit": found.home.unit_id if found.home else None},
    )

    def act() -> None:
        given = form.cleaned_data
        rehire_staff(
            found.staff,
            given["unit"],
            post=form.post(),
            first=given["first"],
            by=request.user,
            at=clock.now(),
        )

    return form_page(request, found, form, _("Trở lại công tác"), act)
