"""Writing the sentences of a draft: pick one by what it does, fill its blanks, read it back, put
it in order.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from directives.adapters import example_of, lines_of
from directives.enums import EditionState
from directives.errors import DraftChanged, NotDraft
from directives.forms.clauses import ClauseForm
from directives.models import Clause, Edition
from directives.selectors import clauses_for, drafts_for
from directives.services import (
    add_clause,
    change_clause,
    duplicate_clause,
    move_clause,
    remove_clause,
    restore_clause,
)
from directives.views.answering import answer_form, answer_kept
from directives.views.autosave import is_autosave, refused
from directives.views.documents import REMOVED, draft_context, removed_from, seen_in
from directives.views.kinds import kinds_by_group
from directives.views.sentences import language, spoken_of
from planning.clauses.template import ClauseTemplate
from planning.clauses.templates import TEMPLATES
from refusals import Refusal
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def pick(request: MandatedRequest, pk: int) -> HttpResponse:
    """Every sentence there is, or those that hold the words looked for, grouped by what they do.
    `quote` are words of the document the sentence is to be written for.
    """
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    query = request.GET.get("q", "").strip()
    context = {
        "edition": edition,
        "directive": edition.directive,
        "groups": kinds_by_group(query, language()),
        "query": query,
        "quote": request.GET.get("quote", "").strip(),
    }
    return render(request, "directives/pick.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def add(request: MandatedRequest, pk: int, kind: str) -> HttpResponse:
    """Fill the blanks of a sentence and add it at the end of the draft."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    form = _form(request, _template(kind), edition)
    form.initial["quote"] = request.GET.get("quote", "").strip()

    def write(form: ClauseForm) -> Clause:
        return add_clause(
            edition.pk,
            form.sentence(),
            by=request.user,
            at=clock.now(),
            seen=form.cleaned_data["seen"] or 0,
        )

    return _answer_clause(request, form, edition, write)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def change(request: MandatedRequest, pk: int) -> HttpResponse:
    """Fill the blanks of a sentence anew."""
    clause = get_object_or_404(clauses_for(request.mandate), pk=pk)
    form = _form(request, _template(clause.kind), clause.edition, clause)

    def write(form: ClauseForm) -> Clause:
        return change_clause(
            clause.pk,
            form.sentence(),
            by=request.user,
            at=clock.now(),
            seen=form.cleaned_data["seen"] or 0,
        )

    return _answer_clause(request, form, clause.edition, write)


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def preview(request: MandatedRequest, pk: int, kind: str) -> HttpResponse:
    """The sentence as it would read with what is in the blanks now."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    form = _form(request, _template(kind), edition)
    return render(request, "directives/_preview.html", {"form": form} | previewed(form))


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def move(request: MandatedRequest, pk: int) -> HttpResponse:
    up = request.POST.get("direction") == "up"
    return _done(request, pk, lambda clause, **who: move_clause(clause.pk, up=up, **who))


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def duplicate(request: MandatedRequest, pk: int) -> HttpResponse:
    return _done(request, pk, lambda clause, **who: duplicate_clause(clause.pk, **who))


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def remove(request: MandatedRequest, pk: int) -> HttpResponse:
    """Take a sentence out; until the next thing is done it can be put back."""

    def act(clause: Clause, **who: Any) -> None:
        (line,) = lines_of([clause], language())
        removed = remove_clause(clause.pk, **who)
        request.session[REMOVED] = removed | {"edition": clause.edition_id, "said": line.sentence}

    return _done(request, pk, act)


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def restore(request: MandatedRequest, pk: int) -> HttpResponse:
    """Put the sentence back that was taken out last."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    removed = removed_from(request, edition)

    def act(**who: Any) -> None:
        if removed:
            restore_clause(edition.pk, removed, **who)
        else:
            messages.info(request, _("Không còn gì để hoàn tác."))

    return _answered(request, edition, act)


def _template(kind: str) -> ClauseTemplate:
    if kind not in TEMPLATES:
        raise Http404(kind)
    return TEMPLATES[kind]


def _form(
    request: MandatedRequest,
    template: ClauseTemplate,
    edition: Edition,
    clause: Clause | None = None,
) -> ClauseForm:
    return ClauseForm(
        request.POST or None, template=template, edition=edition, at=clock.now(), clause=clause
    )


def _answer_clause(
    request: MandatedRequest,
    form: ClauseForm,
    edition: Edition,
    write: Callable[[ClauseForm], Clause],
) -> HttpResponse:
    """Write a well-filled form; otherwise show it again with everything typed still in it."""
    if edition.state != EditionState.DRAFT:
        if is_autosave(request):
            return refused(NotDraft())
        messages.error(request, NotDraft().sentence)
        return redirect("directives:directive", edition.directive_id)

    def act() -> HttpResponse:
        action = reverse("directives:change-clause", args=[write(form).pk])
        return answer_kept(request, edition, action=action, done=_("Đã lưu."))

    def more() -> dict[str, object]:
        return {"label": form.template.label.said(language()), "clause": form.clause} | previewed(
            form
        )

    return answer_form(
        request,
        form,
        act,
        template="directives/clause.html",
        edition=edition,
        directive=edition.directive,
        more=more,
    )


def previewed(form: ClauseForm) -> dict[str, object]:
    """The sentence with what is in the blanks, or that it cannot be read yet, and whom it speaks
    of.
    """
    if form.is_bound:
        form.is_valid()
        params = form.params()
    else:
        params = {
            blank.name: form.initial.get(f"blank_{blank.name}") for blank in form.template.fields
        }
    said = spoken_of(form.written(), localdate(clock.now()))
    if form.template.problems(params):
        return {"sentence": "", "example": "", "said": said}
    return {
        "sentence": form.template.sentence(params, language()),
        "example": example_of(form.template, params),
        "said": said,
    }


def _done(request: MandatedRequest, pk: int, act: Callable[..., object]) -> HttpResponse:
    clause = get_object_or_404(clauses_for(request.mandate), pk=pk)
    return _answered(request, clause.edition, lambda **who: act(clause, **who))


def _answered(
    request: MandatedRequest, edition: Edition, act: Callable[..., object]
) -> HttpResponse:
    """Do one thing to the sentences of a draft; answer with the sentences alone where htmx asks."""
    request.session.pop(REMOVED, None)
    try:
        act(by=request.user, at=clock.now(), seen=seen_in(request))
    except NotDraft as error:
        messages.error(request, error.sentence)
        return redirect("directives:directive", edition.directive_id)
    except DraftChanged:
        messages.error(request, _("Người khác vừa sửa bản nháp này. Đây là bản mới; hãy thử lại."))
    except Refusal as error:
        messages.error(request, error.sentence)
    if request.headers.get("HX-Request"):
        edition.refresh_from_db()
        return render(request, "directives/_clauses_answer.html", draft_context(request, edition))
    return redirect("directives:draft", edition.pk)
