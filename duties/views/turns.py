"""What people do with a roster of duty: change turns, fill it, send it, decide about it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

import clock
from duties.forms.rosters import edits_in
from duties.guards import requires_duty
from duties.selectors.rosters import duty_roster_of
from duties.services.turns import change_turns, pin_turns
from duties.values.rosters import TurnPin
from duties.views.presses import ACTS
from duties.views.rosters import show_roster
from refusals import Refusal
from rosters.errors import ReasonNeeded
from rosters.forms import seen_in, words_in
from units.guards import MandatedRequest
from weeks.errors import NoSuchRoster, NotAllowed


@require_POST
@requires_duty()
def change(request: MandatedRequest, pk: int) -> HttpResponse:
    """Put somebody into a cell, take somebody out, or both, in one cell or several at once; `pin`
    keeps whom `give` names from the planner, `unpin` leaves them to it.
    """
    duty_roster_of(request.mandate, pk)
    edits, seen, at = edits_in(request.POST), seen_in(request.POST), clock.now()
    try:
        if {"pin", "unpin"} & request.POST.keys():
            pins = [
                TurnPin(edit.shift_id, edit.day, edit.give, "pin" in request.POST)
                for edit in edits
                if edit.give is not None
            ]
            pin_turns(pk, pins, by=request.user, at=at, seen=seen)
        else:
            change_turns(pk, edits, by=request.user, at=at, seen=seen)
    except Refusal as error:
        return _refused(request, pk, error)
    return _back(request, pk)


@require_POST
@requires_duty()
def act(request: MandatedRequest, pk: int, act: str) -> HttpResponse:
    """`act` names one of ACTS; an unknown one is a 404."""
    if act not in ACTS:
        raise Http404
    duty_roster_of(request.mandate, pk)
    try:
        done = ACTS[act](request, pk, seen_in(request.POST), clock.now())
    except Refusal as error:
        return _refused(request, pk, error)
    if done.says:
        messages.success(request, done.says)
    for line in done.skipped:
        messages.warning(request, line)
    return _back(request, done.leads_to or pk)


def _back(request: MandatedRequest, pk: int) -> HttpResponse:
    """The roster as it now stands, with the cell that was looked into."""
    if request.headers.get("HX-Request"):
        return show_roster(request, pk)
    kept = {name: request.POST[name] for name in ("view", "cell") if request.POST.get(name)}
    page = reverse("duties:roster", args=[pk])
    return redirect(f"{page}?{urlencode(kept)}" if kept else page)


def _refused(request: MandatedRequest, pk: int, error: Refusal) -> HttpResponse:
    """The roster as it now stands, what was refused and why, and what was typed."""
    if isinstance(error, NoSuchRoster):
        raise Http404 from error
    if isinstance(error, NotAllowed):
        raise PermissionDenied(error.sentence) from error
    return show_roster(
        request,
        pk,
        status=error.status,
        refused=error.sentence,
        typed=words_in(request.POST),
        needs_reason=isinstance(error, ReasonNeeded),
    )
