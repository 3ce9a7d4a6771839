"""The shifts of a post: a new one, its hours and cover."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from duties.forms.posts import NEW_SHIFT, ShiftForm, shift_facts
from duties.guards import KEEPERS, requires_duty
from duties.selectors.posts import kept_post, kept_shift
from duties.services.posts import add_shift, change_shift, put_shift_away, sketch_of
from refusals.forms import result_on_form
from refusals.pages import try_on_page
from units.guards import MandatedRequest
from units.selectors.settings import last_event_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(*KEEPERS)
def new_shift(request: MandatedRequest, pk: int) -> HttpResponse:
    post = kept_post(request.mandate, pk)
    form = ShiftForm(request.POST if request.method == "POST" else None, stands=NEW_SHIFT)
    if form.is_valid():
        added = result_on_form(
            form, lambda: add_shift(pk, form.sketch(), by=request.user, at=clock.now())
        )
        if added is not None:
            messages.success(request, _("Đã lưu."))
            return redirect("duties:post", pk)
    context = {"form": form, "post": post}
    return render(request, "duties/shift.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(*KEEPERS)
def shift(request: MandatedRequest, pk: int) -> HttpResponse:
    """Change the hours of a shift or how many it needs."""
    found = kept_shift(request.mandate, pk)
    form = ShiftForm(
        request.POST if request.method == "POST" else None, stands=shift_facts(sketch_of(found))
    )
    if form.is_valid() and not form.refuses_stale(last_event_of(found)):
        changed = result_on_form(
            form, lambda: change_shift(pk, form.sketch(), by=request.user, at=clock.now())
        )
        if changed is not None:
            messages.success(request, _("Đã lưu."))
            return redirect("duties:post", found.post_id)
    context = {"form": form, "post": found.post, "shift": found}
    return render(request, "duties/shift.html", context, status=422 if form.errors else 200)


@require_POST
@requires_duty(*KEEPERS)
def put_away(request: MandatedRequest, pk: int) -> HttpResponse:
    """No new roster has the shift."""
    found = kept_shift(request.mandate, pk)
    try_on_page(
        request,
        lambda: put_shift_away(pk, by=request.user, at=clock.now()),
        _("Đã ngừng dùng ca này; lịch đã lập vẫn giữ."),
    )
    return redirect("duties:post", found.post_id)
