"""Hold again what was held the week before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

import clock
from events.selectors.week import items_to_copy
from events.services.copying import copy_items
from planning.time import Week
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.numbers import number_in


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_ROSTER, Right.KEEP_DIRECTIVES)
def copy_week(request: MandatedRequest, week: Week) -> HttpResponse:
    """Choose which events of the week before are held again."""
    if request.method == "POST":
        numbers = (number_in(one) for one in request.POST.getlist("item"))
        chosen = {one for one in numbers if one is not None}
        copied = result_on_page(
            request, lambda: copy_items(chosen, week, by=request.user, at=clock.now())
        )
        if copied is not None:
            said = {"n": copied.entered}
            done = ngettext("Đã sao chép %(n)s việc.", "Đã sao chép %(n)s việc.", copied.entered)
            messages.success(request, done % said)
            if copied.on_days_off:
                off = _("%(n)s việc rơi vào ngày nghỉ nên không sao chép.")
                messages.warning(request, off % {"n": copied.on_days_off})
        return redirect("events:week", week)
    context = {"week": week, "items": items_to_copy(request.mandate, week)}
    return render(request, "events/copy.html", context)
