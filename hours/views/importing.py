"""Take the hours of presence over from the attendance device: download the template, upload,
look, confirm.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from hours.forms import HoursUploadForm
from hours.importing import HOURS, propose_hours
from hours.services import confirm_hours, keep_hours_draft
from refusals.forms import try_on_form
from refusals.pages import result_on_page
from units.enums import Purpose, Right
from units.guards import MandatedRequest, requires
from units.importing.proposal import sums_of
from units.importing.template import MIME, workbook
from units.models import ImportDraft
from units.selectors import draft_of
from units.services.drafts import discard_draft

SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def upload(request: MandatedRequest) -> HttpResponse:
    form = (
        HoursUploadForm(request.POST, request.FILES)
        if request.method == "POST"
        else HoursUploadForm()
    )
    if form.is_valid() and try_on_form(form, lambda: _keep(request, form), "file"):
        return redirect("hours:preview")
    seen = {"form": form, "plan": HOURS, "draft": draft_of(request.mandate, Purpose.HOURS)}
    return render(request, "hours/import.html", seen, status=422 if form.errors else 200)


def _keep(request: MandatedRequest, form: HoursUploadForm) -> ImportDraft:
    name, content = form.upload()
    return keep_hours_draft(filename=name, upload=content, by=request.user, at=clock.now())


@require_safe
@requires(Right.KEEP_STAFF)
def preview(request: MandatedRequest) -> HttpResponse:
    draft = draft_of(request.mandate, Purpose.HOURS)
    return _preview(request, draft) if draft else redirect("hours:import")


@require_POST
@requires(Right.KEEP_STAFF)
def confirm(request: MandatedRequest) -> HttpResponse:
    """What is written is what was looked at; if the records have changed since, the preview
    comes again.
    """
    draft = draft_of(request.mandate, Purpose.HOURS)
    if draft is None:
        messages.error(request, _("Tệp đã được xác nhận hoặc đã bị hủy."))
        return redirect("hours:import")
    written = result_on_page(
        request,
        lambda: confirm_hours(
            draft,
            seal=request.POST.get("seal", ""),
            agreed=request.POST.getlist("agreed"),
            by=request.user,
            at=clock.now(),
        ),
    )
    if written is None:
        return _preview(request, draft, status=409)
    said = {"added": len(written.added), "changed": len(written.changed)}
    messages.success(request, _("Đã ghi giờ có mặt: thêm %(added)s, cập nhật %(changed)s.") % said)
    return redirect("hours:hours")


@require_POST
@requires(Right.KEEP_STAFF)
def cancel(request: MandatedRequest) -> HttpResponse:
    draft = draft_of(request.mandate, Purpose.HOURS)
    if draft is not None:
        discard_draft(draft)
    messages.info(request, _("Đã hủy. Chưa ghi gì vào hệ thống."))
    return redirect("hours:import")


@require_safe
@requires(Right.KEEP_STAFF)
def template(request: MandatedRequest) -> HttpResponse:
    answer = HttpResponse(workbook(plans=(HOURS,)), content_type=MIME)
    answer.headers["Content-Disposition"] = 'attachment; filename="Gio-co-mat-mau.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _preview(request: MandatedRequest, draft: ImportDraft, status: int = 200) -> HttpResponse:
    proposal = propose_hours(draft.agency, bytes(draft.content), today=localdate(clock.now()))
    seen = {
        "draft": draft,
        "proposal": proposal,
        "sheets": sums_of(proposal, (HOURS,)),
        "shown": SHOWN,
    }
    return render(request, "hours/preview.html", seen, status=status)
