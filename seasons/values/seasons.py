"""A season of duty and how far each unit has come with its roster."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from weeks.enums import RosterState
from weeks.values.cells import Seen

FILED: Final = frozenset({RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED})
WAY: Final = (
    RosterState.RETURNED,
    RosterState.DRAFT,
    RosterState.SUBMITTED,
    RosterState.APPROVED,
    RosterState.PUBLISHED,
)
"""How far a roster is: of several of a unit the one that is furthest behind counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonSketch:
    """A season as the Office wants it."""

    name: str
    first: date
    last: date
    filing_at: datetime
    unit_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFacts:
    """`seen` is its version, `first_moon` and `last_moon` what its ends are called by the moon."""

    id: int
    name: str
    first: date
    last: date
    first_moon: str
    last_moon: str
    filing_at: datetime
    opened_at: datetime
    reminded_at: datetime | None
    seen: int

    def is_due(self, at: datetime) -> bool:
        """Whether the deadline has passed; sent at that very moment is still in time."""
        return at > self.filing_at


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFiling:
    """How far one unit (None: the agency's own posts) is. `state` is None while nobody has begun
    its roster; `is_late`: it came after the deadline, or has not come and the deadline passed.
    """

    unit_id: int | None
    name: str
    state: RosterState | None = None
    roster_id: int | None = None
    seen: Seen | None = None
    submitted_at: datetime | None = None
    is_amended: bool = False
    is_late: bool = False

    @property
    def is_filed(self) -> bool:
        return self.state in FILED

    @property
    def key(self) -> str:
        """What the page calls its row."""
        return f"unit-{self.unit_id or 0}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonStanding:
    """The units of a season (those a reader may know of) in their order; the agency first."""

    season: SeasonFacts
    rows: tuple[UnitFiling, ...]

    @property
    def owing(self) -> tuple[UnitFiling, ...]:
        """The units that have not sent their roster."""
        return tuple(row for row in self.rows if row.unit_id is not None and not row.is_filed)

    @property
    def filed(self) -> int:
        """How many units have sent theirs."""
        return sum(row.is_filed for row in self.rows if row.unit_id is not None)

    @property
    def in_hand(self) -> int:
        """How many units have begun theirs and not sent it."""
        return self.counts["draft"] + self.counts["returned"]

    @property
    def counts(self) -> dict[str, int]:
        """How many units are in each state; `none` have not begun, `late` are late."""
        units = [row for row in self.rows if row.unit_id is not None]
        found = {state.value: _times(units, state) for state in WAY}
        late = sum(row.is_late for row in units)
        return {**found, "none": _times(units, None), "late": late, "all": len(units)}


def _times(rows: Iterable[UnitFiling], state: RosterState | None) -> int:
    return sum(row.state == state for row in rows)
