"""The cells people were shown in a week, and where another week's are placed otherwise."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet

from planning.time import Week
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import DECIDED, LIVING, Entry, WeeklyRoster
from weeks.selectors.rosters import (
    working_units,
)
from weeks.selectors.sheets import plain_rows
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellKey, CellsBefore
from weeks.values.planned_row import PlannedRow

AS_SHOWN = [*LIVING, RosterState.PUBLISHED]


def readable_rosters(mandate: Mandate) -> QuerySet[WeeklyRoster]:
    """What stands for a week: what is published, and for who sees the work the living one."""
    shown = Q(state=RosterState.PUBLISHED) | Q(unit__in=working_units(mandate))
    return WeeklyRoster.objects.filter(shown, agency=mandate.agency, state__in=AS_SHOWN)


def rosters_shown_in(mandate: Mandate, units: Collection[Unit | int], week: Week) -> dict[int, int]:
    """By unit the roster that says where people were in that week: what was decided last, else the
    version being made. One query.
    """
    rosters = readable_rosters(mandate).filter(unit__in=units, monday=week.monday)
    found = rosters.order_by("revision").values_list("unit_id", "pk", "state")
    return {unit_id: pk for unit_id, pk, _state in sorted(found, key=lambda one: one[2] in DECIDED)}


def cells_shown_in(
    mandate: Mandate, units: Sequence[Unit], week: Week
) -> Mapping[int, Mapping[CellKey, Cell]]:
    """The cells people were shown in that week, unit by unit; where nothing was published, those
    of the version being made.
    """
    found: dict[int, list[PlannedRow]] = defaultdict(list)
    shown = rosters_shown_in(mandate, units, week)
    unit_of = {pk: unit_id for unit_id, pk in shown.items()}
    for entry in plain_rows(Entry.objects.filter(roster__in=unit_of)):
        found[unit_of[entry.roster_id]].append(entry)
    return defaultdict(dict, {unit_id: cells_of(entries) for unit_id, entries in found.items()})


def a_week_later(cells: Mapping[CellKey, Cell]) -> dict[CellKey, Cell]:
    """Last week's cells on this week's days."""
    return {(staff_id, day + timedelta(days=7)): cell for (staff_id, day), cell in cells.items()}


def placed_apart(
    now: Mapping[CellKey, Cell], before: Mapping[CellKey, Cell], *, both: bool
) -> CellsBefore:
    """Cells in another place than before; with `both` only those that exist on either side."""
    keys = now.keys() & before.keys() if both else now.keys() | before.keys()
    pairs = {key: (before.get(key), now.get(key)) for key in keys}
    return {key: pair for key, pair in pairs.items() if _place(pair[0]) != _place(pair[1])}


def _place(cell: Cell | None) -> tuple[str, str] | None:
    return (cell.morning, cell.afternoon) if cell else None
