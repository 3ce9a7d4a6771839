"""The turns of the year before a roster, and those of other rosters around it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from duties.models import DutyShift
from duties.sheets.days import duty_days
from duties.sheets.values import post_key, post_value, shift_key, shift_value
from planning.duty import post as planned
from planning.duty.day import DutyDay
from planning.duty.person import TurnSort
from planning.duty.plan import DutyTurn as TurnValue
from planning.duty.shift import ShiftHours
from planning.time import Calendar

YEAR = timedelta(days=365)
"""Over which turns are shared out evenly, before a roster."""
NEAR = timedelta(days=62)
"""How far from a roster rules look at the turns of others: two months."""


class TurnRow(NamedTuple):
    """A turn of some roster, by the ids of its shift and person."""

    shift_id: int
    day: date
    staff_id: int


@dataclass(frozen=True, slots=True)
class OtherTurns:
    """`counts` are the turns of the year before by person and what they count as, `occasions` the
    holidays somebody had a turn on then; `carried` those near the roster, with their days, posts
    and shifts.
    """

    counts: Mapping[int, Mapping[TurnSort, int]] = field(default_factory=dict)
    occasions: Mapping[int, frozenset[str]] = field(default_factory=dict)
    carried: frozenset[TurnValue] = frozenset()
    around: tuple[DutyDay, ...] = ()
    posts: tuple[planned.DutyPost, ...] = ()
    shifts: tuple[planned.DutyShift, ...] = ()


def other_turns(
    rows: Sequence[TurnRow],
    shifts: Mapping[int, DutyShift],
    period: tuple[date, date],
    calendar: Calendar,
    names: Mapping[date, str],
) -> OtherTurns:
    """`rows` are turns of other rosters around the `period`, `shifts` all of the agency by id with
    their posts.
    """
    first, last = period
    days = {one.day: one for one in duty_days(calendar, names, sorted({row.day for row in rows}))}
    counts: dict[int, Counter[TurnSort]] = defaultdict(Counter)
    occasions: dict[int, set[str]] = defaultdict(set)
    by_night = {pk: ShiftHours(shift.begins, shift.ends).is_night for pk, shift in shifts.items()}
    for row in rows:
        if first - YEAR <= row.day < first:
            day = days[row.day]
            counts[row.staff_id][day.kind, by_night[row.shift_id]] += 1
            if day.occasion:
                occasions[row.staff_id].add(day.occasion)
    near = [row for row in rows if first - NEAR <= row.day <= last + NEAR]
    used = [shifts[pk] for pk in sorted({row.shift_id for row in near})]
    return OtherTurns(
        counts=counts,
        occasions={staff_id: frozenset(found) for staff_id, found in occasions.items()},
        carried=frozenset(
            TurnValue(
                day=row.day,
                post=post_key(shifts[row.shift_id].post_id),
                shift=shift_key(row.shift_id),
                person=str(row.staff_id),
            )
            for row in near
        ),
        around=tuple(days[day] for day in sorted({row.day for row in near})),
        posts=tuple({shift.post_id: post_value(shift.post) for shift in used}.values()),
        shifts=tuple(map(shift_value, used)),
    )
