"""Who is at the office in a week whatever their week says: on duty by the rosters of duty that were
published, or called.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from planning.time import Week
from units.models import Unit
from weeks.models import DutyState
from weeks.sheets.called import call_halves
from weeks.sheets.rostered import duty_halves
from weeks.values.cells import CallHalves, CellKey, DutyHalves


@dataclass(frozen=True, slots=True)
class StatesGiven:
    """Who is on duty when, who comes when as they were called, and who is off on which day after a
    duty at night.
    """

    rostered: Mapping[CellKey, DutyHalves] = field(default_factory=dict)
    called: Mapping[CellKey, CallHalves] = field(default_factory=dict)
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
        rostered=duty_halves(one for one in states if not (one.is_called or one.is_rest)),
        called=call_halves(one for one in states if one.is_called),
        rest_days=frozenset((one.staff_id, one.day) for one in states if one.is_rest),
    )


def called_on(staff_ids: Iterable[int], first: date, last: date) -> Mapping[CellKey, CallHalves]:
    """Who of these people comes when, from one day to another, though they were to be at home. One
    query.
    """
    return call_halves(
        DutyState.objects.filter(
            is_called=True, staff__in=list(staff_ids), day__range=(first, last)
        )
    )
