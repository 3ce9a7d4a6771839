"""How much compensatory leave turns earn, and what somebody has left of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from duties.enums import TurnState
from duties.models import DutyTurn, LeaveRate
from duties.sheets.changes import ends_at
from duties.sheets.days import days_between, duty_days
from duties.values.leave import (
    NOTHING,
    USUAL_RATES,
    LeaveBalance,
    LeaveRates,
    TurnRate,
    rates_on,
)
from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours
from planning.time import Calendar, DayKind
from units.enums import AbsenceKind
from units.models import Absence, Agency, Staff
from units.selectors import Mandate
from weeks.enums import RosterState

HALF: Final = Decimal("0.5")


def leave_scales(agency: Agency) -> tuple[LeaveRates, ...]:
    """The agency's tables in the order of their days, behind what is usual. One query."""
    rows = LeaveRate.objects.filter(scale__agency=agency).select_related("scale")
    found: dict[date, LeaveRates] = {}
    for row in rows.order_by("scale__first", "pk"):
        rates = {DayClass(row.day_class): TurnRate(row.by_day, row.by_night)}
        before = found.get(row.scale.first)
        found[row.scale.first] = LeaveRates(
            rates={**before.rates, **rates} if before else rates,
            source=row.scale.source,
            first=row.scale.first,
        )
    return (USUAL_RATES, *found.values())


def own_leave(mandate: Mandate, *, at: datetime) -> LeaveBalance | None:
    """What the user has by now; None for who is not on the staff or had no turn this year. Four
    queries at most.
    """
    return leave_balance(mandate.staff, at=at) if mandate.staff else None


def leave_balance(staff: Staff, *, at: datetime) -> LeaveBalance | None:
    """What somebody has by now; None for who had no turn this year. Four queries at most."""
    zone = ZoneInfo(staff.agency.time_zone)
    today = at.astimezone(zone).date()
    first = today.replace(month=1, day=1)
    rows = turns_between(staff.agency, first, today, staff.pk)
    over = [row for row in rows if ends_at(row, zone) <= at]
    classes, calendar = day_classes(staff.agency, over)
    taken = taken_leave([staff.pk], calendar, first, today)
    if not over and not taken:
        return None
    earned = earned_by(over, classes, leave_scales(staff.agency))
    return LeaveBalance(earned=earned.get(staff.pk, NOTHING), taken=taken.get(staff.pk, NOTHING))


def turns_between(
    agency: Agency, first: date, last: date, staff_id: int | None = None
) -> list[DutyTurn]:
    """The turns by published rosters that begin on these days, but for who was absent. One
    query.
    """
    rows = DutyTurn.objects.filter(
        roster__agency=agency, roster__state=RosterState.PUBLISHED, day__range=(first, last)
    ).exclude(state=TurnState.ABSENT)
    if staff_id is not None:
        rows = rows.filter(staff=staff_id)
    return list(rows.select_related("shift"))


def day_classes(
    agency: Agency, turns: Iterable[DutyTurn]
) -> tuple[Mapping[date, DayClass], Calendar]:
    """What kind of day each of the turns begins on, and the calendar that says so. One query."""
    special = list(agency.calendar_days.all())
    calendar = Calendar(special={row.day: DayKind(row.kind) for row in special})
    names = {row.day: row.name for row in special if row.name}
    days = duty_days(calendar, names, {turn.day for turn in turns})
    return {one.day: one.kind for one in days}, calendar


def earned_by(
    turns: Iterable[DutyTurn],
    classes: Mapping[date, DayClass],
    scales: tuple[LeaveRates, ...],
) -> Mapping[int, Decimal]:
    """Days earned by each person, each turn by the table that holds on its day."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    for turn in turns:
        hours = ShiftHours(turn.shift.begins, turn.shift.ends)
        found[turn.staff_id] += rates_on(scales, turn.day).earned(classes[turn.day], hours)
    return found


def taken_leave(
    staff_ids: Collection[int], calendar: Calendar, first: date, last: date
) -> Mapping[int, Decimal]:
    """Working days of compensatory leave between these days, by person. One query."""
    rows = Absence.objects.filter(
        staff__in=staff_ids,
        kind=AbsenceKind.COMPENSATORY,
        first__lte=last,
        last__gte=first,
    )
    found: dict[int, Decimal] = defaultdict(Decimal)
    for row in rows:
        for day in days_between(max(row.first, first), min(row.last, last)):
            if calendar.is_working(day):
                found[row.staff_id] += HALF * sum(row.halves_on(day))
    return found
