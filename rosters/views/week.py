"""One unit's week: the page, its fragment for htmx, and the two ways to it."""

from datetime import datetime
from json import dumps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from calls.selectors.reach import waiting_requests as waiting_to_come
from events.selectors.filed import filed_lines
from events.values.lines import CalendarLine
from planning.modes import MODES
from planning.plan import Work
from planning.time import Week
from planning.vocabulary import REASONS
from refusals.pages import try_on_page
from rosters.forms import marks_in
from rosters.selectors import week_after, week_grid
from rosters.selectors.in_hand import WeekInHand, week_in_hand
from rosters.selectors.proposal import proposal_beside
from rosters.selectors.provisional import borrowed_plan, provisional_week
from rosters.selectors.reopenings import first_to_mend
from rosters.services import open_roster
from rosters.values import WeekGrid
from rosters.views.answers import changed_pieces, pressed_flat
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.selectors import calendar_of
from units.selectors.leave import waiting_requests
from units.words import reader_language
from weeks.enums import Mode
from weeks.errors import NoSuchRoster
from weeks.selectors.rosters import editable_units, first_unit, visible_units

_MODES = tuple(Mode(code) for code in MODES)
PALETTE = tuple(mode for mode in _MODES if mode.row.short)
RARE = tuple(mode for mode in _MODES if not mode.row.short and mode is not Mode.OFF)
KEYS = dumps({row.key.lower(): code for code, row in MODES.items()})
"""The mode that each key sets, as week-grid.js reads it."""
WORK = dumps(
    {
        "on-site": [code for code, row in MODES.items() if row.work.is_on_site],
        "remote": [code for code, row in MODES.items() if row.work is Work.REMOTE],
    }
)
"""Which modes count as there and as at home, as week-counters.js reads them."""
SPELLINGS = dumps(
    {
        code: [
            row.letters,
            code,
            *(
                text.said(language)
                for text in (row.label, row.name, row.short)
                for language in ("vi", "en")
                if text
            ),
            row.key,
        ]
        for code, row in MODES.items()
    },
    ensure_ascii=False,
)
"""What a mode may be called in a block that is pasted, as week-clipboard.js reads it."""


@require_GET
@requires(Right.EDIT_ROSTER, Right.SEE_ALL_ROSTERS)
def week(request: MandatedRequest) -> HttpResponse:
    """Where the bar leads: my unit, the week to be filed now; one that a change of the rules
    opened again comes first.
    """
    unit = first_unit(request.mandate, localdate(clock.now()))
    if unit is None:
        raise Http404
    to_mend = (
        first_to_mend(unit, localdate(clock.now()))
        if unit in editable_units(request.mandate)
        else None
    )
    return redirect("rosters:week-unit", unit.pk, to_mend or coming_week(request))


