"""Places, one with its weeks, and the list of a week on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from lodging.forms import PlaceForm, StayForm, place_initial
from lodging.models import LodgingPlace
from lodging.selectors.places import lodged_weeks, people_of, places_of
from lodging.services.places import keep_place
from lodging.values import LodgedWeek
from lodging.workbooks import lodging_workbook
from planning.time import Week
from refusals.forms import result_on_form, try_on_form
from units.enums import Right
from units.guards import MandatedRequest, requires

READING = (Right.KEEP_DUTY, Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS)
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(*READING)
def places(request: MandatedRequest) -> HttpResponse:
    """All of them, with who sleeps there this week."""
    today = localdate(clock.now())
    kept = list(places_of(request.mandate))
    context = {
        "weeks": [lodged_weeks(one, today, 1)[0] for one in kept if one.is_in_use],
        "unused": [one for one in kept if not one.is_in_use],
        "may_keep": request.mandate.may(Right.KEEP_DUTY),
        "tab": "lodging",
    }
    return render(request, "lodging/places.html", context)


@require_safe
@requires(*READING)
def place(request: MandatedRequest, pk: int) -> HttpResponse:
    """One with its coming weeks: who sleeps there, what is wrong, how many meals."""
    kept = _found(request, pk)
    return shown_place(request, kept, StayForm(people=people_of(request.mandate)))


def shown_place(
    request: MandatedRequest, kept: LodgingPlace, form: StayForm, status: int = 200
) -> HttpResponse:
    weeks = lodged_weeks(kept, localdate(clock.now()))
    waiting = kept.stays.filter(settled_at=None).values_list("pk", flat=True)
    context = {
        "place": kept,
        "weeks": weeks,
        "waiting": list(waiting),
        "clashes": sum(week.clashes for week in weeks),
        "may_keep": request.mandate.may(Right.KEEP_DUTY),
        "tab": "lodging",
        "form": form,
    }
    return render(request, "lodging/place.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DUTY)
def new(request: MandatedRequest) -> HttpResponse:
    form = PlaceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept = result_on_form(
            form, lambda: keep_place(None, form.written(), by=request.user, at=clock.now())
        )
        if kept is not None:
            return redirect("lodging:place", kept.pk)
    status = 422 if form.errors else 200
    return render(request, "lodging/form.html", {"form": form, "tab": "lodging"}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DUTY)
def edit(request: MandatedRequest, pk: int) -> HttpResponse:
    kept = _found(request, pk)
    posted = request.POST if request.method == "POST" else None
    form = PlaceForm(posted, initial=place_initial(kept))
    if form.is_valid() and try_on_form(
        form, lambda: keep_place(kept, form.written(), by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("lodging:place", pk)
    status = 422 if form.errors else 200
    context = {"form": form, "place": _found(request, pk), "tab": "lodging"}
    return render(request, "lodging/form.html", context, status=status)


@require_safe
@requires(*READING)
def week_list(request: MandatedRequest, pk: int, week: Week) -> HttpResponse:
    """The list of one week as it is signed and hung up."""
    kept = _found(request, pk)
    return render(
        request, "lodging/week.html", {"shown": _week(kept, week), "week": week, "tab": "lodging"}
    )


@require_safe
@requires(*READING)
def file(request: MandatedRequest, pk: int, week: Week) -> HttpResponse:
    """The same as an Excel workbook."""
    kept = _found(request, pk)
    book = lodging_workbook(kept.agency.name, _week(kept, week))
    answer = HttpResponse(book, content_type=MIME)
    name = f"Danh-sach-o-tap-trung-{pk}-tuan-{week.number}-{week.year}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _found(request: MandatedRequest, pk: int) -> LodgingPlace:
    return get_object_or_404(places_of(request.mandate).select_related("agency"), pk=pk)


def _week(kept: LodgingPlace, week: Week) -> LodgedWeek:
    """The week of the place that begins within that of the calendar."""
    return lodged_weeks(kept, week.days[kept.handover_weekday], 1)[0]
