"""The sums of tasks by unit, and when letters about tasks leave."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from assignments.forms import LetterHoursForm
from assignments.selectors.overview import SPANS, sum_of, unit_sums
from assignments.selectors.policy import letter_hours
from assignments.services import set_assignment_policy
from assignments.views.unit import SEEING
from planning.time import Week
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_safe
@requires(*SEEING)
def overview(request: MandatedRequest, week: Week) -> HttpResponse:
    """`?weeks=4` sums the four weeks that end with this one."""
    asked = request.GET.get("weeks", "")
    span = next((one for one in SPANS if str(one) == asked), SPANS[0])
    sums = unit_sums(request.mandate, week, span=span, at=clock.now())

    def page_of(shown: Week, weeks: int) -> str:
        return f"{reverse('assignments:overview', args=[shown])}?weeks={weeks}"

    context = {
        "sums": sums,
        "total": sum_of(sums),
        "week": week,
        "first_week": week.shifted(1 - span),
        "span": span,
        "spans": [(one, page_of(week, one)) for one in SPANS],
        "this_week": Week.of(localdate(clock.now())),
        "previous_url": page_of(week.shifted(-1), span),
        "next_url": page_of(week.shifted(1), span),
        "keeps": request.mandate.may(Right.KEEP_STAFF),
    }
    return render(request, "assignments/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def letters(request: MandatedRequest) -> HttpResponse:
    """When the week's summary and the reminders leave."""
    stands = asdict(letter_hours(request.mandate.agency))
    form = LetterHoursForm(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        set_assignment_policy(form.hours(), by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect("assignments:letters")
    return render(
        request, "assignments/letters.html", {"form": form}, status=422 if form.errors else 200
    )
