"""Entering a document and its draft: the head, the period, throwing it away, filling in a number."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from directives.enums import EditionState
from directives.errors import ChangedMeanwhile, DirectiveError
from directives.forms.documents import HeadForm, NumberForm, head_initial
from directives.models import Edition
from directives.selectors import attachments_of, directives_for, drafts_for, others_than
from directives.services import discard_draft, edit_directive, enter_directive, number_directive
from directives.services.documents import has_been_in_force
from directives.views.autosave import is_autosave, not_yet, refused, saved
from directives.views.sentences import sentences_of
from units.enums import Right
from units.guards import MandatedRequest, requires

DOCUMENT_FIELDS = ("kind", "number", "issued_on", "issuer", "issuer_level", "title", "implements", "is_ceiling", "note")
REMOVED = "removed-clause"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def enter(request: MandatedRequest) -> HttpResponse:
    """A new document: its head first, its sentences on the next page."""
    form = HeadForm(request.POST or None, others=others_than(None, request.mandate))
    if request.method == "POST" and form.is_valid():
        try:
            directive = enter_directive(request.mandate.agency, form.head(), by=request.user, at=clock.now())
        except DirectiveError as error:
            if is_autosave(request):
                return refused(error)
            form.refuse(error)
        else:
            edition = directive.editions.get()
            if is_autosave(request):
                return saved(at=clock.now(), seen=edition.version, action=reverse("directives:head", args=[edition.pk]))
            messages.success(request, _("Đã lưu bản nháp. Thêm các quy định của văn bản."))
            return redirect("directives:draft", edition.pk)
    if is_autosave(request):
        return not_yet()
    return render(request, "directives/enter.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def draft(request: MandatedRequest, pk: int) -> HttpResponse:
    """A draft being written: what stands at its head, and its sentences as they will read."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state != EditionState.DRAFT:
        return redirect("directives:directive", edition.directive_id)
    return render(request, "directives/draft.html", draft_context(request, edition))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def head(request: MandatedRequest, pk: int) -> HttpResponse:
    """Change the head of a draft; of an amendment only the period."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    form = _head_form(request, edition)
    if request.method == "POST" and form.is_valid():
        try:
            edit_directive(edition.pk, form.head(), by=request.user, at=clock.now(), seen=form.cleaned_data["seen"] or 0)
        except DirectiveError as error:
            if is_autosave(request):
                return refused(error)
            form.refuse(error)
            if isinstance(error, ChangedMeanwhile):
                edition.refresh_from_db()
                form.see_again(edition.version)
        else:
            if is_autosave(request):
                edition.refresh_from_db()
                return saved(at=clock.now(), seen=edition.version, action=request.path)
            messages.success(request, _("Đã lưu."))
            return redirect("directives:draft", edition.pk)
    if is_autosave(request):
        return not_yet()
    context = {"form": form, "edition": edition, "directive": edition.directive}
    return render(request, "directives/head.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def discard(request: MandatedRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    try:
        discard_draft(edition.pk, by=request.user, at=clock.now(), seen=seen_in(request))
    except DirectiveError as error:
        messages.error(request, str(error.message))
        return redirect("directives:draft", edition.pk)
    messages.success(request, _("Đã xóa bản nháp."))
    return redirect("directives:list")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def number(request: MandatedRequest, pk: int) -> HttpResponse:
    """Fill in the number of a document that came into force without one."""
    directive = get_object_or_404(directives_for(request.mandate).filter(number=""), pk=pk)
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            number_directive(directive.pk, **form.cleaned_data, by=request.user, at=clock.now())
        except DirectiveError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("directives:directive", directive.pk)
    context = {"form": form, "directive": directive}
    return render(request, "directives/number.html", context, status=422 if form.errors else 200)


def draft_context(request: HttpRequest, edition: Edition) -> dict[str, object]:
    return {
        "edition": edition,
        "directive": edition.directive,
        "sentences": sentences_of(edition),
        "links": edition.directive.links.select_related("other"),
        "removed": removed_from(request, edition),
        "attachments": attachments_of(edition.directive),
        "keeps": True,
    }


def removed_from(request: HttpRequest, edition: Edition) -> dict[str, Any] | None:
    """The sentence that this person took out of the draft as the last thing done to it."""
    removed: dict[str, Any] | None = request.session.get(REMOVED)
    return removed if removed and removed["edition"] == edition.pk else None


def seen_in(request: HttpRequest) -> int:
    """The version of the draft that was on the page somebody pressed a button on."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else 0


def _head_form(request: MandatedRequest, edition: Edition) -> HeadForm:
    others = others_than(edition.directive, request.mandate)
    form = HeadForm(request.POST or None, initial=head_initial(edition), others=others)
    if has_been_in_force(edition.directive):
        for name in DOCUMENT_FIELDS:
            form.fields[name].disabled = True
    return form
