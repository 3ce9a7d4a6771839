"""The patterns a unit keeps: all of them, a new one, another name, put away."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from planning.time import Week
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from rosters.forms import KeepPatternForm
from rosters.models import KeptPattern
from rosters.selectors.patterns import pattern_in_reach, patterns_kept, weeks_to_keep
from rosters.services import drop_pattern, keep_pattern, rename_pattern
from units.enums import Right
from units.guards import MandatedRequest, requires
from weeks.errors import NoSuchRoster
from weeks.models import EDITABLE
from weeks.selectors.rosters import editable_units


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_ROSTER)
def patterns(request: MandatedRequest, unit_id: int) -> HttpResponse:
    """`?week=` names the Monday of the week somebody comes from: what is kept first, and where a
    pattern is taken to.
    """
    unit = get_object_or_404(editable_units(request.mandate).select_related("agency"), pk=unit_id)
    now = clock.now()
    weeks, monday = weeks_to_keep(request.mandate, unit, localdate(now)), _monday(request)
    here = next((one for one in weeks if one.monday == monday), None)
    form = KeepPatternForm(
        weeks,
        request.POST if request.method == "POST" else None,
        initial={"source": here.pk if here else None},
    )
    if form.is_valid() and try_on_form(
        form,
        lambda: keep_pattern(
            form.cleaned_data["source"], name=form.cleaned_data["name"], by=request.user, at=now
        ),
    ):
        messages.success(request, _("Đã lưu lịch mẫu."))
        return redirect(request.get_full_path())
    context = {
        "unit": unit,
        "week": Week.of(monday or localdate(now)),
        "taking": here if here and here.state in EDITABLE else None,
        "form": form if weeks else None,
        "patterns": patterns_kept(unit, localdate(now)),
    }
    return render(request, "rosters/patterns.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Right.EDIT_ROSTER)
def rename(request: MandatedRequest, pk: int) -> HttpResponse:
    kept = _kept(request, pk)
    try_on_page(
        request,
        lambda: rename_pattern(
            pk, name=request.POST.get("name", ""), by=request.user, at=clock.now()
        ),
        _("Đã đổi tên lịch mẫu."),
    )
    return redirect("rosters:patterns", kept.unit_id)


@require_POST
@requires(Right.EDIT_ROSTER)
def drop(request: MandatedRequest, pk: int) -> HttpResponse:
    kept = _kept(request, pk)
    try_on_page(
        request,
        lambda: drop_pattern(pk, by=request.user, at=clock.now()),
        _("Đã xóa lịch mẫu “%(name)s”.") % {"name": kept.name},
    )
    return redirect("rosters:patterns", kept.unit_id)


def _kept(request: MandatedRequest, pk: int) -> KeptPattern:
    try:
        return pattern_in_reach(request.mandate, pk)
    except NoSuchRoster as error:
        raise Http404 from error


def _monday(request: MandatedRequest) -> date | None:
    try:
        asked = parse_date(request.GET.get("week", ""))
    except ValueError:
        return None
    return asked and Week.of(asked).monday
