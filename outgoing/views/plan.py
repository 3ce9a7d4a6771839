"""The plan of reminders: when each leaves, to whom, in which words, and whom it would reach this
week.
"""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from outgoing.forms import NewStepForm, StepForm
from outgoing.forms.plan import AUDIENCES, MATTERS
from outgoing.models import ChangedStep
from outgoing.schedule import ReminderMatter, ReminderStep
from outgoing.selectors.filing import unit_weeks
from outgoing.selectors.plan import (
    BY_CODE,
    PlannedReminder,
    added_step,
    begun_about,
    overlaid_step,
    plan_of,
    planned_for,
    week_to_remind_of,
)
from outgoing.services.kinds.reminders import lead_of, subject_of
from outgoing.services.kinds.trials import send_trial
from outgoing.services.plan import (
    FIELDS,
    add_step,
    change_step,
    remove_step,
    step_facts,
)
from outgoing.tasks import ask_to_send
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import Right
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
    return render(request, "outgoing/plan.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def edit_step(request: MandatedRequest, code: str) -> HttpResponse:
    """The first press shows the letter as it would be, the second one keeps it."""
    agency, step = request.mandate.agency, _step(request, code)
    form = StepForm(request.POST if request.method == "POST" else None, initial=step_facts(step))
    shown, told = step, ""
    if form.is_valid():
        wanted = _wanted(form)
        shown = overlaid_step(step, ChangedStep(agency=agency, code=code, **wanted))
        seen = request.POST.get("seen", "")
        if request.POST.get("told") == mark_of(wanted) and try_on_form(
            form,
            lambda: change_step(agency, code, wanted, seen=seen, by=request.user, at=clock.now()),
        ):
            messages.success(request, _("Đã lưu."))
            return redirect("outgoing:plan")
        told = "" if form.errors else mark_of(wanted)
    page = {
        "step": step,
        "seen": mark_of(step_facts(step)),
        "told": told,
        "is_ours": not step.is_own and step == BY_CODE[code],
        "matter": dict(MATTERS)[step.matter.value],
    }
    return _step_page(request, form, shown, page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def new_step(request: MandatedRequest) -> HttpResponse:
    """A reminder of the agency's own; the first press shows it, the second one keeps it."""
    agency = request.mandate.agency
    posted = request.POST if request.method == "POST" else None
    form = NewStepForm(posted, initial={"is_on": True, "days_before": 0})
    shown, told = None, ""
    if form.is_valid():
        wanted, matter = _wanted(form), ReminderMatter(form.cleaned_data["matter"])
        row = ChangedStep(agency=agency, code="", matter=matter.value, **wanted)
        shown, mark = added_step(row), mark_of({**wanted, "matter": matter.value})
        if request.POST.get("told") == mark and try_on_form(
            form, lambda: add_step(agency, matter, wanted, by=request.user, at=clock.now())
        ):
            messages.success(request, _("Đã thêm lời nhắc."))
            return redirect("outgoing:plan")
        told = "" if form.errors else mark
    return _step_page(request, form, shown, {"step": None, "told": told})


@require_POST
@requires(Right.KEEP_STAFF)
def drop_step(request: MandatedRequest, code: str) -> HttpResponse:
    step = _step(request, code)
    if not step.is_own:
        messages.error(request, _("Lời nhắc của phần mềm chỉ tắt được, không bỏ được."))
        return redirect("outgoing:edit-step", code)
    seen = request.POST.get("seen", mark_of(step_facts(step)))
    is_dropped = try_on_page(
        request,
        lambda: remove_step(
            request.mandate.agency, code, seen=seen, by=request.user, at=clock.now()
        ),
        _("Đã bỏ lời nhắc. Từ nay không ai nhận; thư đã gửi vẫn được lưu."),
    )
    return redirect("outgoing:plan") if is_dropped else redirect("outgoing:edit-step", code)


def _wanted(form: StepForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in FIELDS}


def _step_page(
    request: MandatedRequest, form: StepForm, shown: ReminderStep | None, more: dict[str, Any]
) -> HttpResponse:
    """The form beside the letter as it would be now."""
    agency, now = request.mandate.agency, clock.now()
    week = week_to_remind_of(agency, now)
    planned = next(planned_for(agency, week, [shown], at=now)) if shown else None
    page = {
        "form": form,
        "planned": planned,
        "preview": _words(planned) if planned else None,
        "begun": begun_about(agency, week, shown.code) if shown else None,
        "is_past": planned is not None and planned.due is not None and planned.due.due_at <= now,
        "is_over": planned is not None and planned.due is not None and planned.due.is_missed(now),
        "week": week,
        "tab": "plan",
        **more,
    }
    return render(request, "outgoing/step.html", page, status=422 if form.errors else 200)


@require_POST
@requires(Right.KEEP_STAFF)
def reset_step(request: MandatedRequest, code: str) -> HttpResponse:
    step = _step(request, code)
    if step.is_own:
        raise Http404
    is_reset = try_on_page(
        request,
        lambda: change_step(
            request.mandate.agency,
            code,
            step_facts(BY_CODE[code]),
            seen=request.POST.get("seen", mark_of(step_facts(step))),
            by=request.user,
            at=clock.now(),
        ),
        _("Lời nhắc trở lại như ban đầu."),
    )
    return redirect("outgoing:plan") if is_reset else redirect("outgoing:edit-step", code)


@require_POST
@requires(Right.KEEP_STAFF)
def try_step(request: MandatedRequest, code: str) -> HttpResponse:
    """The reminder as it is kept now, to oneself."""
    agency, now = request.mandate.agency, clock.now()
    step = replace(_step(request, code), is_on=True)
    if not request.user.email:
        messages.error(request, _("Tài khoản của bạn chưa có thư điện tử."))
        return redirect("outgoing:edit-step", code)
    week = week_to_remind_of(agency, now)
    [planned] = planned_for(agency, week, [step], at=now)
    if planned.due is None:
        messages.error(request, _("Tuần tới không có ngày làm việc nào."))
        return redirect("outgoing:edit-step", code)
    units = tuple(one for one in unit_weeks(agency.pk, week.monday) if one.owes(step.matter))
    send_trial(agency, planned.due, units, by=request.user, at=now)
    ask_to_send()
    queued = _("Thư thử đã vào hàng chờ gửi đến %(address)s.")
    messages.success(request, queued % {"address": request.user.email})
    return redirect("outgoing:edit-step", code)


def _step(request: MandatedRequest, code: str) -> ReminderStep:
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
