"""A unit's week of tasks: seen, given, repeated."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from assignments.forms import GivingForm
from assignments.selectors.reach import assignment_units, may_give
from assignments.selectors.unit_week import task_week
from assignments.services import GivenAssignments, give_assignments, repeat_assignments
from planning.time import Week
from refusals.forms import result_on_form
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.numbers import number_in
from units.selectors import calendar_of
from units.selectors.leave import people_at_home_in
from weeks.selectors.rosters import first_unit

SEEING = (Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS)


@require_GET
@requires(*SEEING)
def units(request: MandatedRequest) -> HttpResponse:
    """Where a link leads that names no unit: one's own, this week."""
    today = localdate(clock.now())
    unit = first_unit(request.mandate, today)
    if unit is None or not assignment_units(request.mandate).filter(pk=unit.pk).exists():
        raise Http404
    return redirect("assignments:unit", unit.pk, Week.of(today))


@require_safe
@requires(*SEEING)
def unit_tasks(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    """`?person=ID` begins with that person ticked."""
    unit = _seen(request, unit_id)
    asked = number_in(request.GET.get("person", ""))
    people = _people(unit)
    chosen = [pk for pk, _name in people if pk == asked]
    form = GivingForm(people=people, initial={"due": _last_day(unit, week), "people": chosen})
    return _page(request, unit, week, form)


@require_POST
@requires(Right.EDIT_ROSTER)
def give(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    unit = _given_to(request, unit_id)
    form = GivingForm(request.POST, people=_people(unit))
    if form.is_valid():
        at = clock.now()
        done = result_on_form(
            form,
            lambda: give_assignments(
                unit.pk,
                form.tasks(localdate(at)),
                form.cleaned_data["people"],
                by=request.user,
                at=at,
            ),
        )
        if done is not None:
            _say(request, done)
            return redirect("assignments:unit", unit.pk, week)
    return _page(request, unit, week, form, status=422)


@require_POST
@requires(Right.EDIT_ROSTER)
def repeat(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    unit = _given_to(request, unit_id)
    done = result_on_page(
        request, lambda: repeat_assignments(unit.pk, week, by=request.user, at=clock.now())
    )
    if done is not None:
        _say(request, done)
    return redirect("assignments:unit", unit.pk, week)


def _say(request: MandatedRequest, done: GivenAssignments) -> None:
    words = []
    if done.given or not done.skipped:
        said = ngettext("Đã giao %(n)s việc.", "Đã giao %(n)s việc.", len(done.given))
        words.append(said % {"n": len(done.given)})
    if done.skipped:
        left = ngettext(
            "Bỏ qua %(n)s việc đã giao hoặc chưa xong.",
            "Bỏ qua %(n)s việc đã giao hoặc chưa xong.",
            done.skipped,
        )
        words.append(left % {"n": done.skipped})
    messages.success(request, " ".join(words))


def _seen(request: MandatedRequest, unit_id: int) -> Unit:
    units = assignment_units(request.mandate).select_related("agency")
    found: Unit = get_object_or_404(units, pk=unit_id)
    return found


def _given_to(request: MandatedRequest, unit_id: int) -> Unit:
    unit = _seen(request, unit_id)
    if not may_give(request.mandate, unit.pk):
        raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
    return unit


def _people(unit: Unit) -> list[tuple[int, str]]:
    people = people_at_home_in(unit, localdate(clock.now()))
    return list(people.values_list("pk", "full_name"))


def _last_day(unit: Unit, week: Week) -> object:
    """The last working day of the week, if it is not over."""
    days = [*calendar_of(unit.agency).working_days(week)] or [week.sunday]
    return max(days[-1], localdate(clock.now()))


def _page(
    request: MandatedRequest, unit: Unit, week: Week, form: GivingForm, *, status: int = 200
) -> HttpResponse:
    at = clock.now()
    chosen = form["people"].value() or ()
    context = {
        "work": task_week(request.mandate, unit, week, at=at),
        "week": week,
        "form": form,
        "chosen": {int(one) for one in chosen if str(one).isdecimal()},
        "can_tick": {pk for pk, _name in form.fields["people"].choices},  # type: ignore[attr-defined]
        "is_over": week.sunday < localdate(at),
        "units": assignment_units(request.mandate),
        "previous_url": reverse("assignments:unit", args=[unit.pk, week.shifted(-1)]),
        "next_url": reverse("assignments:unit", args=[unit.pk, week.shifted(1)]),
    }
    return render(request, "assignments/unit.html", context, status=status)
