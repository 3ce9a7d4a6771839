"""The plan of reminders: when each leaves, to whom, in which words, and whom it would reach this
week.
"""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from reports.forms import StepForm
from reports.forms.plan import AUDIENCES
from reports.models import ChangedStep
from reports.schedule import Step
from reports.selectors.filing import unit_weeks
from reports.selectors.plan import (
    BY_CODE,
    PlannedReminder,
    overlaid,
    plan_of,
    planned_for,
    week_to_remind_of,
)
from reports.services.plan import (
    FIELDS,
    change_step,
    send_trial,
    step_facts,
)
from reports.services.reminders import lead_of, subject_of
from reports.tasks import ask_to_send
from units.enums import Right
from units.errors import Refused
from units.forms import sentence, tried
from units.guards import MandatedRequest, requires
from units.selectors.settings import mark_of


@require_safe
@requires(Right.KEEP_STAFF)
def show_plan(request: MandatedRequest) -> HttpResponse:
    agency, now = request.mandate.agency, clock.now()
    week = week_to_remind_of(agency, now)
    planned = sorted(
        planned_for(agency, week, plan_of(agency), at=now),
        key=lambda one: (one.due is None, one.due.due_at if one.due else now),
    )
    words_of = dict(AUDIENCES)
    page = {
        "week": week,
        "rows": [(one, _words(one), words_of[one.step.audience.value]) for one in planned],
        "tab": "plan",
    }
    return render(request, "reports/plan.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def edit_step(request: MandatedRequest, code: str) -> HttpResponse:
    """The first press shows the letter as it would be, the second one keeps it."""
    agency, step, now = request.mandate.agency, _step(request, code), clock.now()
    form = StepForm(request.POST if request.method == "POST" else None, initial=step_facts(step))
    shown, told = step, ""
    if form.is_valid():
        wanted = {name: form.cleaned_data[name] for name in FIELDS}
        shown = overlaid(step, ChangedStep(agency=agency, code=code, **wanted))
        seen = request.POST.get("seen", "")
        if request.POST.get("told") == mark_of(wanted) and tried(
            form,
            lambda: change_step(agency, code, wanted, seen=seen, by=request.user, at=now),
        ):
            messages.success(request, _("Đã lưu."))
            return redirect("reports:plan")
        told = "" if form.errors else mark_of(wanted)
    week = week_to_remind_of(agency, now)
    [planned] = planned_for(agency, week, [shown], at=now)
    page = {
        "form": form,
        "step": step,
        "planned": planned,
        "preview": _words(planned),
        "week": week,
        "seen": mark_of(step_facts(step)),
        "told": told,
        "is_ours": step == BY_CODE[code],
        "tab": "plan",
    }
    return render(request, "reports/step.html", page, status=422 if form.errors else 200)


@require_POST
@requires(Right.KEEP_STAFF)
def reset_step(request: MandatedRequest, code: str) -> HttpResponse:
    step = _step(request, code)
    try:
        change_step(
            request.mandate.agency,
            code,
            step_facts(BY_CODE[code]),
            seen=request.POST.get("seen", mark_of(step_facts(step))),
            by=request.user,
            at=clock.now(),
        )
    except Refused as refusal:
        messages.error(request, sentence(refusal))
        return redirect("reports:edit-step", code)
    messages.success(request, _("Lời nhắc trở lại như ban đầu."))
    return redirect("reports:plan")


@require_POST
@requires(Right.KEEP_STAFF)
def try_step(request: MandatedRequest, code: str) -> HttpResponse:
    """The reminder as it is kept now, to oneself."""
    agency, now = request.mandate.agency, clock.now()
    step = replace(_step(request, code), is_on=True)
    if not request.user.email:
        messages.error(request, _("Tài khoản của bạn chưa có thư điện tử."))
        return redirect("reports:edit-step", code)
    week = week_to_remind_of(agency, now)
    [planned] = planned_for(agency, week, [step], at=now)
    if planned.due is None:
        messages.error(request, _("Tuần tới không có ngày làm việc nào."))
        return redirect("reports:edit-step", code)
    units = tuple(one for one in unit_weeks(agency.pk, week.monday) if one.owes(step.matter))
    send_trial(agency, planned.due, units, by=request.user, at=now)
    ask_to_send()
    queued = _("Thư thử đã vào hàng chờ gửi đến %(address)s.")
    messages.success(request, queued % {"address": request.user.email})
    return redirect("reports:edit-step", code)


def _step(request: MandatedRequest, code: str) -> Step:
    found = next((step for step in plan_of(request.mandate.agency) if step.code == code), None)
    if found is None:
        raise Http404
    return found


def _words(planned: PlannedReminder) -> tuple[str, str] | None:
    """Subject and sentence as they would be now, in the reader's language."""
    if planned.due is None:
        return None
    units = planned.people[0].units if planned.people else ()
    return subject_of(planned.due), lead_of(planned.due, units)
