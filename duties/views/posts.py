"""The posts on duty: the list, a new one, one with its shifts and people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from duties.forms.people import QualificationForm
from duties.forms.posts import DutyPostForm, NewDutyPostForm, post_facts
from duties.guards import KEEPERS, requires_duty
from duties.models import DutyPost
from duties.selectors.post_page import post_card, post_cards
from duties.selectors.posts import duty_people, duty_units, keeps_duty, kept_post
from duties.services.posts import add_post, change_post, put_post_away, take_post_up
from duties.services.regulation import has_duty_sentences
from refusals.forms import result_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest
from units.selectors.settings import last_event_of


@require_safe
@requires_duty(*KEEPERS)
def posts(request: MandatedRequest) -> HttpResponse:
    """Every post whose duty the user keeps."""
    cards = post_cards(request.mandate, localdate(clock.now()))
    may_begin = request.mandate.may(Right.KEEP_DIRECTIVES)
    context = {
        "posts": cards,
        "tab": "posts",
        "asks_for_rules": may_begin and not has_duty_sentences(request.mandate.agency),
    }
    return render(request, "duties/posts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(*KEEPERS)
def new_post(request: MandatedRequest) -> HttpResponse:
    form = NewDutyPostForm(
        request.POST if request.method == "POST" else None,
        units=duty_units(request.mandate),
        may_keep_all=keeps_duty(request.mandate, None),
    )
    if form.is_valid():
        added = result_on_form(
            form,
            lambda: add_post(form.sketch(), unit_id=form.unit_id, by=request.user, at=clock.now()),
        )
        if added is not None:
            messages.success(request, _("Đã thêm vị trí trực. Ghi tiếp ca trực và ai được trực."))
            return redirect("duties:post", added.pk)
    status = 422 if form.errors else 200
    return render(request, "duties/new_post.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(*KEEPERS)
def post(request: MandatedRequest, pk: int) -> HttpResponse:
    """One post: its shifts, who may have it, and what it is."""
    found = kept_post(request.mandate, pk)
    form = DutyPostForm(
        request.POST if request.method == "POST" else None, stands=post_facts(found)
    )
    if form.is_valid() and not form.refuses_stale(last_event_of(found)):
        changed = result_on_form(
            form, lambda: change_post(pk, form.sketch(), by=request.user, at=clock.now())
        )
        if changed is not None:
            messages.success(request, _("Đã lưu."))
            return redirect("duties:post", pk)
    return post_page(request, kept_post(request.mandate, pk), form=form)


@require_POST
@requires_duty(*KEEPERS)
def put_away(request: MandatedRequest, pk: int) -> HttpResponse:
    """No new roster has the post."""
    kept_post(request.mandate, pk)
    try_on_page(
        request,
        lambda: put_post_away(pk, by=request.user, at=clock.now()),
        _("Đã ngừng dùng vị trí này; lịch đã lập vẫn giữ."),
    )
    return redirect("duties:posts")


@require_POST
@requires_duty(*KEEPERS)
def take_up(request: MandatedRequest, pk: int) -> HttpResponse:
    """New rosters have the post again."""
    kept_post(request.mandate, pk)
    try_on_page(
        request,
        lambda: take_post_up(pk, by=request.user, at=clock.now()),
        _("Vị trí này được dùng trở lại."),
    )
    return redirect("duties:posts")


def post_page(
    request: MandatedRequest,
    found: DutyPost,
    form: DutyPostForm | None = None,
    qualification_form: QualificationForm | None = None,
) -> HttpResponse:
    """The page of one post, with what was typed into one of its forms."""
    today = localdate(clock.now())
    form = form or DutyPostForm(stands=post_facts(found))
    qualification_form = qualification_form or qualification_form_for(request, found)
    context = {
        "post": post_card(request.mandate, found.pk, today),
        "form": form,
        "qualification_form": qualification_form,
        "today": today,
        "tab": "posts",
    }
    status = 422 if form.errors or qualification_form.errors else 200
    return render(request, "duties/post.html", context, status=status)


def qualification_form_for(
    request: MandatedRequest, found: DutyPost, *, is_sent: bool = False
) -> QualificationForm:
    """Blank, or as it was sent."""
    today = localdate(clock.now())
    units = duty_units(request.mandate)
    return QualificationForm(
        request.POST if is_sent else None,
        prefix="who",
        initial={"first": today},
        people=duty_people(request.mandate, found.unit_id, today),
        units=units if found.unit_id is None else units.filter(pk=found.unit_id),
    )
