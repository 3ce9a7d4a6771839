"""Sending the figures of a campaign at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

import clock
from mobilisation.guards import requires_campaign
from mobilisation.selectors.reach import campaign_of
from outgoing.services.kinds.mobilisation import send_figures
from outgoing.tasks import ask_to_send
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest
from units.numbers import number_in


@require_POST
@requires_campaign(Right.MOBILISE)
def send_mobilised(request: MandatedRequest, pk: int) -> HttpResponse:
    campaign_of(request.mandate, pk)
    seen = number_in(request.POST.get("seen", "")) or 0
    run = result_on_page(
        request, lambda: send_figures(pk, seen=seen, by=request.user, at=clock.now())
    )
    if run is not None:
        ask_to_send()
        messages.success(request, _("Đã lập báo cáo và đưa vào hàng chờ gửi."))
    return redirect("mobilisation:figures", pk)
