"""One unit's week in memory: its people, days and cells, the rules that bind it, and what they
say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from planning.check import check
from planning.collision import Collision, collisions, is_excused
from planning.force import InForce
from planning.people import Unit as UnitValue
from planning.plan import Plan, Work
from planning.precedence import Law, Resolution
from planning.time import Half, Slot
from planning.violation import Violation
from units.models import Unit
from weeks.enums import Mode
from weeks.models import Entry
from weeks.sheets.modes import WORK_OF, mode_for
from weeks.sheets.people import Member
from weeks.values.cells import CallHalves, Cell, CellKey, DutyHalves, SwappedDay
from weeks.values.planned_row import PlannedRow

_MODES = {mode.value: mode for mode in Mode}


@dataclass(frozen=True, slots=True)
class WeekBefore:
    """The working days of the week before and what is known of the members' cells on them. A cell
    that is not known is no default: nobody was on site in it; where none is known, the days are not
    either.

    Halves keep what a rule that began at noon may look back at, and do not split the days of the
    week that is judged.
    """

    days: tuple[date, ...] = ()
    cells: Mapping[CellKey, Cell] = field(default_factory=dict)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(Slot(day, half) for day in self.days for half in Half) if self.cells else ()

    @property
    def work(self) -> dict[tuple[str, Slot], Work]:
        return {
            (str(staff_id), Slot(day, half)): WORK_OF[mode]
            for (staff_id, day), cell in self.cells.items()
            for half, mode in zip(Half, (cell.morning, cell.afternoon), strict=True)
        }


@dataclass(frozen=True, kw_only=True)
class WeekSheet:
    """`cells` may lack some: those count as `default` on the days a member belongs to the unit, as
    off on other days.

    `rules` are those that `law` leaves for the unit, and `resolution` says what became of the
    others. `by_halves` lets the week be looked at by halves of days though nothing splits one, to
    be compared with a week that is split. `before` is the week before, where a rule looks back at
    it.

    `off_days` are the holidays and other days of the week that nobody works; `duty` are the cells
    of who is on duty there all the same. Neither rules nor the planner see them. `rostered` says
    when a published roster of duty has somebody at the office, `called` when somebody comes who was
    to be at home, `swapped` where somebody is whose day was exchanged with a colleague's,
    `rest_days` who is off on which day after a duty at night.
    """

    unit: Unit
    value: UnitValue
    members: tuple[Member, ...]
    days: tuple[date, ...]
    cells: Mapping[CellKey, Cell]
    rules: tuple[InForce, ...]
    default: Mapping[date, Mode]
    resolution: Resolution = field(default_factory=Resolution)
    law: Law = field(default_factory=Law)
    by_halves: bool = False
    before: WeekBefore = field(default_factory=WeekBefore)
    off_days: tuple[date, ...] = ()
    duty: Mapping[CellKey, Cell] = field(default_factory=dict)
    rostered: Mapping[CellKey, DutyHalves] = field(default_factory=dict)
    called: Mapping[CellKey, CallHalves] = field(default_factory=dict)
    swapped: Mapping[CellKey, SwappedDay] = field(default_factory=dict)
    rest_days: frozenset[CellKey] = frozenset()

    def with_cells(self, cells: Mapping[CellKey, Cell]) -> "WeekSheet":
        """The same week with other cells."""
        return replace(self, cells=cells)

    @cached_property
    def plan(self) -> Plan:
        """Whole days, or halves where somebody's day or a directive's period is split; the week
        before always in halves.
        """
        slots = tuple(
            Slot(day, half) for day in self.days for half in (Half if self.is_halved else (None,))
        )
        keys = [(member, slot) for member in self.members for slot in slots]
        work = {
            (member.person.key, slot): WORK_OF[self.mode(member, slot)] for member, slot in keys
        }
        recorded = {
            (member.person.key, slot): self.cells.get((member.id, slot.day))
            for member, slot in keys
        }
        reasons = {
            key: cell.reason
            for key, cell in recorded.items()
            if cell and cell.reason and work[key].is_on_site
        }
        people = tuple(member.person for member in self.members if self.days)
        return Plan(
            people=people,
            slots=slots,
            work=work | self.before.work,
            reasons=reasons,
            before=self.before.slots,
        )

    @cached_property
    def is_halved(self) -> bool:
        split = any(cell.is_split for cell in self.cells.values())
        return (
            self.by_halves
            or split
            or any(one.period.splits(Slot(day)) for one in self.rules for day in self.days)
        )

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        return check(self.plan, self.rules)

    @cached_property
    def collisions(self) -> tuple[Collision, ...]:
        """Rules that cannot all be kept in this week, whatever anybody plans."""
        return collisions(self.plan, self.rules)

    @cached_property
    def blocking(self) -> tuple[Violation, ...]:
        """What keeps the week from being sent: binding, and not the mere work of a collision of
        rules.
        """
        return tuple(
            one
            for one in self._known
            if one.clause.binding.blocks and not is_excused(one, self.plan, self.collisions)
        )

    @cached_property
    def warnings(self) -> tuple[Violation, ...]:
        """What may be sent with a reason."""
        return tuple(one for one in self._known if not one.clause.binding.blocks)

    @cached_property
    def _known(self) -> tuple[Violation, ...]:
        """The violations but for those of days worked before the rule was put in force: no fault
        of anybody, and past mending.
        """
        unknown = [(one.clause, slot) for one, slot in self.not_checked]
        return tuple(one for one in self.violations if (one.clause, one.slot) not in unknown)

    @cached_property
    def not_checked(self) -> tuple[tuple[InForce, Slot], ...]:
        """The rules that hold for days, and halves of them, that had been worked when they were
        put in force.
        """
        slots = [Slot(day, half) for day in self.days for half in (None, *Half)]
        return tuple(
            (one, slot)
            for one in self.rules
            for slot in slots
            if one.was_unknown(slot) and one.period.holds(slot)
        )

    @cached_property
    def by_id(self) -> dict[int, Member]:
        return {member.id: member for member in self.members}

    def mode(self, member: Member, slot: Slot) -> Mode:
        cell = self.cells.get((member.id, slot.day))
        if cell is None:
            return self.default[slot.day] if slot.day in member.days else Mode.OFF
        return cell.afternoon if slot.half is Half.AFTERNOON else cell.morning

    @property
    def all_days(self) -> tuple[date, ...]:
        return tuple(sorted({*self.days, *self.off_days}))

    @cached_property
    def free(self) -> frozenset[CellKey]:
        """The cells a planner may move: not pinned, of nobody who was called or exchanged the day,
        and at the office or at home in both halves or in the one that an absence leaves.
        """
        return frozenset(
            key
            for key, cell in self.cells.items()
            if not (cell.is_pinned or cell.is_called or cell.is_swapped)
            and (_is_decided(cell) or _is_half_given(cell))
        )

    @cached_property
    def free_cells(self) -> frozenset[tuple[str, Slot]]:
        """The cells a planner may move, as it names them; of a day that an absence halves, the half
        that is left.
        """
        return frozenset(
            (str(staff_id), slot)
            for staff_id, day in self.free
            for slot in self.plan.slots_of(day)
            if self.plan.work[str(staff_id), slot].is_decided
        )

    def cells_in(self, plan: Plan, keys: Iterable[CellKey]) -> dict[CellKey, Cell]:
        """What `plan` makes of these cells; whoever stays on site keeps the reason that was
        typed.
        """
        return {key: self._cell_in(plan, key) for key in keys}

    def _cell_in(self, plan: Plan, key: CellKey) -> Cell:
        before, member = self.cells[key], self.by_id[key[0]]
        slots = plan.slots_of(key[1])
        first, last = (plan.work[member.person.key, slot] for slot in (slots[0], slots[-1]))
        morning, afternoon = mode_for(first, before.morning), mode_for(last, before.afternoon)
        on_site = first.is_on_site or last.is_on_site
        reason = (
            next(
                (found for slot in slots if (found := plan.reasons.get((member.person.key, slot)))),
                "",
            )
            if on_site
            else ""
        )
        return replace(
            before,
            morning=morning,
            afternoon=afternoon,
            reason=reason,
            reason_text=before.reason_text if on_site else "",
        )


def cells_of(entries: Iterable[Entry | PlannedRow]) -> dict[CellKey, Cell]:
    """Cells alike are one and the same: a big agency has tens of thousands, of a few kinds."""
    return {
        (entry.staff_id, entry.day): _cell(
            entry.morning,
            entry.afternoon,
            entry.reason,
            entry.reason_text,
            entry.is_pinned,
            entry.is_given,
            entry.is_rostered,
            entry.is_called,
            entry.is_swapped,
        )
        for entry in entries
    }


@lru_cache(maxsize=4096)
def _cell(morning: str, afternoon: str, reason: str, reason_text: str, *marks: bool) -> Cell:
    """`marks` as `Cell` has them, in its order."""
    is_pinned, is_given, is_rostered, is_called, is_swapped = marks
    return Cell(
        morning=_MODES[morning],
        afternoon=_MODES[afternoon],
        reason=reason,
        reason_text=reason_text,
        is_pinned=is_pinned,
        is_given=is_given,
        is_rostered=is_rostered,
        is_called=is_called,
        is_swapped=is_swapped,
    )


def _is_decided(cell: Cell) -> bool:
    return not cell.is_touched and all(
        WORK_OF[mode].is_decided for mode in (cell.morning, cell.afternoon)
    )


def _is_half_given(cell: Cell) -> bool:
    return cell.is_touched and any(
        WORK_OF[mode].is_decided for mode in (cell.morning, cell.afternoon)
    )
