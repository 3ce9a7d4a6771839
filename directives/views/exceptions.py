"""Written exceptions: which there are, recording one from a clause, taking one back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from directives.adapters import line_of, lines_of
from directives.forms.exceptions import ExceptionForm, RevokeForm
from directives.selectors import clauses_read_by, exceptions_for
from directives.services import record_exception, revoke_exception
from directives.views.answering import answer_form, say_and_go
from directives.views.sentences import language
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit


@require_safe
@requires()
def exception_list(request: MandatedRequest) -> HttpResponse:
    """Every exception of the agency, those that hold now first."""
    now, exceptions = clock.now(), list(exceptions_for(request.mandate))
    lines = lines_of((given.clause for given in exceptions), language())
    rows = [
        {"given": given, "line": line, "holds": given.holds_at(now)}
        for given, line in zip(exceptions, lines, strict=True)
    ]
    rows.sort(key=lambda row: not row["holds"])
    return render(
        request,
        "directives/exceptions.html",
        {"rows": rows, "keeps": request.mandate.may(Right.KEEP_DIRECTIVES)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def except_from(request: MandatedRequest, pk: int) -> HttpResponse:
    """Record an exception from one clause; who may not give it is told so, and nothing typed is
    lost.
    """
    clause = get_object_or_404(clauses_read_by(request.mandate), pk=pk)
    directive = clause.edition.directive
    initial = {"issuer": directive.issuer, "issuer_level": directive.issuer_level}
    form = ExceptionForm(
        request.POST or None,
        units=Unit.objects.filter(agency=request.mandate.agency),
        initial=initial,
    )

    def act() -> HttpResponse:
        record_exception(clause.pk, form.granted(), by=request.user, at=clock.now())
        done = _("Đã ghi ngoại lệ. Lịch được kiểm tra theo mức mới trong thời gian cho phép.")
        return say_and_go(request, done, "directives:exceptions")

    line = line_of(clause, language())
    return answer_form(
        request, form, act, template="directives/exception.html", line=line, directive=directive
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def revoke(request: MandatedRequest, pk: int) -> HttpResponse:
    """Take an exception back, with the reason."""
    given = get_object_or_404(exceptions_for(request.mandate), pk=pk)
    form = RevokeForm(request.POST or None)

    def act() -> HttpResponse:
        revoke_exception(
            given.pk, by=request.user, at=clock.now(), reason=form.cleaned_data["reason"]
        )
        return say_and_go(request, _("Đã thu hồi ngoại lệ."), "directives:exceptions")

    return answer_form(
        request,
        form,
        act,
        template="directives/revoke.html",
        given=given,
        directive=given.clause.edition.directive,
    )
