"""The zones an agency speaks of: where its offices lie, where its people live, and what is
declared there.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.forms import EndZoneLevelForm, LevelForm, ZoneForm, ZoneNameForm
from units.guards import MandatedRequest, requires
from units.models import Zone, ZoneLevel
from units.selectors import residents, zones_of
from units.selectors.settings import last_event_of
from units.services import add_zone, declare_level, end_level, remove_zone, rename_zone


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def zones(request: MandatedRequest) -> HttpResponse:
    """All zones, a new one, and the homes of people that are none of them."""
    form = ZoneForm(request.POST if request.method == "POST" else None)
    agency = request.mandate.agency
    if form.is_valid() and try_on_form(
        form, lambda: add_zone(agency, **form.cleaned_data, by=request.user, at=clock.now()), "name"
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("units:zones")
    listed, unmatched = zones_of(request.mandate, localdate(clock.now()))
    seen = {"form": form, "zones": listed, "unmatched": unmatched, "tab": "zones"}
    return render(request, "units/zones.html", seen, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def zone(request: MandatedRequest, pk: int) -> HttpResponse:
    """One zone: its name, and what was declared of it."""
    found = _found(request, pk)
    form = ZoneNameForm(
        request.POST if request.method == "POST" else None, stands={"name": found.name}
    )
    is_ready = form.is_valid() and not form.refuses_stale(last_event_of(found))
    if is_ready and try_on_form(
        form,
        lambda: rename_zone(found, **form.cleaned_data, by=request.user, at=clock.now()),
        "name",
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("units:zone", pk)
    return _page(request, _found(request, pk), form, LevelForm(prefix="level"))


@require_POST
@requires(Right.KEEP_STAFF)
def declare(request: MandatedRequest, pk: int) -> HttpResponse:
    """Record what a notice declares of the zone."""
    found, form = _found(request, pk), LevelForm(request.POST, prefix="level")
    if form.is_valid() and try_on_form(
        form, lambda: declare_level(found, **form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("units:zone", pk)
    return _page(request, found, ZoneNameForm(stands={"name": found.name}), form)


@require_POST
@requires(Right.KEEP_STAFF)
def end(request: MandatedRequest, pk: int) -> HttpResponse:
    """What was declared holds no longer than the day that is given."""
    row = get_object_or_404(
        ZoneLevel.objects.select_related("zone__agency"), zone__agency=request.mandate.agency, pk=pk
    )
    form = EndZoneLevelForm(request.POST)
    if form.is_valid():
        end_level(row, last=form.cleaned_data["last"], by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
    else:
        messages.error(request, _("Ghi ngày cuối theo dạng ngày/tháng/năm, ví dụ 30/11/2026."))
    return redirect("units:zone", row.zone_id)


@require_POST
@requires(Right.KEEP_STAFF)
def drop_zone(request: MandatedRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    is_dropped = try_on_page(
        request, lambda: remove_zone(found, by=request.user, at=clock.now()), _("Đã xóa.")
    )
    return redirect("units:zones") if is_dropped else redirect("units:zone", pk)


def _page(
    request: MandatedRequest, found: Zone, form: ZoneNameForm, level_form: LevelForm
) -> HttpResponse:
    today = localdate(clock.now())
    people, _rest = residents(request.mandate.agency)
    seen = {
        "zone": found,
        "form": form,
        "level_form": level_form,
        "levels": found.levels.order_by("-first", "-pk"),
        "offices": found.units.all(),
        "people": people[found.code],
        "today": today,
        "tab": "zones",
    }
    return render(
        request, "units/zone.html", seen, status=422 if form.errors or level_form.errors else 200
    )


def _found(request: MandatedRequest, pk: int) -> Zone:
    return get_object_or_404(
        Zone.objects.select_related("agency"), agency=request.mandate.agency, pk=pk
    )
