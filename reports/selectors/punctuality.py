"""How each unit filed the weeks of a period: in time, late, or not at all."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import Min

from audit.models import Event
from planning.time import Week
from reports.values.statistics import FiledWeek, FilingMark, ReportPeriod, UnitPunctuality
from rosters.selectors.deadlines import filing_deadline
from units.enums import Right
from units.selectors import Mandate, calendar_of, units_of
from weeks.models import WeeklyRoster

SENDING = "rosters.submit"
UnitWeek = tuple[int, date]


def punctuality(
    mandate: Mandate, period: ReportPeriod, *, at: datetime
) -> tuple[UnitPunctuality, ...]:
    """Every unit that files, over the weeks of the period that have working days, whose deadline
    has passed and that are not before the first week the agency planned.

    What counts is the first sending, by the record: what was returned and sent again later was not
    late for that.
    """
    agency = mandate.agency
    calendar = calendar_of(agency)
    begun = WeeklyRoster.objects.filter(agency=agency).aggregate(first=Min("monday"))["first"]
    due = {
        week: filing_deadline(agency, week, calendar)
        for week in period.weeks
        if begun and begun <= week.monday and calendar.working_days(week)
    }
    passed = {week: moment for week, moment in due.items() if moment < at}
    sent = _first_sent(mandate, period)
    units = units_of(mandate, Right.SEE_ALL_ROSTERS).filter(files_roster=True)
    return tuple(
        UnitPunctuality(
            unit_id=unit.pk,
            unit_name=unit.name,
            weeks=tuple(_filed(unit.pk, week, moment, sent) for week, moment in passed.items()),
        )
        for unit in units.order_by("order", "pk")
    )


def _first_sent(mandate: Mandate, period: ReportPeriod) -> Mapping[UnitWeek, datetime]:
    """When each unit first sent each week. Two queries."""
    rosters = WeeklyRoster.objects.filter(
        agency=mandate.agency,
        monday__gte=period.first.monday,
        monday__lte=period.last.monday,
    )
    rows = list(rosters.values_list("pk", "unit", "monday", "submitted_at"))
    events = Event.objects.filter(
        agency=mandate.agency.pk,
        action=SENDING,
        subject=Event.subject_of(WeeklyRoster),
        subject_id__in=rosters.values("pk"),
    )
    recorded: dict[int | None, datetime] = {}
    for pk, moment in events.order_by("pk").values_list("subject_id", "at"):
        recorded.setdefault(pk, moment)
    found: dict[UnitWeek, datetime] = {}
    for pk, unit_id, monday, submitted_at in rows:
        moments = [
            one for one in (recorded.get(pk), submitted_at, found.get((unit_id, monday))) if one
        ]
        if moments:
            found[unit_id, monday] = min(moments)
    return found


def _filed(unit_id: int, week: Week, due: datetime, sent: Mapping[UnitWeek, datetime]) -> FiledWeek:
    moment = sent.get((unit_id, week.monday))
    if moment is None:
        return FiledWeek(week=week, mark=FilingMark.MISSED)
    late = max(moment - due, timedelta(0))
    mark = FilingMark.LATE if late else FilingMark.ON_TIME
    return FiledWeek(week=week, mark=mark, sent_at=moment, late=late)
