"""The hours of presence: one unit's week, and one day of one person entered by hand."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

import clock
from hours.forms import HoursForm
from hours.selectors import hours_units, own_hours, people_in, presence_week
from hours.services import record_hours
from planning.time import Week
from refusals.forms import try_on_form
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.numbers import number_in


@require_GET
@requires(Right.EDIT_ROSTER, Right.SEE_ALL_ROSTERS, Right.KEEP_STAFF)
def hours(request: MandatedRequest) -> HttpResponse:
    unit = hours_units(request.mandate).first()
    if unit is None:
        raise Http404
    return redirect("hours:unit", unit.pk, Week.of(localdate(clock.now())))


@require_safe
@requires(Right.EDIT_ROSTER, Right.SEE_ALL_ROSTERS, Right.KEEP_STAFF)
def unit_hours(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    unit = get_object_or_404(hours_units(request.mandate), pk=unit_id)
    context = {
        "presence": presence_week(request.mandate, unit, week, at=clock.now()),
        "week": week,
        "units": hours_units(request.mandate),
        "previous_url": reverse("hours:unit", args=[unit.pk, week.shifted(-1)]),
        "next_url": reverse("hours:unit", args=[unit.pk, week.shifted(1)]),
    }
    return render(request, "hours/hours.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def enter_hours(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    """Enter the hours of a day, or put them right; `?person=ID&day=2026-11-30` begins with that
    day as it is recorded.
    """
    unit = get_object_or_404(hours_units(request.mandate), pk=unit_id)
    form = HoursForm(
        request.POST or None, people=people_in(unit, week), initial=_initial(request, unit, week)
    )
    if request.method == "POST" and form.is_valid():
        person, day = form.cleaned_data["person"], form.cleaned_data["day"]

        def act() -> None:
            written = record_hours(person.pk, day, *form.hours(), by=request.user, at=clock.now())
            messages.success(
                request, _("Đã lưu.") if written else _("Đã xóa giờ có mặt của ngày này.")
            )

        if try_on_form(form, act):
            return redirect("hours:unit", unit.pk, Week.of(day))
    return render(
        request,
        "hours/day.html",
        {"form": form, "unit": unit, "week": week},
        status=422 if form.errors else 200,
    )


def _initial(request: MandatedRequest, unit: Unit, week: Week) -> dict[str, object]:
    asked = number_in(request.GET.get("person", ""))
    person = people_in(unit, week).filter(pk=asked).first() if asked is not None else None
    day = next(
        (day for day in week.days if day.isoformat() == request.GET.get("day")), _latest(week)
    )
    found = own_hours(person, week).get(day) if person else None
    return {
        "person": person,
        "day": day,
        "came": found.came if found else None,
        "left": found.left if found else None,
    }


def _latest(week: Week) -> date:
    """The last day of the week that has come, or its first."""
    return max(week.monday, min(week.sunday, localdate(clock.now())))
