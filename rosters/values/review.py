"""One unit's week looked at more closely: what is new against which earlier week, and what is
broken.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from events.values.lines import CalendarLine
from rosters.values.comment import RosterComment
from rosters.values.progress import PublicationStep
from weeks.values.cells import Cell, Seen
from weeks.values.counters import NotChecked
from weeks.values.verdict import Verdict


class ComparedWith(StrEnum):
    """What a roster is held against, as the address names it."""

    APPROVED = "approved"
    LAST_WEEK = "last-week"


@dataclass(frozen=True, slots=True)
class DayBesides:
    """How many people come on one day, before and after."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One cell that is otherwise than before; None stands for no cell."""

    staff_id: int
    name: str
    short_name: str
    day: date
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The week held against an earlier one: the cells that are otherwise, and how many come each
    day. `days` is empty where there is no earlier one.
    """

    against: ComparedWith
    cells: tuple[Difference, ...] = ()
    days: tuple[DayBesides, ...] = ()

    @property
    def is_possible(self) -> bool:
        return bool(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an approver reads before deciding about one roster: what is new, what is broken, why
    it is sent all the same, which `events` are approved with it.
    """

    roster_id: int
    unit_id: int
    submitted_at: datetime | None
    seen: Seen
    against_last_week: Comparison
    against_approved: Comparison
    verdicts: tuple[Verdict, ...]
    not_checked: tuple[NotChecked, ...]
    warning_reason: str
    steps: tuple[PublicationStep, ...]
    comments: tuple[RosterComment, ...]
    acts: frozenset[str]
    events: tuple[CalendarLine, ...] = ()

    def comparisons(self) -> tuple[Comparison, Comparison]:
        return self.against_approved, self.against_last_week

    def comparison(self, asked: str) -> Comparison:
        """The one that was asked for; else against what was approved before, where there is such a
        version, as that is what an amendment changes.
        """
        found = next((one for one in self.comparisons() if one.against == asked), None)
        usual = (
            self.against_approved if self.against_approved.is_possible else self.against_last_week
        )
        return found or usual
