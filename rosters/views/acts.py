"""What people do with a roster: change cells, undo, plan, send, decide. Each act is one service
call and one answer.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

import clock
from planning.time import Week
from refusals import Refusal
from rosters import services
from rosters.errors import NotLawful, ReasonNeeded, RosterChanged
from rosters.forms import cell_in, cells_in, seen_in, words_in
from rosters.selectors.in_hand import WeekInHand, roster_to_act_on
from rosters.services.locks import RosterInHand
from rosters.services.merging import Merged
from rosters.views.cell import LOOK, redirect_to_cell
from rosters.views.presses import ACTS
from rosters.views.week import show_week
from units.guards import MandatedRequest, requires
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster


@require_POST
@requires()
def change_cells(request: MandatedRequest, roster_id: int) -> HttpResponse:
    roster = _roster(request, roster_id)
    if request.POST.get("mode") == LOOK and (looked := cell_in(request.POST, "cell")):
        return redirect_to_cell(roster, looked)
    posted = cells_in(request.POST)
    if not posted.edits and not posted.reasoned:
        return _back(request, roster)
    seen, at = seen_in(request.POST), clock.now()
    in_hand = None
    try:
        if posted.edits:
            merged = services.merge_cells(
                roster.pk,
                posted.edits,
                by=request.user,
                at=at,
                seen=seen,
                was=posted.was,
                key=posted.key,
                in_hand=RosterInHand(request.mandate, roster),
            )
            if merged.clashes:
                return _clashing(request, roster, merged)
            in_hand = _week_in_hand(merged)
        else:
            services.set_reason(
                roster.pk,
                posted.reasoned,
                reason=posted.reason,
                reason_text=posted.reason_text,
                by=request.user,
                at=at,
                seen=seen,
            )
    except Refusal as error:
        return _refused(request, roster, error, again=posted.raw)
    return _back(request, roster, keep=("mode", "half"), in_hand=in_hand)


def _week_in_hand(merged: Merged) -> WeekInHand | None:
    """What need not be asked for again; None where the rows are not known."""
    if merged.rows is None:
        return None
    unit = merged.roster.unit
    unit.agency = merged.roster.agency
    return WeekInHand(unit, merged.roster, merged.rows, merged.steps)


def _clashing(request: MandatedRequest, roster: WeeklyRoster, merged: Merged) -> HttpResponse:
    """The week with both values of every cell that somebody else changed too."""
    week = Week.of(roster.monday)
    return show_week(request, roster.unit, week, status=409, clashes=merged.clashes)


@require_POST
@requires()
def act(request: MandatedRequest, roster_id: int, act: str) -> HttpResponse:
    """`act` names one of ACTS; an unknown one is a 404."""
    if act not in ACTS:
        raise Http404
    roster = _roster(request, roster_id)
    try:
        said = ACTS[act](request, roster, seen_in(request.POST), clock.now())
    except Refusal as error:
        return _refused(request, roster, error)
    if said:
        messages.success(request, said)
    return _back(request, roster)


def _roster(request: MandatedRequest, roster_id: int) -> WeeklyRoster:
    try:
        return roster_to_act_on(request.mandate, roster_id)
    except NoSuchRoster as error:
        raise Http404 from error


def _back(
    request: MandatedRequest,
    roster: WeeklyRoster,
    keep: tuple[str, ...] = (),
    in_hand: WeekInHand | None = None,
) -> HttpResponse:
    """The week as it now stands; a plain form goes back to where it came from, the board, a cell or
    the grid. `keep`: choices of the palette that go along.
    """
    if request.headers.get("HX-Request"):
        return show_week(
            request,
            roster.unit,
            Week.of(roster.monday),
            in_hand=in_hand,
            copied=getattr(request, "copied", None),
        )
    if request.POST.get("from") == "board":
        return redirect("rosters:board-week", Week.of(roster.monday))
    if looked := cell_in(request.POST, "panel"):
        return redirect_to_cell(roster, looked)
    if copied := getattr(request, "copied", None):
        return show_week(request, roster.unit, Week.of(roster.monday), copied=copied)
    kept = {name: request.POST[name] for name in keep if request.POST.get(name)}
    page = reverse("rosters:week-unit", args=[roster.unit_id, Week.of(roster.monday)])
    return redirect(f"{page}?{urlencode(kept)}#grid" if kept else page)


def _refused(
    request: MandatedRequest,
    roster: WeeklyRoster,
    error: Refusal,
    again: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """The week as it now stands, what was refused and why, and what was typed. `again` can be
    posted once more as it was.
    """
    if isinstance(error, NoSuchRoster):
        raise Http404 from error
    if isinstance(error, NotAllowed):
        raise PermissionDenied(error.sentence) from error
    shown = error if not isinstance(error, NotLawful) else None
    if shown is None:
        messages.error(request, error.sentence)
    return show_week(
        request,
        roster.unit,
        Week.of(roster.monday),
        status=error.status,
        refused=shown,
        conflict=error if isinstance(error, RosterChanged) else None,
        again=again if isinstance(error, RosterChanged) else (),
        typed=words_in(request.POST),
        needs_reason=isinstance(error, ReasonNeeded),
    )
