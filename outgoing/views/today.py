"""Who is at the office on a day, unit by unit, for everybody who works here."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from duties.selectors.at_present import duty_on
from outgoing.selectors.alerts import alerts_for
from outgoing.selectors.runs import lists_on
from outgoing.selectors.today import leadership_of, shown_units
from rosters.selectors import people_on
from seasons.selectors.page import owed_filings
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.selectors import acting_directors
from units.selectors.leave import units_asking


@require_safe
@requires()
def today(request: MandatedRequest, day: date | None = None) -> HttpResponse:
    now, mandate = clock.now(), request.mandate
    shown = day or localdate(now)
    people = people_on(mandate.agency, shown)
    query = request.GET.get("q", "").strip()[:100]
    rostered = duty_on(mandate.agency, shown, at=now)
    page = {
        "day": shown,
        "is_today": shown == localdate(now),
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1),
        "people": people,
        "crews": rostered.crews,
        "on_duty_now": rostered.now if shown == localdate(now) else (),
        "duty": tuple(
            (unit, person)
            for unit in people.units
            for person in unit.on_duty
            if person.staff_id not in rostered.people
        ),
        "units": shown_units(people, query),
        "query": query,
        "acting": acting_directors(mandate.agency, shown),
        "leadership": leadership_of(mandate, people),
        "lists": lists_on(mandate, shown) if mandate.may(Right.SEE_REPORTS) else (),
        "alerts": alerts_for(mandate, now),
        "now": now,
        "owed": owed_filings(mandate, at=now),
        "asking": units_asking(mandate, localdate(now)) if mandate.may(Right.DECIDE_LEAVE) else (),
    }
    return render(
        request,
        "outgoing/_units.html" if request.headers.get("HX-Request") else "outgoing/today.html",
        page,
    )
