"""The week as a proposal would make it: its grid, everybody's days over twelve weeks, and why each
cell moves.
"""

from dataclasses import dataclass
from enum import StrEnum

from rosters.values.grid import GridGroup, GridRow
from rosters.values.review import Difference
from rosters.values.week import WeekGrid
from weeks.values.bilingual import BilingualText
from weeks.values.cells import CellKey

BAR, GAP, HIGH, MOST_DAYS = 4, 1, 18, 7


class Cause(StrEnum):
    """Why a proposal moves a cell."""

    MENDS = "mends"  # the roster as it stands breaks a rule, and this change alone lessens it
    KEEPS = "keeps"  # put back alone, it would break a rule that the proposal keeps
    DEFAULT = "default"  # nothing asks for it: back to where people work by default
    TOGETHER = "together"  # nothing speaks for it alone: it goes with the others, or is as good


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of a small picture."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOfPerson:
    """On-site days in each week before this one, oldest first, and in this week before and after
    the proposal.
    """

    weeks: tuple[int, ...]
    before: int
    after: int

    @property
    def total_before(self) -> int:
        return sum(self.weeks) + self.before

    @property
    def total_after(self) -> int:
        return sum(self.weeks) + self.after

    @property
    def all_weeks(self) -> tuple[int, ...]:
        return (*self.weeks, self.after)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """A bar a week, the last is this one; a week of no day is a line on the ground."""
        heights = [max(1, HIGH * min(days, MOST_DAYS) // MOST_DAYS) for days in self.all_weeks]
        return tuple(
            Bar(x=place * (BAR + GAP), y=HIGH - height, height=height)
            for place, height in enumerate(heights)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedChange:
    """One cell that the proposal changes; `number` leads to its reason, and `turn` says why it
    falls to this person, where turns tell.
    """

    cell: Difference
    number: int
    turn: BilingualText

    @property
    def key(self) -> str:
        """The name of the cell in forms."""
        return f"{self.cell.staff_id}:{self.cell.day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedReason:
    """Why some cells move together, with the rule and clause that ask for it (empty where none
    does).
    """

    number: int
    cause: Cause
    sentence: BilingualText
    law: BilingualText
    changes: tuple[ProposedChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAfter:
    row: GridRow
    days: DaysOfPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAfter:
    group: GridGroup
    people: tuple[PersonAfter, ...]

    @property
    def fewest(self) -> int:
        return min(person.days.total_after for person in self.people)

    @property
    def most(self) -> int:
        return max(person.days.total_after for person in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTold:
    """One measure of the plan in words, and what is proven of it."""

    level: str
    sentence: BilingualText
    proof: BilingualText
    is_proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAfter:
    """`grid` is of the week after the proposal. `reasons` are numbered from one; `cells` leads from
    a changed cell to its change.
    """

    grid: WeekGrid
    weeks: int
    groups: tuple[GroupAfter, ...]
    reasons: tuple[ProposedReason, ...]
    cells: dict[CellKey, ProposedChange]
    levels: tuple[LevelTold, ...]
