"""What is held back after an older copy of the database was put in place, and letting it go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from outgoing.selectors.held import held_of
from outgoing.services.holding import release
from outgoing.tasks import ask_to_send
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_safe
@requires(Right.KEEP_STAFF)
def show_held(request: MandatedRequest) -> HttpResponse:
    return render(request, "outgoing/held.html", {"held": held_of(request.mandate.agency)})


@require_POST
@requires(Right.KEEP_STAFF)
def release_held(request: MandatedRequest) -> HttpResponse:
    """`how` says what becomes of the letters: send them, or put them down as sent."""
    how = request.POST.get("how")
    if how not in ("send", "as-sent"):
        messages.error(request, _("Hãy chọn gửi tiếp hay ghi là đã gửi."))
        return redirect("outgoing:held")
    count = release(
        as_sent=how == "as-sent",
        at=clock.now(),
        by=request.user,
        agency=request.mandate.agency,
    )
    ask_to_send()
    as_sent, sent_on = _("Đã ghi là đã gửi: %(n)s thư."), _("Đã cho gửi tiếp: %(n)s thư.")
    messages.success(request, (as_sent if how == "as-sent" else sent_on) % {"n": count})
    return redirect("outgoing:held")
