"""Who is on duty at the office in a week, by the rosters of duty that were published."""

from collections.abc import Iterable, Mapping

from planning.time import Week
from units.models import Unit
from weeks.models import DutyState
from weeks.sheets.rostered import duty_halves
from weeks.values.cells import CellKey, DutyHalves


def rostered_in(units: Iterable[Unit], week: Week) -> Mapping[CellKey, DutyHalves]:
    """Of everybody in the units' agency; one query, and none where no unit has anybody on duty so
    late.
    """
    wanted = [unit for unit in units if unit.duty_until and unit.duty_until >= week.monday]
    if not wanted:
        return {}
    states = DutyState.objects.filter(
        staff__agency=wanted[0].agency_id, day__range=(week.monday, week.sunday)
    )
    return duty_halves(states)
