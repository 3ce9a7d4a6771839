"""A trial mail to one recipient of the daily list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

import clock
from outgoing.services.kinds.list_trials import send_list_trial
from outgoing.tasks import ask_to_send
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.selectors.recipients import receiving


@require_POST
@requires(Right.KEEP_STAFF)
def try_recipient(request: MandatedRequest, pk: int) -> HttpResponse:
    """It leaves at once, with the proof that every mail has."""
    rows = receiving(request.mandate.agency).select_related("agency")
    recipient = get_object_or_404(rows, pk=pk)
    send_list_trial(recipient, by=request.user, at=clock.now())
    ask_to_send()
    queued = _("Thư thử đã vào hàng chờ gửi đến %(address)s.")
    messages.success(request, queued % {"address": recipient.address})
    return redirect("units:recipients")
