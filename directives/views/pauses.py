"""Suspending a directive in force and letting it go on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from directives.forms.life import MomentForm, SuspendForm
from directives.selectors import directives_for, listing_of
from directives.services import resume_directive, suspend_directive
from directives.views.answering import answer_about
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def suspend(request: MandatedRequest, pk: int) -> HttpResponse:
    """Let a directive order nothing for a time."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form, now = SuspendForm(request.POST or None), clock.now()

    def act() -> None:
        reason = form.cleaned_data["reason"]
        suspend_directive(
            directive.pk,
            begins=form.begins or now,
            ends=form.ends,
            reason=reason,
            by=request.user,
            at=now,
        )

    done = _("Đã ghi việc tạm ngưng hiệu lực.")
    return answer_about(
        request,
        form,
        act,
        edition=listing_of(directive, now).edition,
        done=done,
        template="directives/suspend.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def resume(request: MandatedRequest, pk: int) -> HttpResponse:
    """Let a directive hold again."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form, now = MomentForm(request.POST or None), clock.now()

    def act() -> None:
        resume_directive(
            directive.pk,
            begins=form.moment(now),
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=now,
        )

    done = _("Đã cho văn bản tiếp tục có hiệu lực.")
    return answer_about(
        request,
        form,
        act,
        edition=listing_of(directive, now).edition,
        done=done,
        template="directives/resume.html",
    )
