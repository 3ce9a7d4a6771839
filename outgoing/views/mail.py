"""One mail exactly as it left: its text, its page in a closed frame, its bytes to take away."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from notices.models import Delivery
from outgoing.letters import StoredMail, stored_mail
from outgoing.selectors.runs import delivery_of
from units.enums import Right
from units.guards import MandatedRequest, requires

CLOSED_FRAME = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
"""A mail carries its styles in itself; nothing else of it may do anything, and only our own page
may show it.
"""


@require_safe
@requires(Right.SEE_REPORTS, Right.SEND_REPORTS)
def show_mail(request: MandatedRequest, uuid: UUID) -> HttpResponse:
    delivery = _delivery(request, uuid)
    return render(
        request,
        "outgoing/mail.html",
        {"delivery": delivery, "run": delivery.run, "mail": stored_mail(delivery)},
    )


@require_safe
@requires(Right.SEE_REPORTS, Right.SEND_REPORTS)
@xframe_options_sameorigin
def mail_html(request: MandatedRequest, uuid: UUID) -> HttpResponse:
    mail = _sealed(_delivery(request, uuid))
    return HttpResponse(mail.html, headers={"Content-Security-Policy": CLOSED_FRAME})


@require_safe
@requires(Right.SEE_REPORTS, Right.SEND_REPORTS)
def mail_file(request: MandatedRequest, uuid: UUID) -> HttpResponse:
    """The very bytes; their SHA-256 is the one on the page."""
    delivery = _delivery(request, uuid)
    _sealed(delivery)
    name = f"{delivery.run.local_date:%Y-%m-%d}-{delivery.uuid}.eml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(delivery.message), content_type="message/rfc822", headers=headers)


def _delivery(request: MandatedRequest, uuid: UUID) -> Delivery:
    delivery = delivery_of(request.mandate, uuid)
    if delivery is None:
        raise Http404(_("Không có thư này."))
    return delivery


def _sealed(delivery: Delivery) -> StoredMail:
    mail = stored_mail(delivery)
    if mail is None:
        raise Http404(_("Thư này chưa từng được lập."))
    return mail
