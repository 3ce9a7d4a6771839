"""Take an existing list of duty over from a file: upload, answer, look, confirm."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from duties.errors import PeriodOver
from duties.forms.importing import ListUploadForm
from duties.guards import requires_duty
from duties.importing.reading import DUTY_LIST, read_duty_list
from duties.models import DutyRoster
from duties.selectors.sheets import turns_sheet
from duties.services.importing import confirm_duty_list, keep_duty_list, roster_to_fill
from refusals.forms import try_on_form
from refusals.pages import result_on_page
from rosters.errors import NotEditable
from rosters.forms.posted import seen_in
from units.enums import Purpose
from units.guards import MandatedRequest
from units.importing.proposal import sums_of
from units.models import ImportDraft
from units.selectors import draft_of
from units.services.drafts import discard_draft

SHOWN = 200
ANSWERS = ("h-", "n-")
"""How the keys of answers about heads and names begin."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty()
def upload(request: MandatedRequest, pk: int) -> HttpResponse:
    roster = _roster(request, pk)
    if roster is None:
        return redirect("duties:roster", pk)
    is_sent = request.method == "POST"
    form = ListUploadForm(request.POST, request.FILES) if is_sent else ListUploadForm()
    if form.is_valid() and try_on_form(form, lambda: _keep(request, pk, form), "file"):
        return redirect("duties:import-preview", pk)
    seen = {
        "form": form,
        "plan": DUTY_LIST,
        "roster": roster,
        "draft": draft_of(request.mandate, Purpose.DUTY),
    }
    return render(request, "duties/import.html", seen, status=422 if form.errors else 200)


def _keep(request: MandatedRequest, pk: int, form: ListUploadForm) -> ImportDraft:
    name, content = form.upload()
    return keep_duty_list(pk, filename=name, upload=content, by=request.user, at=clock.now())


@require_safe
@requires_duty()
def preview(request: MandatedRequest, pk: int) -> HttpResponse:
    """The answers stand in the address: `?n-…=17&h-…=skip`."""
    roster = _roster(request, pk)
    draft = draft_of(request.mandate, Purpose.DUTY)
    if roster is None or draft is None:
        return redirect("duties:import" if roster else "duties:roster", pk)
    return _preview(request, roster, draft, _answers(request.GET))


@require_POST
@requires_duty()
def confirm(request: MandatedRequest, pk: int) -> HttpResponse:
    """What is written is what was looked at; if the roster has changed since, the preview comes
    again.
    """
    roster = _roster(request, pk)
    draft = draft_of(request.mandate, Purpose.DUTY)
    if roster is None:
        return redirect("duties:roster", pk)
    if draft is None:
        messages.error(request, _("Tệp đã được xác nhận hoặc đã bị hủy."))
        return redirect("duties:import", pk)
    answers = _answers(request.POST)
    written = result_on_page(
        request,
        lambda: confirm_duty_list(
            draft,
            pk,
            answers=answers,
            seal=request.POST.get("seal", ""),
            by=request.user,
            at=clock.now(),
            seen=seen_in(request.POST),
        ),
    )
    if written is None:
        return _preview(request, roster, draft, answers, status=409)
    told = _("Đã nhập %(count)s ca trực từ tệp. Bấm “Hoàn tác” để lấy lại lịch trước đó.")
    messages.success(request, told % {"count": written.writes})
    return redirect("duties:roster", pk)


@require_POST
@requires_duty()
def cancel(request: MandatedRequest, pk: int) -> HttpResponse:
    if _roster(request, pk) is None:
        return redirect("duties:roster", pk)
    draft = draft_of(request.mandate, Purpose.DUTY)
    if draft is not None:
        discard_draft(draft)
    messages.info(request, _("Đã hủy. Chưa ghi gì vào hệ thống."))
    return redirect("duties:import", pk)


def _roster(request: MandatedRequest, pk: int) -> DutyRoster | None:
    """None where it can no longer be changed, which is said."""
    try:
        return roster_to_fill(pk, by=request.user, at=clock.now())
    except (PeriodOver, NotEditable) as refused:
        messages.error(request, refused.sentence)
        return None


def _answers(sent: QueryDict) -> Mapping[str, str]:
    return {key: sent.get(key, "") for key in sent if key.startswith(ANSWERS) and sent.get(key)}


def _preview(
    request: MandatedRequest,
    roster: DutyRoster,
    draft: ImportDraft,
    answers: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    reading = read_duty_list(turns_sheet(roster), bytes(draft.content), answers)
    seen = {
        "roster": roster,
        "draft": draft,
        "reading": reading,
        "proposal": reading.proposal,
        "sheets": sums_of(reading.proposal, (DUTY_LIST,)),
        "shown": SHOWN,
    }
    return render(request, "duties/import_preview.html", seen, status=status)
