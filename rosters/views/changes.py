"""What would change if a directive in force ended, paused or was undone: looked at before it is
done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from accounts.models import User
from directives.adapters import line_of
from directives.forms.documents import EndDirectiveForm
from directives.forms.exceptions import ExceptionForm
from directives.forms.life import SuspendForm, UndoForm
from directives.selectors import clauses_read_by, directives_for
from directives.services import end_directive, record_exception, suspend_directive, undo_directive
from directives.views.sentences import language
from refusals.forms import RefusableForm, result_on_form
from rosters.services.trying import impact_of
from rosters.values.impact import Impact
from rosters.views.files import workbook_of
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """A change to look at: what is asked, the words, where it is done, and from when on it does
    what.
    """

    form: type[RefusableForm]
    heading: Promise
    after: Promise
    done_at: str
    done_as: Promise
    act: Callable[[Any, int, User, datetime], tuple[datetime, Act]]


def _end(form: EndDirectiveForm, pk: int, user: User, now: datetime) -> tuple[datetime, Act]:
    return form.ends, lambda: end_directive(pk, ends=form.ends, by=user, at=now)


def _suspend(form: SuspendForm, pk: int, user: User, now: datetime) -> tuple[datetime, Act]:
    begins = form.begins or now
    return begins, lambda: suspend_directive(pk, begins=begins, ends=form.ends, by=user, at=now)


def _undo(form: UndoForm, pk: int, user: User, now: datetime) -> tuple[datetime, Act]:
    begins = form.moment(now)
    return begins, lambda: undo_directive(
        pk, begins=begins, reason=str(CHANGES["undo"].heading), by=user, at=now
    )


CHANGES = {
    "end": ChangePreview(
        EndDirectiveForm,
        _("Nếu văn bản hết hiệu lực"),
        _("Nếu hết hiệu lực"),
        "directives:end",
        _("Cho hết hiệu lực"),
        _end,
    ),
    "suspend": ChangePreview(
        SuspendForm,
        _("Nếu văn bản tạm ngưng hiệu lực"),
        _("Nếu tạm ngưng"),
        "directives:suspend",
        _("Cho tạm ngưng hiệu lực"),
        _suspend,
    ),
    "undo": ChangePreview(
        UndoForm,
        _("Nếu hoàn tác việc cho có hiệu lực"),
        _("Nếu hoàn tác"),
        "directives:undo",
        _("Hoàn tác"),
        _undo,
    ),
}


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def change_impact(request: MandatedRequest, pk: int, change: str) -> HttpResponse:
    """Nothing is changed; the moment comes in the address, and `?as=xlsx` asks for a workbook."""
    directive, asked, now = (
        get_object_or_404(directives_for(request.mandate), pk=pk),
        CHANGES[change],
        clock.now(),
    )
    form = asked.form(request.GET or None)
    form.fields.pop("reason", None)
    found: Impact | None = None
    if form.is_bound and form.is_valid():
        since, act = asked.act(form, directive.pk, request.user, now)
        found = result_on_form(form, lambda: impact_of(request.mandate, act, since=max(now, since)))
    if found and request.GET.get("as") == "xlsx":
        return workbook_of(found, f"Tac-dong-{change}-{directive.pk}.xlsx")
    context = {
        "form": form,
        "directive": directive,
        "asked": asked,
        "impact": found,
        "question": request.GET.urlencode(),
    }
    return render(
        request, "rosters/change_impact.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def exception_impact(request: MandatedRequest, pk: int) -> HttpResponse:
    """What a written exception would change, filled in as for recording it; from here it is
    recorded. Nothing is kept yet.
    """
    clause = get_object_or_404(clauses_read_by(request.mandate), pk=pk)
    if request.method != "POST":
        return redirect("directives:except", clause.pk)
    now, found = clock.now(), None
    form = ExceptionForm(request.POST, units=Unit.objects.filter(agency=request.mandate.agency))
    if form.is_valid():
        granted = form.granted()
        found = result_on_form(
            form,
            lambda: impact_of(
                request.mandate,
                lambda: record_exception(clause.pk, granted, by=request.user, at=now),
                since=max(now, granted.begins),
            ),
        )
    directive = clause.edition.directive
    recorded_at = reverse("directives:except", args=[clause.pk])
    context = {
        "form": form,
        "line": line_of(clause, language()),
        "directive": directive,
        "impact": found,
        "posts_to": recorded_at,
    }
    return render(
        request, "rosters/exception_impact.html", context, status=422 if form.errors else 200
    )
