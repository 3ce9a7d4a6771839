"""What holds for a unit on a day, for anybody in the agency to look up."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

import clock
from rosters.forms.asking import AskingForm
from rosters.selectors.in_force import rules_on
from rosters.values.in_force import RulesQuestion
from units.guards import MandatedRequest, requires
from units.words import reader_language


@require_safe
@requires()
def in_force(request: MandatedRequest) -> HttpResponse:
    """`?unit=ID&day=2026-12-02&hour=12h00`: every part may be missing."""
    now = localtime(clock.now())
    form = AskingForm(request.GET or None, mandate=request.mandate, today=now.date())
    asked = form.asked()
    context: dict[str, object] = {"form": form, "asked": asked}
    if asked:
        initial = {"unit": asked.unit_id, "day": asked.day, "hour": asked.hour}
        context |= {
            "form": AskingForm(mandate=request.mandate, today=now.date(), initial=initial),
            "rules": rules_on(request.mandate, asked, reader_language()),
            "here_url": address(asked),
            "previous_url": address(
                RulesQuestion(asked.unit_id, asked.day - timedelta(days=1), asked.hour)
            ),
            "next_url": address(
                RulesQuestion(asked.unit_id, asked.day + timedelta(days=1), asked.hour)
            ),
            "now_url": address(RulesQuestion(asked.unit_id, now.date(), now.time())),
        }
    return render(request, "rosters/in_force.html", context, status=422 if form.errors else 200)


def address(asked: RulesQuestion) -> str:
    """The page with everything filled in, to be kept or sent to somebody."""
    said = {"unit": asked.unit_id, "day": asked.day.isoformat()}
    if asked.hour is not None:
        said["hour"] = f"{asked.hour.hour}h{asked.hour.minute:02}"
    return f"{reverse('rosters:in-force')}?{urlencode(said)}"
