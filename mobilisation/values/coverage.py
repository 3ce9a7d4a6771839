"""How many of each unit fulfil a condition, and since when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One unit on a day: `people` at home there, `fulfilled` of them, the last of them since
    `newest`.
    """

    unit_id: int
    unit_name: str
    people: int
    fulfilled: int
    newest: date | None
    may_name: bool

    @property
    def missing(self) -> int:
        return self.people - self.fulfilled

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means everybody."""
        return 100 * self.fulfilled // self.people if self.people else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTable:
    day: date
    lines: tuple[CoverageLine, ...]

    @property
    def people(self) -> int:
        return sum(line.people for line in self.lines)

    @property
    def fulfilled(self) -> int:
        return sum(line.fulfilled for line in self.lines)

    @property
    def missing(self) -> int:
        return self.people - self.fulfilled

    @property
    def percent(self) -> int:
        return 100 * self.fulfilled // self.people if self.people else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredPerson:
    """Somebody of a unit; `since` None: does not fulfil it."""

    staff_id: int
    name: str
    title: str
    since: date | None
