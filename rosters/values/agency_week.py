"""The week of the whole agency on one sheet: all units, all people by unit, each day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planning.modes import MODES
from planning.time import Week
from weeks.enums import Mode, RosterState
from weeks.values.cells import ON_SITE_MODES


class CountedUnit(StrEnum):
    """Of what the lines of a unit are: of an approved roster, of one that is not approved yet, of
    the last plan that was approved, or of nothing.
    """

    APPROVED = "approved"
    UNAPPROVED = "unapproved"
    PROVISIONAL = "provisional"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Where somebody is on one day; None where nobody knows."""

    morning: Mode | None
    afternoon: Mode | None

    @property
    def letters(self) -> str:
        """As they stand on paper: CQ, or CQ/P where the halves differ."""
        halves = (self.morning, self.afternoon)
        return "/".join(dict.fromkeys(MODES[mode].letters for mode in halves if mode))

    @property
    def is_on_site(self) -> bool:
        return bool(ON_SITE_MODES & {self.morning, self.afternoon})


@dataclass(frozen=True, slots=True)
class SheetPerson:
    name: str
    title: str
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUnit:
    """One unit: `borrowed` is the week of the plan that stands in for a roster nobody sent."""

    unit_id: int
    name: str
    standing: CountedUnit
    state: RosterState | None
    borrowed: Week | None
    people: tuple[SheetPerson, ...]

    def on_site(self) -> list[int]:
        """How many come each day."""
        days = zip(*(person.cells for person in self.people), strict=True)
        return [sum(cell.is_on_site for cell in day) for day in days]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyWeek:
    week: Week
    days: tuple[date, ...]
    agency_name: str
    units: tuple[SheetUnit, ...]

    @property
    def size(self) -> int:
        return sum(len(unit.people) for unit in self.units)

    @property
    def totals(self) -> list[int]:
        sums = [unit.on_site() for unit in self.units if unit.people]
        return [sum(day) for day in zip(*sums, strict=True)]

    @property
    def unapproved(self) -> int:
        return sum(unit.standing is not CountedUnit.APPROVED for unit in self.units)
