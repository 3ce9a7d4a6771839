"""Take the staff list over from Excel: download the template, upload, look, confirm."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals.forms import try_on_form
from refusals.pages import result_on_page
from units.enums import Right
from units.forms import UploadForm
from units.guards import MandatedRequest, requires
from units.importing.proposal import sums_of
from units.importing.sheet_plans import SHEETS
from units.importing.template import MIME, rows_of, workbook
from units.models import ImportDraft
from units.selectors import draft_of
from units.services.drafts import discard_draft
from units.services.imports import confirm_draft, keep_draft, propose

SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def upload(request: MandatedRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid() and try_on_form(form, lambda: _keep(request, form), "file"):
        return redirect("units:import-preview")
    seen = {"form": form, "sheets": SHEETS, "draft": draft_of(request.mandate), "tab": "import"}
    return render(request, "units/import.html", seen, status=422 if form.errors else 200)


def _keep(request: MandatedRequest, form: UploadForm) -> ImportDraft:
    name, upload = form.upload()
    return keep_draft(
        request.mandate.agency, filename=name, upload=upload, by=request.user, at=clock.now()
    )


@require_safe
@requires(Right.KEEP_STAFF)
def preview(request: MandatedRequest) -> HttpResponse:
    draft = draft_of(request.mandate)
    if draft is None:
        return redirect("units:import")
    return _preview(request, draft)


@require_POST
@requires(Right.KEEP_STAFF)
def confirm(request: MandatedRequest) -> HttpResponse:
    """What is written is what was looked at; if the records have changed since, the preview
    comes again.
    """
    draft = draft_of(request.mandate)
    if draft is None:
        messages.error(request, _("Tệp đã được xác nhận hoặc đã bị hủy."))
        return redirect("units:import")
    written = result_on_page(
        request,
        lambda: confirm_draft(
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
    messages.success(request, _("Đã thêm %(added)s dòng, cập nhật %(changed)s dòng.") % said)
    return redirect("units:staff")


@require_POST
@requires(Right.KEEP_STAFF)
def cancel(request: MandatedRequest) -> HttpResponse:
    draft = draft_of(request.mandate)
    if draft is not None:
        discard_draft(draft)
    messages.info(request, _("Đã hủy. Chưa ghi gì vào hệ thống."))
    return redirect("units:import")


@require_safe
@requires(Right.KEEP_STAFF)
def template(request: MandatedRequest, filled: str) -> HttpResponse:
    """Empty, or with what the agency has on record."""
    if filled not in ("mau", "hien-co"):
        raise Http404
    rows = rows_of(request.mandate.agency, localdate(clock.now())) if filled == "hien-co" else None
    answer = HttpResponse(workbook(rows), content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="Danh-sach-can-bo-{filled}.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _preview(request: MandatedRequest, draft: ImportDraft, status: int = 200) -> HttpResponse:
    proposal = propose(
        draft.agency, bytes(draft.content), by=request.user, on=localdate(clock.now())
    )
    seen = {
        "draft": draft,
        "proposal": proposal,
        "sheets": sums_of(proposal, SHEETS),
        "shown": SHOWN,
        "tab": "import",
    }
    return render(request, "units/import_preview.html", seen, status=status)
