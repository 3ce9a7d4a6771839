"""Showing a draft before it binds, taking it back to the desk, undoing what came into force by
mistake, looking again.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from directives.adapters import line_of
from directives.forms.life import ReviewForm, StrikeForm, UndoForm
from directives.selectors import clauses_read_by, directives_for, drafts_for, listing_of
from directives.services import (
    propose_draft,
    reopen_proposal,
    review_directive,
    strike_clause,
    undo_directive,
)
from directives.services.documents import REVIEW_AFTER
from directives.views.answering import answer_about, answer_form, answer_press, say_and_go
from directives.views.documents import seen_in
from directives.views.sentences import language
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def propose(request: MandatedRequest, pk: int) -> HttpResponse:
    """Show a draft to everybody."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    done = _("Đã đưa ra dự kiến. Lịch được kiểm tra theo văn bản này như một khuyến nghị.")
    return answer_press(
        request,
        lambda: propose_draft(edition.pk, by=request.user, at=clock.now(), seen=seen_in(request)),
        edition=edition,
        done=done,
    )


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def reopen(request: MandatedRequest, pk: int) -> HttpResponse:
    """Write on what was proposed."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    done = _("Văn bản lại là bản nháp.")
    return answer_press(
        request,
        lambda: reopen_proposal(edition.pk, by=request.user, at=clock.now(), seen=seen_in(request)),
        edition=edition,
        done=done,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def undo(request: MandatedRequest, pk: int) -> HttpResponse:
    """Take back what was put in force by mistake."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form, now = UndoForm(request.POST or None), clock.now()

    def act() -> None:
        undo_directive(
            directive.pk,
            begins=form.moment(now),
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=now,
        )

    links = directive.links.filter(carried_out_at__isnull=False).select_related("other")
    return answer_about(
        request,
        form,
        act,
        edition=listing_of(directive, now).edition,
        done=_("Đã hoàn tác việc cho có hiệu lực."),
        template="directives/undo.html",
        links=links,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def strike(request: MandatedRequest, pk: int) -> HttpResponse:
    """Take out a sentence that was entered by mistake."""
    clause = get_object_or_404(clauses_read_by(request.mandate), pk=pk)
    directive = clause.edition.directive
    form = StrikeForm(request.POST or None, initial={"reason": _("Ghi nhầm khi nhập")})

    def act() -> HttpResponse:
        strike_clause(
            clause.pk, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
        )
        done = _("Đã rút câu ghi nhầm. Các lịch được kiểm tra lại.")
        return say_and_go(request, done, "directives:directive", directive.pk)

    line = line_of(clause, language())
    return answer_form(
        request, form, act, template="directives/strike.html", line=line, directive=directive
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def review(request: MandatedRequest, pk: int) -> HttpResponse:
    """Somebody looked at an open-ended directive and lets it go on."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    now = clock.now()
    form = ReviewForm(request.POST or None, initial={"review_on": localdate(now) + REVIEW_AFTER})

    def act() -> None:
        typed = form.cleaned_data
        review_directive(
            directive.pk,
            next_on=typed["review_on"],
            reason=typed["reason"],
            by=request.user,
            at=now,
        )

    done = _("Đã ghi việc xem xét.")
    return answer_about(
        request,
        form,
        act,
        edition=listing_of(directive, now).edition,
        done=done,
        template="directives/review.html",
    )
