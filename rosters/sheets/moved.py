"""Why a plan moves a cell: each change is looked at alone, against the week as it stands and as
planned.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from planning.check import check
from planning.suggestion import breach_name, breach_size
from planning.time import Half
from planning.violation import Violation
from rosters.values.after import Cause
from weeks.sheets.modes import WORK_OF
from weeks.sheets.sheet import WeekSheet
from weeks.values.cells import Cell, CellKey


@dataclass(frozen=True, slots=True)
class Moved:
    """The cause; the breach that tells of it, if there is one, and the sheet that it is found
    in.
    """

    cause: Cause
    breach: Violation | None = None
    found_in: WeekSheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Days over the weeks beside those of another. `is_foremost`: nobody who could be asked has
    fewer days (for who comes in) or more (for who goes home); else `other` is the one whose cell
    moves the other way.
    """

    other: int
    is_foremost: bool
    days: int
    others_days: int


def why_moved(stands: WeekSheet, changes: Mapping[CellKey, Cell]) -> dict[CellKey, Moved]:
    """For each change the breach that it mends in the roster as it stands; else the one that the
    plan would have were this cell put back; else that it goes back to the default, or none of
    these.
    """
    planned = stands.with_cells({**stands.cells, **changes})
    return {key: _why(stands, planned, key, cell) for key, cell in changes.items()}


def _why(stands: WeekSheet, planned: WeekSheet, key: CellKey, cell: Cell) -> Moved:
    if stands.violations and (
        mended := _lessened(stands.violations, _judged_with(stands, key, cell))
    ):
        return Moved(Cause.MENDS, mended, stands)
    before = stands.cells[key]
    if broken := _lessened(_judged_with(planned, key, before), planned.violations):
        return Moved(Cause.KEEPS, broken, planned.with_cells({**planned.cells, key: before}))
    default = stands.default[key[1]]
    is_back = (cell.morning, cell.afternoon) == (default, default)
    return Moved(Cause.DEFAULT if is_back else Cause.TOGETHER)


def _judged_with(sheet: WeekSheet, key: CellKey, cell: Cell) -> tuple[Violation, ...]:
    """What the sheet breaks with one cell otherwise; only that cell is looked up anew, as a large
    unit has a hundred such questions.
    """
    if cell.is_split and not sheet.is_halved:
        return sheet.with_cells({**sheet.cells, key: cell}).violations
    plan, person = sheet.plan, sheet.by_id[key[0]].person.key
    work, reasons = dict(plan.work), dict(plan.reasons)
    for slot in plan.slots_of(key[1]):
        state = WORK_OF[cell.afternoon if slot.half is Half.AFTERNOON else cell.morning]
        work[person, slot] = state
        reasons.pop((person, slot), None)
        if cell.reason and state.is_on_site:
            reasons[person, slot] = cell.reason
    return check(replace(plan, work=work, reasons=reasons), sheet.rules)


def _lessened(worse: Collection[Violation], better: Collection[Violation]) -> Violation | None:
    """The first breach, binding ones before others, that is smaller or gone."""
    left = {breach_name(one): breach_size(one) for one in better}
    smaller = [one for one in worse if left.get(breach_name(one), 0) < breach_size(one)]
    return min(smaller, key=lambda one: (not one.clause.binding.blocks, one.order), default=None)


def turn_of(
    planned: WeekSheet, key: CellKey, changes: Mapping[CellKey, Cell], days: Mapping[int, int]
) -> Turn | None:
    """Why it falls to this person, by everybody's `days` over the weeks with the plan; None where
    they do not tell, or nobody else could be asked.
    """
    staff_id, day = key
    comes = planned.cells[key].is_on_site
    sign = 1 if comes else -1
    others = _who_else(planned, key, comes=comes)
    nearest = min(others, key=lambda other: sign * days[other], default=None)
    swapped = max(
        (other for other in others if (other, day) in changes),
        key=lambda other: sign * days[other],
        default=None,
    )
    for other, is_foremost in ((nearest, True), (swapped, False)):
        if other is not None and sign * days[other] >= sign * days[staff_id]:
            return Turn(
                other=other,
                is_foremost=is_foremost,
                days=days[staff_id],
                others_days=days[other],
            )
    return None


def _who_else(planned: WeekSheet, key: CellKey, *, comes: bool) -> list[int]:
    """Who could be asked instead: alike in rank, free that day, and planned the other way."""
    staff_id, day = key
    leads = planned.by_id[staff_id].person.rank.leads
    return [
        other.id
        for other in planned.members
        if other.id != staff_id
        and other.person.rank.leads == leads
        and (other.id, day) in planned.free
        and planned.cells[other.id, day].is_on_site != comes
    ]
