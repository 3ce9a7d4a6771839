"""Who is elsewhere in a week than it says: on duty by the rosters of duty that were published,
called, or having exchanged the day with a colleague.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from planning.time import Week
from units.models import Unit
from weeks.models import DutyState
from weeks.sheets.called import call_halves
from weeks.sheets.rostered import duty_halves
from weeks.sheets.swapped import swapped_days
from weeks.values.cells import CallHalves, CellKey, DutyHalves, SwappedDay


@dataclass(frozen=True, slots=True)
class StatesGiven:
    """Who is on duty when, who comes when as they were called, where those are who exchanged a day,
    and who is off on which day after a duty at night.
    """

    rostered: Mapping[CellKey, DutyHalves] = field(default_factory=dict)
    called: Mapping[CellKey, CallHalves] = field(default_factory=dict)
    swapped: Mapping[CellKey, SwappedDay] = field(default_factory=dict)
    rest_days: frozenset[CellKey] = frozenset()


def states_in(units: Iterable[Unit], week: Week) -> StatesGiven:
    """Of everybody in the units' agency; one query, and none where no unit has anybody on duty or
    called so late.
    """
    wanted = [unit for unit in units if unit.duty_until and unit.duty_until >= week.monday]
    if not wanted:
        return StatesGiven()
    states = list(
        DutyState.objects.filter(
            staff__agency=wanted[0].agency_id, day__range=(week.monday, week.sunday)
        )
    )
    return StatesGiven(
        rostered=duty_halves(one for one in states if one.is_duty),
        called=call_halves(one for one in states if one.is_called),
        swapped=swapped_days(states),
        rest_days=frozenset((one.staff_id, one.day) for one in states if one.is_rest),
    )


def states_on(staff_ids: Iterable[int], day: date) -> StatesGiven:
    """Of these people on one day. One query."""
    states = list(DutyState.objects.filter(staff__in=list(staff_ids), day=day))
    return StatesGiven(
        rostered=duty_halves(one for one in states if one.is_duty),
        called=call_halves(one for one in states if one.is_called),
        swapped=swapped_days(states),
        rest_days=frozenset((one.staff_id, one.day) for one in states if one.is_rest),
    )


def moved_on(staff_ids: Iterable[int], first: date, last: date) -> StatesGiven:
    """Who of these people was called or exchanged a day, from one day to another. One query."""
    moved = Q(is_called=True) | ~Q(swapped_to="")
    rows = DutyState.objects.filter(moved, staff__in=list(staff_ids), day__range=(first, last))
    states = list(rows)
    return StatesGiven(
        called=call_halves(one for one in states if one.is_called), swapped=swapped_days(states)
    )
