"""The week's work calendar: what is held when, by whom, what each leader does; as it stands and as
it was published.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from events.forms.resources import PublicationForm
from events.selectors.week import calendar_week, edition_shown, found_items
from events.services.filing import approve_items
from events.services.publishing import publish_calendar
from events.views.files import attached
from events.workbooks import calendar_workbook
from planning.time import Week
from refusals.pages import try_on_page
from serving.selectors.services import suspended_receptions
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.numbers import number_in


@require_GET
@requires()
def calendar(request: MandatedRequest) -> HttpResponse:
    return redirect("events:week", Week.of(localdate(clock.now())))


@require_safe
@requires()
def week_page(request: MandatedRequest, week: Week) -> HttpResponse:
    """Every event of the week, day by day; `?unit=ID` shows those of one unit and of the whole
    agency, `?view=leaders` what each of the leadership does.
    """
    chosen = number_in(request.GET.get("unit", ""))
    units = Unit.objects.filter(agency=request.mandate.agency)
    unit = units.filter(pk=chosen).first() if chosen is not None else None
    shown = calendar_week(request.mandate, week, unit)
    may = request.mandate.may
    context = {
        "shown": shown,
        "week": week,
        "unit": unit,
        "units": units,
        "by_leaders": _by_leaders(request),
        "may_enter": may(Right.KEEP_DIRECTIVES) or may(Right.EDIT_ROSTER),
        "may_approve": may(Right.APPROVE_ROSTERS),
        "may_publish": may(Right.PUBLISH_ROSTERS),
        "form": PublicationForm(initial={"seen": shown.content}),
        "receptions": suspended_receptions(request.mandate.agency, week),
        **_around(week, request.GET.urlencode()),
    }
    return render(request, "events/calendar.html", context)


@require_safe
@requires()
def edition(request: MandatedRequest, week: Week, number: int) -> HttpResponse:
    """The calendar of the week as it was published."""
    shown = edition_shown(request.mandate, week, number)
    if shown is None:
        raise Http404
    context = {"shown": shown, "week": week, "by_leaders": _by_leaders(request)}
    return render(request, "events/edition.html", context)


@require_safe
@requires()
def edition_file(request: MandatedRequest, week: Week, number: int) -> HttpResponse:
    """The same as an Excel workbook."""
    shown = edition_shown(request.mandate, week, number)
    if shown is None:
        raise Http404
    book = calendar_workbook(shown, week, request.mandate.agency)
    return attached(book, f"Lich-cong-tac-tuan-{week.number}-{week.year}.xlsx")


@require_POST
@requires(Right.APPROVE_ROSTERS)
def approve(request: MandatedRequest, week: Week) -> HttpResponse:
    """Approve the events that are ticked, as they were seen (ID-VERSION)."""
    pairs = (one.split("-") for one in request.POST.getlist("item") if one.count("-") == 1)
    seen = {number_in(pk) or 0: number_in(version) or 0 for pk, version in pairs}
    done = ngettext("Đã duyệt %(n)s việc.", "Đã duyệt %(n)s việc.", len(seen)) % {"n": len(seen)}
    try_on_page(request, lambda: approve_items(seen, by=request.user, at=clock.now()), done)
    return redirect("events:week", week)


@require_POST
@requires(Right.PUBLISH_ROSTERS)
def publish(request: MandatedRequest, week: Week) -> HttpResponse:
    """Show everybody what is approved."""
    form = PublicationForm(request.POST)
    typed: dict[str, Any] = form.cleaned_data if form.is_valid() else {"seen": ""}
    try_on_page(
        request,
        lambda: publish_calendar(week, **typed, by=request.user, at=clock.now()),
        _("Đã công bố lịch công tác."),
    )
    return redirect("events:week", week)


@require_safe
@requires()
def search(request: MandatedRequest) -> HttpResponse:
    """Events of any week by a word, typed without marks."""
    query = request.GET.get("q", "").strip()
    found = found_items(request.mandate, query) if query else []
    return render(request, "events/search.html", {"query": query, "found": found})


def _by_leaders(request: MandatedRequest) -> bool:
    return request.GET.get("view") == "leaders"


def _around(week: Week, kept: str) -> dict[str, str]:
    """The addresses of the weeks beside, looked at in the same way."""
    query = f"?{kept}" if kept else ""
    return {
        "previous_url": reverse("events:week", args=[week.shifted(-1)]) + query,
        "next_url": reverse("events:week", args=[week.shifted(1)]) + query,
    }
