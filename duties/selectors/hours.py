"""The turns and hours of a month by person, from what is published, for who settles them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from duties.selectors.leave import (
    day_classes,
    earned_by,
    leave_scales,
    taken_leave,
    turns_between,
)
from duties.selectors.posts import duty_units
from duties.values.hours import DutySum, MonthHours, PersonHours
from duties.values.leave import NOTHING, LeaveBalance, rates_on
from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours
from units.enums import Right
from units.models import Position
from units.selectors import Mandate, with_names_on


def month_hours(mandate: Mandate, month: date) -> MonthHours:
    """Whoever had a turn since the first of the year or in the month, of the units whose duty the
    user keeps. A turn belongs to the day on which it begins. Five queries, one more for who keeps
    only a unit's.
    """
    first, last = month.replace(day=1), last_of(month)
    turns = turns_between(mandate.agency, first.replace(month=1), last)
    posts = _posts(mandate, {turn.staff_id for turn in turns}, last)
    classes, calendar = day_classes(mandate.agency, turns)
    taken = taken_leave([one.staff_id for one in posts], calendar, first.replace(month=1), last)
    scales = leave_scales(mandate.agency)
    earned = earned_by(turns, classes, scales)
    sums: dict[int, dict[DayClass, DutySum]] = defaultdict(dict)
    for turn in turns:
        kind = classes[turn.day]
        if turn.day >= first:
            own = sums[turn.staff_id]
            hours = ShiftHours(turn.shift.begins, turn.shift.ends)
            own[kind] = own.get(kind, DutySum()) + DutySum.of(hours)
    return MonthHours(
        month=first,
        rates=rates_on(scales, last),
        rows=tuple(
            PersonHours(
                staff_id=post.staff_id,
                name=post.staff.full_name,
                title=post.title,
                unit=post.unit.name,
                leave=LeaveBalance(
                    earned=earned.get(post.staff_id, NOTHING),
                    taken=taken.get(post.staff_id, NOTHING),
                ),
                sums=sums[post.staff_id],
            )
            for post in posts
        ),
    )


def last_of(month: date) -> date:
    """The last day of the month."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


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
