"""One thing that was sent to many: its letters, page by page, those in trouble first."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

import clock
from outgoing.selectors.alerts import alerts_for
from outgoing.selectors.held import held_of
from outgoing.selectors.runs import RunRow, letters_in_trouble_first, page_of, rows_of, runs_of
from outgoing.services import try_now
from outgoing.tasks import ask_to_send
from units.enums import Right
from units.guards import MandatedRequest, requires

PAGE = 100


@require_safe
@requires(Right.SEE_REPORTS, Right.SEND_REPORTS)
def show_run(request: MandatedRequest, uuid: UUID) -> HttpResponse:
    row = _row(request, uuid)
    letters = letters_in_trouble_first(row.run)
    return render(
        request,
        "outgoing/run.html",
        {
            "row": row,
            "page": Paginator(letters, PAGE).get_page(request.GET.get("page")),
            "alerts": alerts_for(request.mandate, clock.now()),
            "held": held_of(request.mandate.agency),
            "may_try": request.mandate.may(Right.SEND_REPORTS),
        },
    )


@require_POST
@requires(Right.SEND_REPORTS)
def try_letters_now(request: MandatedRequest, uuid: UUID) -> HttpResponse:
    """Let the letters that wait for their next try be tried at once."""
    row = _row(request, uuid)
    count = try_now(row.run, by=request.user, at=clock.now())
    ask_to_send()
    said = ngettext("Đang thử gửi lại %(n)s thư.", "Đang thử gửi lại %(n)s thư.", count)
    messages.success(
        request, said % {"n": count} if count else _("Không có thư nào đang chờ gửi lại.")
    )
    return redirect(page_of(row.run))


def _row(request: MandatedRequest, uuid: UUID) -> RunRow:
    found = rows_of(runs_of(request.mandate).filter(uuid=uuid))
    if not found:
        raise Http404(_("Không có lần gửi này."))
    return found[0]
