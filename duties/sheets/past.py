"""The turns of the year before a roster, and those of other rosters around it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from duties.models import DutyTurn
from duties.sheets.days import duty_days
from duties.sheets.values import post_value, shift_value, turn_value
from planning.duty.day import DutyDay
from planning.duty.person import TurnSort
from planning.duty.plan import DutyTurn as TurnValue
from planning.duty.post import DutyPost, DutyShift
from planning.duty.shift import ShiftHours
from planning.time import Calendar

YEAR = timedelta(days=365)
"""Over which turns are shared out evenly, before a roster."""
NEAR = timedelta(days=62)
"""How far from a roster rules look at the turns of others: two months."""


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
    posts: tuple[DutyPost, ...] = ()
    shifts: tuple[DutyShift, ...] = ()


def other_turns(
    rows: Sequence[DutyTurn], first: date, last: date, calendar: Calendar, names: Mapping[date, str]
) -> OtherTurns:
    """`rows` are turns of other rosters with their shifts and posts, from a year before `first`
    on.
    """
    days = {one.day: one for one in duty_days(calendar, names, sorted({row.day for row in rows}))}
    counts: dict[int, Counter[TurnSort]] = defaultdict(Counter)
    occasions: dict[int, set[str]] = defaultdict(set)
    near = [row for row in rows if first - NEAR <= row.day <= last + NEAR]
    for row in rows:
        day = days[row.day]
        if first - YEAR <= row.day < first:
            is_night = ShiftHours(row.shift.begins, row.shift.ends).is_night
            counts[row.staff_id][day.kind, is_night] += 1
            if day.occasion:
                occasions[row.staff_id].add(day.occasion)
    return OtherTurns(
        counts=counts,
        occasions={staff_id: frozenset(found) for staff_id, found in occasions.items()},
        carried=frozenset(map(turn_value, near)),
        around=tuple(days[day] for day in sorted({row.day for row in near})),
        posts=tuple({row.shift.post_id: post_value(row.shift.post) for row in near}.values()),
        shifts=tuple({row.shift_id: shift_value(row.shift) for row in near}.values()),
    )
