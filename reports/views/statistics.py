"""The statistics: how punctual units are, and where rules were departed from."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from planning.time import Week
from reports.selectors.departures import departures
from reports.selectors.punctuality import punctuality
from reports.values.statistics import (
    KINDS,
    MARKS,
    SPANS,
    DepartureKind,
    ReportPeriod,
    ReportSpan,
    RuleDeparture,
)
from reports.workbooks.statistics import departures_workbook, punctuality_workbook
from rosters.workbooks import MIME
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.names import fold
from units.numbers import number_in
from weeks.converters import WeekConverter

FIRST: Final = Week(2000, 1)
"""Nothing on record is older."""


@require_safe
@requires(Right.SEE_REPORTS)
def show_punctuality(request: MandatedRequest) -> HttpResponse:
    """`?weeks=52&until=2026-W49` looks back a year from that week."""
    period = _period(request)
    units = punctuality(request.mandate, period, at=clock.now())
    page = {"units": units, "has_weeks": any(one.weeks for one in units), "marks": MARKS.items()}
    return render(request, "reports/punctuality.html", {**page, **_about(period)})


@require_safe
@requires(Right.SEE_REPORTS)
def punctuality_file(request: MandatedRequest) -> HttpResponse:
    units = punctuality(request.mandate, _period(request), at=clock.now())
    return _file(punctuality_workbook(units), "trinh-dung-han.xlsx")


@require_safe
@requires(Right.SEE_REPORTS)
def show_departures(request: MandatedRequest) -> HttpResponse:
    """Filtered by `kind`, `unit` and the words of `q`, which may stand in the reason, the clause
    or the name of who decided.
    """
    period = _period(request)
    rows = departures(request.mandate, period)
    units = {one.unit_id: one.unit_name for one in rows if one.unit_id is not None}
    page = {
        "rows": _wanted(request, rows),
        "all": len(rows),
        "units": units.items(),
        "unit": number_in(request.GET.get("unit", "")),
        "kinds": KINDS.items(),
        "kind": request.GET.get("kind", ""),
        "q": request.GET.get("q", "")[:100],
    }
    return render(request, "reports/departures.html", {**page, **_about(period)})


@require_safe
@requires(Right.SEE_REPORTS)
def departures_file(request: MandatedRequest) -> HttpResponse:
    rows = _wanted(request, departures(request.mandate, _period(request)))
    return _file(departures_workbook(rows), "ly-do-ngoai-le.xlsx")


def _period(request: HttpRequest) -> ReportPeriod:
    """What the address asks for, else the twelve weeks that end with this one."""
    asked = request.GET.get("weeks", "")
    span = next((one for one in ReportSpan if one.value == asked), ReportSpan.TWELVE_WEEKS)
    now = Week.of(localdate(clock.now()))
    try:
        last = WeekConverter().to_python(request.GET.get("until", ""))
    except ValueError:
        last = now
    return ReportPeriod(span, min(max(last, FIRST), now))


def _about(period: ReportPeriod) -> dict[str, Any]:
    """What the head of each page says of its period, and where it leads."""
    step = period.span.weeks
    return {
        "period": period,
        "spans": SPANS.items(),
        "earlier": WeekConverter().to_url(period.last.shifted(-step)),
        "later": WeekConverter().to_url(period.last.shifted(step)),
        "is_newest": period.last >= Week.of(localdate(clock.now())),
    }


def _wanted(request: HttpRequest, rows: tuple[RuleDeparture, ...]) -> tuple[RuleDeparture, ...]:
    kind = next((one for one in DepartureKind if one == request.GET.get("kind")), None)
    unit = number_in(request.GET.get("unit", ""))
    words = fold(request.GET.get("q", "")[:100]).split()

    def takes(row: RuleDeparture) -> bool:
        said = fold(" ".join((row.reason, row.allowed, row.who, *row.laws)))
        return (
            kind in (None, row.kind)
            and (unit is None or row.unit_id in (None, unit))
            and all(word in said for word in words)
        )

    return tuple(row for row in rows if takes(row))


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
