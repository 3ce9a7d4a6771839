"""Begin the agency's regulation of duty."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

import clock
from duties.services.regulation import begin_regulation
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def begin(request: MandatedRequest) -> HttpResponse:
    begun = result_on_page(request, lambda: begin_regulation(by=request.user, at=clock.now()))
    if begun is None:
        return redirect("directives:list")
    messages.success(request, _("Đã soạn bản nháp quy chế trực. Xem lại rồi cho có hiệu lực."))
    return redirect("directives:draft", begun.editions.get().pk)
