"""Entering a document and its draft: the head, the period, throwing it away, filling in a
number.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from directives.enums import EditionState
from directives.forms.documents import HeadForm, NumberForm, head_initial
from directives.models import Edition
from directives.selectors import attachments_of, directives_for, drafts_for, others_than
from directives.services import discard_draft, edit_directive, enter_directive, number_directive
from directives.services.documents import has_been_in_force
from directives.views.answering import answer_form, answer_kept, say_and_go
from directives.views.sentences import sentences_of
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.numbers import number_in

DOCUMENT_FIELDS = (
    "kind",
    "number",
    "issued_on",
    "issuer",
    "issuer_level",
    "title",
    "implements",
    "is_ceiling",
    "note",
)
REMOVED = "removed-clause"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def enter(request: MandatedRequest) -> HttpResponse:
    """A new document: its head first, its sentences on the next page."""
    form = HeadForm(request.POST or None, others=others_than(None, request.mandate))

    def act() -> HttpResponse:
        edition = enter_directive(
            request.mandate.agency, form.head(), by=request.user, at=clock.now()
        ).editions.get()
        done = _("Đã lưu bản nháp. Thêm các quy định của văn bản.")
        return answer_kept(
            request, edition, action=reverse("directives:head", args=[edition.pk]), done=done
        )

    return answer_form(request, form, act, template="directives/enter.html")


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

    def act() -> HttpResponse:
        edit_directive(
            edition.pk,
            form.head(),
            by=request.user,
            at=clock.now(),
            seen=form.cleaned_data["seen"] or 0,
        )
        return answer_kept(request, edition, action=request.path, done=_("Đã lưu."))

    return answer_form(
        request,
        form,
        act,
        template="directives/head.html",
        edition=edition,
        directive=edition.directive,
    )


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def discard(request: MandatedRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    is_discarded = try_on_page(
        request,
        lambda: discard_draft(edition.pk, by=request.user, at=clock.now(), seen=seen_in(request)),
        _("Đã xóa bản nháp."),
    )
    return redirect("directives:list") if is_discarded else redirect("directives:draft", edition.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def number(request: MandatedRequest, pk: int) -> HttpResponse:
    """Fill in the number of a document that came into force without one."""
    directive = get_object_or_404(directives_for(request.mandate).filter(number=""), pk=pk)
    form = NumberForm(request.POST or None)

    def act() -> HttpResponse:
        number_directive(directive.pk, **form.cleaned_data, by=request.user, at=clock.now())
        return say_and_go(request, _("Đã lưu."), "directives:directive", directive.pk)

    return answer_form(request, form, act, template="directives/number.html", directive=directive)


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
    return number_in(seen) or 0


def _head_form(request: MandatedRequest, edition: Edition) -> HeadForm:
    others = others_than(edition.directive, request.mandate)
    form = HeadForm(request.POST or None, initial=head_initial(edition), others=others)
    if has_been_in_force(edition.directive):
        for name in DOCUMENT_FIELDS:
            form.fields[name].disabled = True
    return form
