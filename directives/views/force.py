"""Ending a directive, and what follows: an amendment, an extension, the same rules at another
time.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from directives.enums import EditionState
from directives.errors import DraftExists
from directives.forms.documents import EndDirectiveForm, PeriodForm, WithdrawForm
from directives.models import PREPARED, Directive
from directives.selectors import directives_for
from directives.services import (
    amend_directive,
    end_directive,
    extend_directive,
    start_again,
    withdraw_directive,
)
from directives.views.answering import answer_form, say_and_go
from directives.views.sentences import sentences_of
from refusals import Refusal
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def end(request: MandatedRequest, pk: int) -> HttpResponse:
    """Let a directive end."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form = EndDirectiveForm(request.POST or None)

    def act() -> HttpResponse:
        end_directive(
            directive.pk,
            ends=form.ends,
            by=request.user,
            at=clock.now(),
            reason=form.cleaned_data["reason"],
        )
        return say_and_go(
            request, _("Đã ghi thời điểm hết hiệu lực."), "directives:directive", directive.pk
        )

    return answer_form(request, form, act, template="directives/end.html", directive=directive)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def withdraw(request: MandatedRequest, pk: int) -> HttpResponse:
    """Take a directive back before it begins."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form = WithdrawForm(request.POST or None)

    def act() -> HttpResponse:
        withdraw_directive(
            directive.pk, by=request.user, at=clock.now(), reason=form.cleaned_data["reason"]
        )
        return say_and_go(request, _("Đã thu hồi văn bản."), "directives:directive", directive.pk)

    return answer_form(request, form, act, template="directives/withdraw.html", directive=directive)


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def amend(request: MandatedRequest, pk: int) -> HttpResponse:
    """Begin an amendment; a draft that is already being written is opened instead."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    try:
        draft = amend_directive(directive.pk, by=request.user, at=clock.now())
    except DraftExists:
        draft = directive.editions.get(state__in=PREPARED)
    except Refusal as error:
        messages.error(request, error.sentence)
        return redirect("directives:directive", directive.pk)
    return redirect("directives:draft", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def extend(request: MandatedRequest, pk: int) -> HttpResponse:
    """Prepare an edition with the same rules that follows the last one."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form = EndDirectiveForm(request.POST or None)

    def act() -> HttpResponse:
        draft = extend_directive(directive.pk, until=form.ends, by=request.user, at=clock.now())
        return say_and_go(
            request,
            _("Đã lập bản gia hạn. Đọc lại rồi cho có hiệu lực."),
            "directives:draft",
            draft.pk,
        )

    return answer_form(request, form, act, template="directives/extend.html", directive=directive)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def restart(request: MandatedRequest, pk: int) -> HttpResponse:
    """Use an old document as a pattern: the same rules, new dates."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form = PeriodForm(request.POST or None)

    def act() -> HttpResponse:
        new = start_again(
            directive.pk, begins=form.begins, ends=form.ends, by=request.user, at=clock.now()
        )
        done = _("Đã lập bản nháp theo mẫu. Điền số, ngày và sửa những chỗ khác.")
        return say_and_go(request, done, "directives:draft", new.editions.get().pk)

    return answer_form(
        request,
        form,
        act,
        template="directives/restart.html",
        directive=directive,
        more=lambda: _pattern(directive),
    )


def _pattern(directive: Directive) -> dict[str, object]:
    edition = (
        directive.editions.exclude(state__in=[*PREPARED, EditionState.UNDO]).last()
        or directive.editions.last()
    )
    return {"sentences": sentences_of(edition) if edition else []}
