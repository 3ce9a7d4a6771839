"""What was sent: all of a month, one day's list with its evidence, the reminders about a week."""

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from notices.models import Run
from outgoing.forms import FilterForm, ListCorrectionForm
from outgoing.letters import stored_mail
from outgoing.schedule import hours_of, local_day
from outgoing.selectors.alerts import alerts_for
from outgoing.selectors.duty import duty_changes, is_duty_changed, reason_of
from outgoing.selectors.health import todays_list
from outgoing.selectors.held import held_of
from outgoing.selectors.reporting import reporting_findings
from outgoing.selectors.runs import (
    RunRow,
    delivery_of,
    letters_of,
    lists_on,
    may_send_today,
    months_of,
    neighbours,
    reminders_about,
    run_rows,
)
from outgoing.selectors.story import clock_line, story_of
from outgoing.services import send_correction, send_today
from outgoing.tasks import ask_to_send
from refusals.forms import result_on_form
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.selectors import Mandate
from units.words import day as in_figures

READERS = (Right.SEE_REPORTS, Right.SEND_REPORTS)
SUPPORTERS = (Right.KEEP_SUPPORT, Right.APPROVE_ROSTERS)


@require_safe
@requires(*READERS)
def list_runs(request: MandatedRequest) -> HttpResponse:
    now = clock.now()
    months = months_of(request.mandate) or (localdate(now).replace(day=1),)
    form = FilterForm(request.GET, months=months)
    wanted = form.cleaned_data if form.is_valid() else {}
    newest = next((month for month in months if month <= localdate(now)), months[0])
    month = next((month for month in months if f"{month:%Y-%m}" == wanted.get("month")), newest)
    kind = wanted.get("kind") or None
    form = FilterForm({"month": f"{month:%Y-%m}", "kind": kind or ""}, months=months)
    rows = run_rows(request.mandate, month=month, kind=kind)
    return render(
        request,
        "outgoing/list.html",
        {
            "shows_support": any(map(request.mandate.may, SUPPORTERS)),
            "rows": rows,
            "form": form,
            "month": month,
            "alerts": alerts_for(request.mandate, now),
            "may_send_today": may_send_today(request.mandate, now),
            "may_see_record": request.mandate.may(Right.SEE_RECORD),
            "held": held_of(request.mandate.agency),
        },
    )


@require_safe
@requires(*READERS)
def show_day(request: MandatedRequest, day: date) -> HttpResponse:
    return _day_page(request, day)


@require_POST
@requires(Right.SEND_REPORTS)
def correct(request: MandatedRequest, day: date) -> HttpResponse:
    """Send the list of the day once more, as an update of what everybody has, with the reason in
    it.
    """
    rows = lists_on(request.mandate, day)
    if not rows:
        raise Http404(_("Ngày này chưa có danh sách nào."))
    form = ListCorrectionForm(request.POST)
    if not form.is_valid():
        return _day_page(request, day, form=form, status=422)
    run = result_on_form(
        form,
        lambda: send_correction(
            rows[0].run,
            request.mandate.agency,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=clock.now(),
        ),
    )
    if run is None:
        return _day_page(request, day, form=form, status=422)
    ask_to_send()
    messages.success(
        request,
        _("Đã lập bản cập nhật lần %(revision)s và đưa vào hàng chờ gửi.")
        % {"revision": run.revision},
    )
    return redirect("outgoing:day", day=day)


@require_POST
@requires(Right.SEND_REPORTS)
def send_today_now(request: MandatedRequest) -> HttpResponse:
    """Send the list of today without waiting for its hour, once."""
    agency, now = request.mandate.agency, clock.now()
    run = result_on_page(request, lambda: send_today(agency, by=request.user, at=now))
    if run is not None:
        ask_to_send()
        messages.success(
            request,
            _("Đã lập danh sách trực ngày %(day)s và đưa vào hàng chờ gửi.")
            % {"day": in_figures(run.local_date)},
        )
    return redirect("outgoing:day", day=local_day(now, hours_of(agency).zone))


@require_safe
@requires(*READERS)
def show_reminders(request: MandatedRequest, monday: date) -> HttpResponse:
    rows = reminders_about(request.mandate, monday)
    if not rows:
        raise Http404(_("Chưa có nhắc việc nào về tuần này."))
    letters = letters_of(rows)
    steps = [{"row": row, "letters": letters[row.run.pk]} for row in rows]
    may_try = request.mandate.may(Right.SEND_REPORTS)
    seen = {"steps": steps, "monday": monday, "may_try": may_try}
    return render(request, "outgoing/reminders.html", seen)


def _day_page(
    request: MandatedRequest,
    day: date,
    *,
    form: ListCorrectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The newest list of the day, or the one that `?revision=` names."""
    now, mandate = clock.now(), request.mandate
    rows = lists_on(mandate, day)
    row = _chosen(rows, request)
    before, after = neighbours(mandate, day)
    findings = reporting_findings(mandate.agency, day, rows[-1] if rows else None, at=now)
    page = {
        "findings": findings,
        "day": day,
        "rows": rows,
        "row": row,
        "before": before,
        "after": after,
        "alerts": alerts_for(mandate, now),
        "may_send_today": may_send_today(mandate, now, day=day),
    }
    if row is None:
        return render(
            request,
            "outgoing/day.html",
            {**page, "waiting_for": _waiting_for(request, day, now)},
            status=status,
        )
    letters = letters_of([row])[row.run.pk]
    sealed = next((delivery_of(mandate, letter.uuid) for letter in letters if letter.sha256), None)
    page |= {
        "letters": letters,
        "story": story_of(row, letters),
        "line": clock_line(row),
        "sample": sealed,
        "mail": stored_mail(sealed) if sealed else None,
        "may_try": mandate.may(Right.SEND_REPORTS),
        "may_correct": mandate.may(Right.SEND_REPORTS) and row is rows[0],
        "next_revision": rows[0].run.revision + 1,
        **_changed_duty(mandate, row.run if row is rows[0] else None, form),
    }
    return render(request, "outgoing/day.html", page, status=status)


def _changed_duty(
    mandate: Mandate, run: Run | None, form: ListCorrectionForm | None
) -> dict[str, object]:
    """What changed since the newest list, and with it the reason of an update: one press sends
    it.
    """
    is_changed = run is not None and is_duty_changed(mandate.agency, run)
    changes = duty_changes(mandate.agency, run, since=run.local_date) if run and is_changed else ()
    return {
        "is_duty_changed": is_changed,
        "duty_changes": changes,
        "form": form or ListCorrectionForm(initial={"reason": reason_of(changes)}),
    }


def _chosen(rows: tuple[RunRow, ...], request: HttpRequest) -> RunRow | None:
    wanted = request.GET.get("revision", "")
    return next((row for row in rows if str(row.run.revision) == wanted), rows[0] if rows else None)


def _waiting_for(request: MandatedRequest, day: date, now: datetime) -> datetime | None:
    """When today's list will leave, while its hour has not come."""
    due = todays_list(request.mandate.agency, now)
    return due.due_at if due and due.day == day and due.due_at > now else None
