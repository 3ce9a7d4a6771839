"""My own week: where I work tomorrow and what waits for me, on a phone."""

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from duties.selectors.mine import coming_turns, next_duty
from events.selectors.attended import attended_by
from ownweek.selectors.changes import own_news, record_beside
from ownweek.selectors.marks import day_marks, marked_days
from ownweek.selectors.rooms import Room, rooms_of
from ownweek.selectors.to_do import to_do
from ownweek.services import keep_look
from planning.time import Week
from rosters.selectors import my_week
from units.guards import MandatedRequest, requires


@require_GET
@requires()
def this_week(request: MandatedRequest) -> HttpResponse:
    return redirect("ownweek:week", Week.of(localdate(clock.now())))


@require_safe
@requires()
def own_week(request: MandatedRequest, week: Week) -> HttpResponse:
    at, staff = clock.now(), request.mandate.staff
    prefetch_related_objects([request.mandate.agency], "calendar_days")  # asked for four times
    record = record_beside(staff, week, at=at) if staff else None
    mine = my_week(request.mandate, week, at=at, record=record)
    rooms = rooms_of(request.mandate, week, at=at)
    turns = coming_turns(staff, at=at) if staff and Room.TURNS in rooms else ()
    marks = day_marks(staff, week, at=at, rooms=rooms) if staff else ()
    context = {
        "mine": mine,
        "days": marked_days(mine.days, marks) if mine else (),
        "shown_marks": [one for one in marks if mine and mine.shown and one.day == mine.shown.day],
        "events": attended_by(staff, week.monday, week.sunday)
        if staff and Room.EVENTS in rooms
        else (),
        "next_duty": next_duty(turns, request.mandate.agency, at=at),
        "news": own_news(staff, turns, at=at, record=record)[0] if staff else None,
        "to_do": to_do(request.mandate, at=at, rooms=rooms),
        "now": at,
        "week": week,
        "this_week": Week.of(localdate(at)),
        "previous_url": reverse("ownweek:week", args=[week.shifted(-1)]),
        "next_url": reverse("ownweek:week", args=[week.shifted(1)]),
    }
    return render(request, "ownweek/week.html", context)


@require_POST
@requires()
def seen(request: MandatedRequest) -> HttpResponse:
    """`seen` is the seal of what the page showed, which its script sends by itself."""
    keep_look(seen=request.POST.get("seen", ""), by=request.user, at=clock.now())
    return redirect("ownweek:mine")
