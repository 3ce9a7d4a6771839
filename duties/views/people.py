"""Who may have a post, and who is released from duty."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from duties.forms.people import LastDayForm, ReleaseForm
from duties.guards import KEEPERS, requires_duty
from duties.models import DutyExemption
from duties.selectors.post_page import release_lines
from duties.selectors.posts import (
    kept_post,
    kept_posts,
    kept_qualification,
    kept_release,
    released_people,
)
from duties.services.notes import open_note
from duties.services.people import end_exemption, end_qualification, exempt, qualify
from duties.views.posts import post_page, qualification_form_for
from refusals.forms import try_on_form
from units.guards import MandatedRequest


@require_POST
@requires_duty(*KEEPERS)
def qualify_people(request: MandatedRequest, pk: int) -> HttpResponse:
    """Somebody, or everybody of a rank, a role or a condition, may have the post."""
    post = kept_post(request.mandate, pk)
    form = qualification_form_for(request, post, is_sent=True)
    if form.is_valid() and try_on_form(
        form, lambda: qualify(pk, form.sketch(), by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("duties:post", pk)
    return post_page(request, post, qualification_form=form)


@require_POST
@requires_duty(*KEEPERS)
def end_qualified(request: MandatedRequest, pk: int) -> HttpResponse:
    """They may have the post no longer than the day that is given."""
    row = kept_qualification(request.mandate, pk)
    form = LastDayForm(request.POST)
    if form.is_valid():
        end_qualification(pk, last=form.cleaned_data["last"], by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
    else:
        messages.error(request, _last_day_needed())
    return redirect("duties:post", row.post_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(*KEEPERS)
def releases(request: MandatedRequest) -> HttpResponse:
    """Who is released from duty, and one more."""
    form = _release_form(request, is_sent=request.method == "POST")
    if form.is_valid() and try_on_form(
        form, lambda: exempt(form.sketch(), by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("duties:releases")
    return _releases_page(request, form)


@require_POST
@requires_duty(*KEEPERS)
def end_release(request: MandatedRequest, pk: int) -> HttpResponse:
    """They are released no longer than the day that is given."""
    kept_release(request.mandate, pk)
    form = LastDayForm(request.POST)
    if form.is_valid():
        last = form.cleaned_data["last"]
        end_exemption(pk, last=last, by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
    else:
        messages.error(request, _last_day_needed())
    return redirect("duties:releases")


@require_POST
@requires_duty(*KEEPERS)
def release_note(request: MandatedRequest, pk: int) -> HttpResponse:
    """Show why somebody is released, once, and put on record who looked."""
    row = open_note(pk, by=request.user, at=clock.now())
    return _releases_page(request, _release_form(request), opened=row)


def _releases_page(
    request: MandatedRequest, form: ReleaseForm, opened: DutyExemption | None = None
) -> HttpResponse:
    today = localdate(clock.now())
    context = {
        "releases": release_lines(request.mandate, today),
        "form": form,
        "opened": opened,
        "today": today,
        "tab": "releases",
    }
    return render(request, "duties/releases.html", context, status=422 if form.errors else 200)


def _release_form(request: MandatedRequest, *, is_sent: bool = False) -> ReleaseForm:
    today = localdate(clock.now())
    return ReleaseForm(
        request.POST if is_sent else None,
        initial={"first": today},
        people=released_people(request.mandate, today),
        posts=kept_posts(request.mandate).filter(is_kept=True),
    )


def _last_day_needed() -> str:
    return _("Ghi ngày cuối theo dạng ngày/tháng/năm, ví dụ 30/11/2026.")
