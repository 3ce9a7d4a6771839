"""One task: what happened to it, what its person reports, what the head says of that."""

from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from assignments.forms import AssignmentForm, JudgingForm, ResultForm
from assignments.models import STANDING, Assignment
from assignments.selectors.own import own_tasks, task_page
from assignments.selectors.reach import (
    assignments_of,
    is_own,
    may_accept,
    may_give,
    result_files,
)
from assignments.services import (
    accept_result,
    cancel_assignment,
    change_assignment,
    report_result,
    return_result,
)
from directives.views.attachments import SEALED
from planning.time import Week
from refusals.forms import RefusableForm, try_on_form
from units.guards import MandatedRequest, requires

PROGRESS: Final = (25, 50, 75)
"""What one press reports, in per cent."""


@require_safe
@requires()
def mine(request: MandatedRequest) -> HttpResponse:
    """What the person the user is has to do, and what became of the rest."""
    staff = request.mandate.staff
    tasks = own_tasks(staff, at=clock.now()) if staff else ()
    context = {
        "staff": staff,
        "open": [task for task in tasks if task.is_open],
        "others": [task for task in tasks if not task.is_open],
    }
    return render(request, "assignments/mine.html", context)


@require_safe
@requires()
def task(request: MandatedRequest, pk: int) -> HttpResponse:
    return _page(request, _task(request, pk))


@require_POST
@requires()
def report(request: MandatedRequest, pk: int) -> HttpResponse:
    """`done` pressed says that it is done, anything else how far it has come."""
    found = _task(request, pk)
    if not is_own(request.mandate, found):
        raise PermissionDenied(_("Chỉ người nhận việc báo cáo việc này."))
    form, is_done = ResultForm(request.POST, request.FILES), "done" in request.POST
    if form.is_valid() and try_on_form(
        form,
        lambda: report_result(
            found.pk,
            form.report(is_done=is_done),
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=clock.now(),
        ),
    ):
        messages.success(request, _("Đã báo xong.") if is_done else _("Đã báo tiến độ."))
        return redirect("assignments:task", found.pk)
    return _page(request, found, report_form=form)


@require_POST
@requires()
def judge(request: MandatedRequest, pk: int) -> HttpResponse:
    """`accept` pressed takes the result, else it is given back for the reason that was typed."""
    found = _task(request, pk)
    if not may_accept(request.mandate, found.unit_id):
        raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
    form = JudgingForm(request.POST)
    service = accept_result if "accept" in request.POST else return_result
    if form.is_valid() and try_on_form(
        form,
        lambda: service(
            found.pk,
            remark=form.cleaned_data["remark"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=clock.now(),
        ),
    ):
        is_taken = service is accept_result
        messages.success(request, _("Đã nhận kết quả.") if is_taken else _("Đã trả lại."))
        return redirect("assignments:unit", found.unit_id, Week.of(found.due))
    return _page(request, found, judge_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires()
def change(request: MandatedRequest, pk: int) -> HttpResponse:
    """Other words, another day, or (`cancel` pressed) called off."""
    found = _task(request, pk)
    if not may_give(request.mandate, found.unit_id):
        raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
    initial = {name: getattr(found, name) for name in ("title", "due", "due_time", "is_legal")}
    form = AssignmentForm(request.POST or None, initial={**initial, "seen": found.version})
    if request.method == "POST" and form.is_valid():
        typed, at = form.cleaned_data, clock.now()
        seen = {"remark": typed["remark"], "seen": typed["seen"], "by": request.user, "at": at}
        if "cancel" in request.POST:
            done = try_on_form(form, lambda: cancel_assignment(found.pk, **seen))
        else:
            done = try_on_form(form, lambda: change_assignment(found.pk, form.wanted(), **seen))
        if done:
            messages.success(request, _("Đã lưu."))
            return redirect("assignments:task", found.pk)
    _count_from_now(form, found)
    context = {"form": form, "task": found, "stands": found.state in STANDING}
    return render(request, "assignments/change.html", context, status=422 if form.errors else 200)


@require_safe
@requires()
def result_file(request: MandatedRequest, pk: int) -> HttpResponse:
    """The file itself, to be saved: it is never shown inside the site."""
    step = get_object_or_404(result_files(request.mandate), pk=pk)
    headers = {
        "Content-Disposition": content_disposition_header(True, step.filename) or "attachment",
        "Content-Security-Policy": SEALED,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(step.content or b""), content_type=step.media_type, headers=headers)


def _task(request: MandatedRequest, pk: int) -> Assignment:
    found: Assignment = get_object_or_404(assignments_of(request.mandate), pk=pk)
    return found


def _page(
    request: MandatedRequest,
    found: Assignment,
    *,
    report_form: ResultForm | None = None,
    judge_form: JudgingForm | None = None,
) -> HttpResponse:
    """What was typed stays; after somebody else's step the next attempt counts from now."""
    sent = report_form or judge_form
    if sent is not None:
        _count_from_now(sent, found)
    seen = {"seen": found.version}
    context = {
        "task": task_page(request.mandate, found, at=clock.now()),
        "is_own": is_own(request.mandate, found),
        "report_form": report_form or ResultForm(initial=seen),
        "progress": PROGRESS,
        "judge_form": judge_form or JudgingForm(initial=seen),
    }
    return render(request, "assignments/task.html", context, status=422 if sent else 200)


def _count_from_now(form: RefusableForm, found: Assignment) -> None:
    if form.errors and form.is_bound:
        found.refresh_from_db()
        form.see_again(found.version)