@require_safe
@requires(Right.EDIT_ROSTER, Right.SEE_ALL_ROSTERS)
def unit_week(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    try:
        hand = week_in_hand(request.mandate, unit_id, week)
    except NoSuchRoster as error:
        raise Http404 from error
    return show_week(request, hand.unit, week, in_hand=hand)


@require_POST
@requires(Right.EDIT_ROSTER)
def open_week(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    unit = get_object_or_404(editable_units(request.mandate), pk=unit_id)
    try_on_page(request, lambda: open_roster(unit.pk, week, by=request.user, at=clock.now()))
    return redirect("rosters:week-unit", unit.pk, week)


def coming_week(request: MandatedRequest) -> Week:
    """The next week that has working days."""
    calendar = calendar_of(request.mandate.agency)
    coming = (Week.of(localdate(clock.now())).shifted(weeks) for weeks in range(1, 6))
    return next(
        (week for week in coming if calendar.working_days(week)),
        Week.of(localdate(clock.now())).shifted(1),
    )


def _brush(request: MandatedRequest) -> str:
    """The mode chosen in the palette stays chosen for the next press."""
    chosen = request.POST.get("mode") or request.GET.get("mode", "")
    return chosen if chosen in Mode.values else Mode.ON_SITE.value


def _waiting_leave(request: MandatedRequest, unit: Unit, at: datetime) -> int:
    """How many of the unit's people wait for the reader to decide about their leave."""
    if not request.mandate.may(Right.DECIDE_LEAVE, unit.pk):
        return 0
    return waiting_requests([unit], localdate(at)).exclude(staff__user=request.user).count()


def _filed_events(grid: WeekGrid) -> list[CalendarLine]:
    """What is approved together with the roster."""
    return filed_lines([grid.roster.id]).get(grid.roster.id, []) if grid.roster else []


def _beside_grid(
    request: MandatedRequest, unit: Unit, week: Week, grid: WeekGrid, at: datetime
) -> dict[str, Any]:
    """What stands around the grid, whatever is in it: ways out, and what one writes with."""
    return {
        "may_delegate": any(
            request.mandate.may(right) for right in (Right.DELEGATE, Right.KEEP_STAFF)
        ),
        "makes_rosters": request.mandate.may(Right.EDIT_ROSTER, unit.pk),
        "keeps_leave": any(
            request.mandate.may(right, unit.pk) for right in (Right.EDIT_ROSTER, Right.DECIDE_LEAVE)
        ),
        "waiting_leave": lambda: _waiting_leave(request, unit, at),
        "calls_in": request.mandate.may(Right.CALL_IN, unit.pk),
        "waiting_calls": lambda: waiting_to_come(request.mandate, localdate(at)).count(),
        "filed_events": lambda: _filed_events(grid),
        "now": at,
        "palette": PALETTE,
        "rare": (*RARE, Mode.OFF) if any(head.is_off for head in grid.days) else RARE,
        "keys": KEYS,
        "work": WORK,
        "spellings": SPELLINGS,
        "brush": _brush(request),
        "half": request.POST.get("half") or request.GET.get("half", ""),
        "reasons": [(code, text.said(reader_language())) for code, text in REASONS.items()],
        "provisional": lambda: provisional_week(request.mandate, unit, week, at=at),
        "borrowed": lambda: borrowed_plan(unit, week, at=at),
        "idle_seconds": int(settings.SESSION_IDLE.total_seconds()),
        "units": visible_units(request.mandate),
        "week_url": reverse("rosters:week-unit", args=[unit.pk, week]),
        "previous_url": reverse("rosters:week-unit", args=[unit.pk, week.shifted(-1)]),
        "next_url": reverse("rosters:week-unit", args=[unit.pk, week.shifted(1)]),
    }


def show_week(
    request: MandatedRequest,
    unit: Unit,
    week: Week,
    *,
    status: int = 200,
    in_hand: WeekInHand | None = None,
    **more: Any,
) -> HttpResponse:
    """The page, or for htmx the part of it that changes: they are one template and cannot drift."""
    at = clock.now()
    try:
        hand = in_hand or week_in_hand(request.mandate, unit.pk, week)
        grid = week_grid(request.mandate, unit, week, at=at, in_hand=hand)
    except NoSuchRoster as error:
        raise Http404 from error
    roster = hand.roster if grid.can_edit else None
    found = proposal_beside(request.mandate, roster) if roster else None
    proposal = None if found is None or found.why_none else found
    after = (
        week_after(request.mandate, grid, roster, proposal)
        if roster and proposal and not proposal.is_queued
        else None
    )
    marks = grid.marks(beside_proposal=proposal is not None)
    is_editable = grid.can_edit and proposal is None
    context: dict[str, Any] = {
        "grid": after.grid if after else grid,
        "marks": marks,
        "proposal": proposal,
        "unplanned": found.why_none if found else "",
        "after": after,
        "is_editable": is_editable,
        "begins": grid.is_untouched and is_editable,
        **_beside_grid(request, unit, week, grid, at),
        **more,
    }
    held = marks_in(request.POST)
    if held is not None and grid.roster and held.get("week") == marks["week"]:
        context["pieces"] = tuple(changed_pieces(grid, marks, held))
        answer = render_to_string("rosters/_week_answer.html", context, request)
        return HttpResponse(answer if more.get("typed") else pressed_flat(answer), status=status)
    template = "rosters/_week.html" if request.headers.get("HX-Request") else "rosters/week.html"
    return render(request, template, context, status=status)
