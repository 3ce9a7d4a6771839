"""Plan a rotation, add and drop who sleeps at a place, and settle it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

import clock
from lodging.forms import RotationForm, StayForm
from lodging.models import LodgingPlace, LodgingStay
from lodging.selectors.places import handover_before, people_of, places_of, posts_of
from lodging.selectors.rotation import WEEK
from lodging.services.stays import add_stay, drop_stay, plan_rotation, settle_stays
from lodging.views.places import shown_place
from refusals.forms import result_on_form, try_on_form
from refusals.pages import result_on_page, try_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Staff
from units.numbers import number_in


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DUTY)
def rotation(request: MandatedRequest, pk: int) -> HttpResponse:
    """Choose who rotates; the planner says who lives in which week."""
    kept = _place(request, pk)
    today = localdate(clock.now())
    stands = {"first": handover_before(kept, today + WEEK), "persons": kept.beds}
    posted = request.POST if request.method == "POST" else None
    form = RotationForm(posted, posts=posts_of(request.mandate, today), initial=stands)
    if form.is_valid():
        planned = result_on_form(form, lambda: _planned(request, kept, form))
        if planned is not None:
            stays, lacking = planned
            messages.success(request, _said(len(stays)))
            if lacking:
                messages.warning(request, _lacking(lacking))
            return redirect("lodging:place", pk)
    status = 422 if form.errors else 200
    context = {"form": form, "place": kept, "tab": "lodging"}
    return render(request, "lodging/rotation.html", context, status=status)


def _planned(
    request: MandatedRequest, kept: LodgingPlace, form: RotationForm
) -> tuple[list[LodgingStay], int]:
    given = form.cleaned_data
    chosen = Staff.objects.filter(agency=request.mandate.agency, pk__in=given["people"])
    return plan_rotation(
        kept,
        list(chosen.order_by("sort_key", "pk")),
        firsts=form.firsts(handover_before(kept, given["first"])),
        persons=given["persons"],
        with_leader=given["with_leader"],
        rest_weeks=given["rest_weeks"],
        by=request.user,
        at=clock.now(),
    )


@require_POST
@requires(Right.KEEP_DUTY)
def add(request: MandatedRequest, pk: int) -> HttpResponse:
    """One person from one day to another."""
    kept = _place(request, pk)
    form = StayForm(request.POST, people=people_of(request.mandate))
    if form.is_valid() and try_on_form(
        form, lambda: add_stay(kept, **form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("lodging:place", pk)
    return shown_place(request, kept, form, status=422)


@require_POST
@requires(Right.KEEP_DUTY)
def drop(request: MandatedRequest, pk: int) -> HttpResponse:
    stays = LodgingStay.objects.filter(place__agency=request.mandate.agency)
    stay = get_object_or_404(stays.select_related("place", "staff"), pk=pk)
    by, at, place = request.user, clock.now(), stay.place_id
    try_on_page(request, lambda: drop_stay(stay, by=by, at=at), _("Đã lưu."))
    return redirect("lodging:place", place)


@require_POST
@requires(Right.KEEP_DUTY)
def settle(request: MandatedRequest, pk: int) -> HttpResponse:
    """What was seen holds from now on."""
    kept = _place(request, pk)
    seen = [number_in(one) or 0 for one in request.POST.getlist("stay")]
    by, at = request.user, clock.now()
    count = result_on_page(request, lambda: settle_stays(kept, seen, by=by, at=at))
    if count:
        messages.success(request, _("Đã chốt; lịch tuần của những người này ghi ở lại cơ quan."))
    return redirect("lodging:place", pk)


def _place(request: MandatedRequest, pk: int) -> LodgingPlace:
    return get_object_or_404(places_of(request.mandate), pk=pk)


def _said(count: int) -> str:
    return ngettext(
        "Đã xếp %(n)s lượt ở. Xem lại rồi chốt.", "Đã xếp %(n)s lượt ở. Xem lại rồi chốt.", count
    ) % {"n": count}


def _lacking(count: int) -> str:
    return ngettext(
        "Còn %(n)s chỗ không xếp được ai: thêm người hoặc bớt số tuần nghỉ.",
        "Còn %(n)s chỗ không xếp được ai: thêm người hoặc bớt số tuần nghỉ.",
        count,
    ) % {"n": count}
