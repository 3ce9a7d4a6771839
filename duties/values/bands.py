"""The table of a roster of duty: its days, its cells and who is in them."""

from dataclasses import dataclass
from datetime import date

from duties.enums import TurnState
from weeks.values.bilingual import BilingualText

CellPlace = tuple[int, date]
"""A shift (its id) on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyHead:
    """A day over its column: by the moon, and by the name of its holiday."""

    day: date
    lunar: str
    holiday: str
    is_rest: bool
    is_holiday: bool

    @property
    def look(self) -> str:
        return "hol" if self.is_holiday else "wkd" if self.is_rest else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnChip:
    """Somebody in a cell, by the short name; `was` had the turn before. A proposal takes the turn
    from whom `is_gone` says, and gives it to whom `is_given` does.
    """

    turn_id: int | None
    staff_id: int
    name: str
    full_name: str
    state: TurnState
    is_pinned: bool
    was: str
    is_gone: bool = False
    is_given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCell:
    """One shift on one day. `missing` people are needed and not there; without `is_held` nobody
    is needed.
    """

    shift_id: int
    head: DutyHead
    chips: tuple[TurnChip, ...]
    is_overnight: bool
    is_held: bool
    missing: int
    is_bad: bool
    is_warned: bool

    @property
    def anchor(self) -> str:
        """What the cell is called on the page."""
        return f"c-{self.shift_id}-{self.head.day.isoformat()}"

    @property
    def place(self) -> str:
        """As an address names it."""
        return f"{self.shift_id}:{self.head.day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """A shift over the days of a band; None stands for a day outside the period."""

    shift_id: int
    post: str
    shift: str
    hours: str
    cells: tuple[DutyCell | None, ...]

    @property
    def has_bars(self) -> bool:
        """Whether its turns are drawn into the next day: with one person a night there is room."""
        held = [cell for cell in self.cells if cell]
        return all(cell.is_overnight and len(cell.chips) < 2 for cell in held)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyBand:
    """Seven days from Monday to Sunday; None stands for a day outside the period."""

    monday: date
    heads: tuple[DutyHead | None, ...]
    rows: tuple[ShiftRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyVerdict:
    """What is wrong, and by which clause; without one the roster itself is at fault."""

    blocks: bool
    sentence: BilingualText
    law: BilingualText
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSums:
    """How many turns, on weekends, on holidays and Tết, and at night."""

    all: int
    weekend: int
    holiday: int
    night: int
