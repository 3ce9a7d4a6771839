"""The rosters of duty: the list, a new one, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from duties.forms.rosters import NewRosterForm, held_in, place_in
from duties.guards import KEEPERS, requires_duty
from duties.selectors.posts import duty_units, keeps_duty, kept_posts
from duties.selectors.roster_page import duty_cell, duty_page, listed_rosters, next_month
from duties.selectors.rosters import makes_duty
from duties.services.opening import open_duty_roster
from duties.values.rosters import RosterPeriod
from refusals.forms import result_on_form
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest

BY_PEOPLE = "people"
CELL_BOX = "cell-box"
"""The element of the page that a cell is looked into in."""
BACK = "HX-History-Restore-Request"
"""Sent where the browser goes back to a page: it wants the whole of it.
"""


@require_safe
@requires_duty()
def rosters(request: MandatedRequest) -> HttpResponse:
    """Every roster within reach, and the next month to open."""
    today = localdate(clock.now())
    listed = listed_rosters(request.mandate, today)
    keeps_all = keeps_duty(request.mandate, None)
    context = {
        "rosters": listed,
        "makes": makes_duty(request.mandate),
        "next_month": next_month(listed, today) if keeps_all else None,
        "has_posts": kept_posts(request.mandate).filter(is_kept=True).exists(),
        "today": today,
        "tab": "rosters",
    }
    return render(request, "duties/rosters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_duty(*KEEPERS)
def new_roster(request: MandatedRequest) -> HttpResponse:
    form = NewRosterForm(
        request.POST if request.method == "POST" else None,
        initial={"period": "month"},
        units=duty_units(request.mandate),
        posts=kept_posts(request.mandate).filter(is_kept=True),
        may_keep_all=keeps_duty(request.mandate, None),
    )
    if form.is_valid():
        opened = result_on_form(
            form,
            lambda: open_duty_roster(
                form.roster_period(),
                unit_id=form.unit_id,
                post_ids=form.post_ids,
                by=request.user,
                at=clock.now(),
            ),
        )
        if opened is not None:
            return redirect("duties:roster", opened.pk)
    context = {"form": form, "tab": "rosters"}
    return render(request, "duties/new.html", context, status=422 if form.errors else 200)


@require_POST
@requires_duty(Right.KEEP_DUTY)
def open_next(request: MandatedRequest) -> HttpResponse:
    """The month behind the last one of the agency."""
    today = localdate(clock.now())
    month = RosterPeriod.month_of(next_month(listed_rosters(request.mandate, today), today))
    opened = result_on_page(
        request,
        lambda: open_duty_roster(month, unit_id=None, by=request.user, at=clock.now()),
    )
    if opened is None:
        return redirect("duties:rosters")
    messages.success(request, _("Đã mở lịch trực. Phân công từng ô, hoặc chép kỳ trước."))
    return redirect("duties:roster", opened.pk)


@require_safe
@requires_duty()
def roster(request: MandatedRequest, pk: int) -> HttpResponse:
    """`?view=people` shows the days of each person, `?cell=7:2026-12-05` looks into a cell, with
    `?hold=9:2026-12-06:12` to put that turn there.
    """
    return show_roster(request, pk)


def show_roster(
    request: MandatedRequest, pk: int, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, or for htmx the part of it that changes: they are one template. Where only a cell
    is looked into, no more than that is made.
    """
    asked = request.POST if request.method == "POST" else request.GET
    by_people = asked.get("view", "") == BY_PEOPLE
    place, held = place_in(asked.get("cell", "")), held_in(asked.get("hold", ""))
    if _asks_part(request) and request.headers.get("HX-Target") == CELL_BOX:
        shown = duty_cell(request.mandate, pk, at=clock.now(), place=place, held=held)
        context = {"roster": shown.roster, "cell": shown.cell, "by_people": by_people, **more}
        return render(request, "duties/_cell_box.html", context, status=status)
    page = duty_page(
        request.mandate, pk, at=clock.now(), place=place, held=held, by_people=by_people
    )
    context = {
        "page": page,
        "cell": page.cell,
        "asks_part": _asks_part(request),
        "roster": page.roster,
        "by_people": by_people,
        "address": reverse("duties:roster", args=[pk]),
        "may_open": page.can_edit and page.proposal is None,
        "makes": makes_duty(request.mandate),
        **more,
    }
    template = "duties/_roster.html" if _asks_part(request) else "duties/roster.html"
    return render(request, template, context, status=status)


def _asks_part(request: MandatedRequest) -> bool:
    return bool(request.headers.get("HX-Request") and not request.headers.get(BACK))
