"""The seasons of duty: the list, a new one, the page of one and what is pressed there."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals import Refusal
from refusals.forms import result_on_form
from seasons.errors import NoSuchSeason, NotAFiler
from seasons.forms import SeasonForm
from seasons.guards import requires_season
from seasons.models import DutySeason
from seasons.selectors.page import listed_seasons, season_page
from seasons.selectors.seasons import READERS, filing_units, season_of
from seasons.services.opening import begin_roster, call_off_season, change_season, open_season
from seasons.services.planning import plan_season, stop_planning
from seasons.services.reminding import remind_owing
from seasons.tasks import ring
from units.enums import Right, UnitKind
from units.guards import MandatedRequest
from weeks.errors import NotAllowed

T = TypeVar("T")
BACK = "HX-History-Restore-Request"


@require_safe
@requires_season(*READERS)
def seasons(request: MandatedRequest) -> HttpResponse:
    """Every season with how far it is; the next ones first."""
    at = clock.now()
    context = {
        "seasons": listed_seasons(request.mandate, at=at),
        "may_keep": Right.KEEP_DUTY in request.mandate.rights,
        "now": at,
        "tab": "seasons",
    }
    return render(request, "seasons/seasons.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_season(Right.KEEP_DUTY)
def new_season(request: MandatedRequest) -> HttpResponse:
    among = filing_units(request.mandate)
    usual = [unit.pk for unit in among if unit.kind == UnitKind.SERVICE]
    form = SeasonForm(
        request.POST if request.method == "POST" else None,
        initial={"units": usual or [unit.pk for unit in among]},
        among=among,
    )
    if form.is_valid():
        opened = result_on_form(
            form, lambda: open_season(form.sketch(), by=request.user, at=clock.now())
        )
        if opened is not None:
            messages.success(
                request, _("Đã mở đợt trực. Trưởng đơn vị được báo qua thư và trên trang Hôm nay.")
            )
            return redirect("seasons:season", opened.pk)
    context = {"form": form, "tab": "seasons"}
    return render(request, "seasons/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_season(Right.KEEP_DUTY)
def edit_season(request: MandatedRequest, pk: int) -> HttpResponse:
    """Name, deadline and units; the days stay."""
    season = season_of(request.mandate, pk)
    form = SeasonForm(
        request.POST if request.method == "POST" else None,
        initial=_typed(season),
        among=filing_units(request.mandate),
        days=(season.first, season.last),
    )
    if form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        changed = result_on_form(
            form,
            lambda: change_season(pk, form.sketch(), by=request.user, at=clock.now(), seen=seen),
        )
        if changed is not None:
            messages.success(request, _("Đã lưu đợt trực."))
            return redirect("seasons:season", pk)
        form.see_again(season.version)
    context = {"form": form, "season": season, "tab": "seasons"}
    return render(request, "seasons/form.html", context, status=422 if form.errors else 200)


@require_safe
@requires_season(*READERS)
def season(request: MandatedRequest, pk: int) -> HttpResponse:
    """The page, or for htmx the part of it that changes: they are one template."""
    asks_part = bool(request.headers.get("HX-Request") and not request.headers.get(BACK))
    at = clock.now()
    context = {"page": season_page(request.mandate, pk, at=at), "now": at, "tab": "seasons"}
    template = "seasons/_season.html" if asks_part else "seasons/season.html"
    return render(request, template, context)


@require_POST
@requires_season(Right.KEEP_DUTY)
def call_off(request: MandatedRequest, pk: int) -> HttpResponse:
    call_off_season(pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã hủy đợt trực; lịch đã lập vẫn còn ở trang Lịch trực."))
    return redirect("seasons:seasons")


@require_POST
@requires_season(Right.KEEP_DUTY)
def remind(request: MandatedRequest, pk: int) -> HttpResponse:
    """Have those reminded who have not sent their roster."""
    reminded = _pressed(request, lambda: remind_owing(pk, by=request.user, at=clock.now()))
    if reminded:
        said = ngettext(
            "Đang gửi thư nhắc %(n)s đơn vị chưa trình.",
            "Đang gửi thư nhắc %(n)s đơn vị chưa trình.",
            reminded,
        )
        messages.success(request, said % {"n": reminded})
    return redirect("seasons:season", pk)


@require_POST
@requires_season(Right.KEEP_DUTY)
def plan(request: MandatedRequest, pk: int) -> HttpResponse:
    """Let every roster that nobody has begun be planned in the background."""
    jobs = _pressed(request, lambda: plan_season(pk, by=request.user, at=clock.now()))
    ring(jobs or ())
    return redirect("seasons:season", pk)


@require_POST
@requires_season(Right.KEEP_DUTY)
def stop(request: MandatedRequest, pk: int) -> HttpResponse:
    """What is planned stays."""
    stop_planning(pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã dừng. Lịch đã lập vẫn được giữ."))
    return redirect("seasons:season", pk)


@require_POST
@requires_season(Right.KEEP_DUTY, Right.EDIT_ROSTER)
def begin(request: MandatedRequest, pk: int, unit: int | None = None) -> HttpResponse:
    """Open the roster of a unit, or of the agency, and lead to it."""
    begun = _pressed(request, lambda: begin_roster(pk, unit, by=request.user, at=clock.now()))
    if begun is None:
        return redirect("seasons:season", pk)
    return redirect("duties:roster", begun.pk)


def _pressed(request: MandatedRequest, act: Callable[[], T]) -> T | None:
    """What was done; where it is refused the page that follows says why. What is out of reach is
    for the door.
    """
    try:
        return act()
    except (NoSuchSeason, NotAFiler, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return None


def _typed(season: DutySeason) -> dict[str, object]:
    due = localtime(season.filing_at)
    return {
        "name": season.name,
        "due_day": localdate(season.filing_at),
        "due_time": due.time(),
        "units": list(season.units.values_list("pk", flat=True)),
        "seen": season.version,
    }
