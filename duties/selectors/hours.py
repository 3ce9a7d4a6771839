"""The turns and hours of a month by person, from what is published, for who settles them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from duties.enums import TurnState
from duties.models import DutyTurn
from duties.selectors.posts import duty_units
from duties.sheets.days import days_between, duty_days
from duties.values.hours import DutySum, LeaveBalance, MonthHours, PersonHours
from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours
from planning.time import Calendar, DayKind
from units.enums import AbsenceKind, Right
from units.models import Absence, Position
from units.selectors import Mandate, with_names_on
from weeks.enums import RosterState

HALF: Final = 0.5


def month_hours(mandate: Mandate, month: date) -> MonthHours:
    """Whoever had a turn since the first of the year or in the month, of the units whose duty the
    user keeps. A turn belongs to the day on which it begins. Four queries, one more for who keeps
    only a unit's.
    """
    first, last = month.replace(day=1), last_of(month)
    turns = _turns(mandate, first.replace(month=1), last)
    posts = _posts(mandate, {turn.staff_id for turn in turns}, last)
    classes, calendar = _classes(mandate, turns)
    taken = _taken(posts, calendar, first.replace(month=1), last)
    sums: dict[int, dict[DayClass, DutySum]] = defaultdict(dict)
    earned: Counter[int] = Counter()
    for turn in turns:
        kind = classes[turn.day]
        earned[turn.staff_id] += kind is not DayClass.WORKING
        if turn.day >= first:
            own = sums[turn.staff_id]
            hours = ShiftHours(turn.shift.begins, turn.shift.ends)
            own[kind] = own.get(kind, DutySum()) + DutySum.of(hours)
    return MonthHours(
        month=first,
        rows=tuple(
            PersonHours(
                staff_id=post.staff_id,
                name=post.staff.full_name,
                title=post.title,
                unit=post.unit.name,
                leave=LeaveBalance(earned=earned[post.staff_id], taken=taken.get(post.staff_id, 0)),
                sums=sums[post.staff_id],
            )
            for post in posts
        ),
    )


def last_of(month: date) -> date:
    """The last day of the month."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _turns(mandate: Mandate, first: date, last: date) -> list[DutyTurn]:
    rows = DutyTurn.objects.filter(
        roster__agency=mandate.agency,
        roster__state=RosterState.PUBLISHED,
        day__range=(first, last),
    ).exclude(state=TurnState.ABSENT)
    return list(rows.select_related("shift"))


def _posts(mandate: Mandate, staff_ids: Collection[int], last: date) -> list[Position]:
    """The newest home of each of these people up to that day, under their names then, where the
    user keeps the duty of it.
    """
    held = Position.objects.filter(staff__in=staff_ids, is_home=True, first__lte=last)
    rows = with_names_on(held.select_related("unit").order_by("first", "pk"), last)
    newest = list({row.staff_id: row for row in rows}.values())
    if not mandate.may(Right.KEEP_DUTY):
        units = set(duty_units(mandate).values_list("pk", flat=True))
        newest = [row for row in newest if row.unit_id in units]
    return sorted(
        newest,
        key=lambda row: (row.unit.order, row.unit_id, row.order, row.staff.sort_key, row.staff_id),
    )


def _classes(
    mandate: Mandate, turns: Iterable[DutyTurn]
) -> tuple[Mapping[date, DayClass], Calendar]:
    special = list(mandate.agency.calendar_days.all())
    calendar = Calendar(special={row.day: DayKind(row.kind) for row in special})
    names = {row.day: row.name for row in special if row.name}
    days = duty_days(calendar, names, {turn.day for turn in turns})
    return {one.day: one.kind for one in days}, calendar


def _taken(
    posts: Sequence[Position], calendar: Calendar, first: date, last: date
) -> Mapping[int, float]:
    """Working days of compensatory leave between these days, by person."""
    rows = Absence.objects.filter(
        staff__in=[post.staff_id for post in posts],
        kind=AbsenceKind.COMPENSATORY,
        first__lte=last,
        last__gte=first,
    )
    found: dict[int, float] = defaultdict(float)
    for row in rows:
        for day in days_between(max(row.first, first), min(row.last, last)):
            if calendar.is_working(day):
                found[row.staff_id] += HALF * sum(row.halves_on(day))
    return found
