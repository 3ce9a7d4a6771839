"""The Director's board: every unit's week at a glance, and one unit's week looked at more
closely.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from planning.time import Week
from rosters.values.progress import Deadline, Deciders, PublicationStep
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Cell, Seen
from weeks.values.counters import NotChecked
from weeks.values.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDay:
    """People on site on a day against the tightest limit; both None where there is no roster,
    `limit` None where nothing bounds.
    """

    day: date
    found: int | None = None
    limit: int | None = None

    @property
    def heat(self) -> str:
        """How full, as the style sheet calls it: heat-x, heat-1 ... heat-4, heat-over."""
        if self.found is None:
            return "heat-x"
        if not self.limit:
            return "heat-over" if self.limit == 0 and self.found else "heat-1"
        share = self.found / self.limit
        if share > 1:
            return "heat-over"
        return (
            "heat-4"
            if share >= 1
            else "heat-3"
            if share >= 0.8
            else "heat-2"
            if share >= 0.5
            else "heat-1"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One unit. `roster_id`, `state` and `seen` are None before anybody opened a roster. `moment`
    is when it came into its state.

    `late_by` is how late it was sent; `is_overdue` that it has not been sent though the deadline
    passed. `differs` counts the cells that differ from the week before (None: nothing to compare).
    `is_unchecked`: some days had been worked when a directive that speaks of them was put in force.
    `is_reopened`: a change of the rules opened it again. `acts`: what this reader may do with it
    now. `is_unshared`: the reader sees only what was published, and of this unit nothing is.
    """

    unit_id: int
    unit_name: str
    head_name: str
    size: int
    roster_id: int | None = None
    revision: int = 1
    state: RosterState | None = None
    seen: Seen | None = None
    moment: datetime | None = None
    late_by: timedelta | None = None
    is_overdue: bool = False
    is_stale: bool = False
    is_unchecked: bool = False
    is_reopened: bool = False
    violations: int = 0
    warnings: int = 0
    differs: int | None = None
    days: tuple[BoardDay, ...] = ()
    acts: frozenset[str] = frozenset()
    is_unshared: bool = False

    @property
    def is_clean(self) -> bool:
        """Awaits approval and nothing speaks against approving it together with others."""
        return self.state is RosterState.SUBMITTED and not self.has_findings

    @property
    def has_findings(self) -> bool:
        return bool(self.violations or self.warnings)

    @property
    def is_late(self) -> bool:
        return self.is_overdue or self.late_by is not None

    @property
    def decisions(self) -> tuple[str, ...]:
        """What the reader may decide about it together with others: approve, return, publish."""
        clean = ("approve",) if self.is_clean and "approve" in self.acts else ()
        return (*clean, *(act for act in ("return", "publish") if act in self.acts))

    @property
    def is_ready(self) -> bool:
        """Ticked unless somebody says otherwise: it can go on its way together with others."""
        return "approve" in self.decisions or "publish" in self.decisions


class Show(StrEnum):
    """Which rows of the board a reader wants to see."""

    ALL = "all"
    WAITING = "waiting"
    APPROVED = "approved"
    LATE = "late"
    FINDINGS = "findings"

    def takes(self, row: BoardRow) -> bool:
        return {
            Show.ALL: True,
            Show.WAITING: row.state is RosterState.SUBMITTED,
            Show.APPROVED: row.state is RosterState.APPROVED,
            Show.LATE: row.is_late,
            Show.FINDINGS: row.has_findings,
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFlaw:
    """Something in the directives themselves that their keeper is to look at, with the first
    unit and day it is about.
    """

    words: BilingualText
    unit_id: int
    unit_name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """`totals` sums the units that have a roster; `verdicts` are those of rules about the agency
    as a whole. `flaws` are for who keeps directives, and nobody's fault.
    """

    week: Week
    days: tuple[date, ...]
    rows: tuple[BoardRow, ...]
    totals: tuple[BoardDay, ...]
    size: int
    filing: Deadline
    approval: Deadline
    verdicts: tuple[Verdict, ...] = ()
    flaws: tuple[BoardFlaw, ...] = ()
    capacities: tuple[str, ...] = ()
    undecided: tuple[Deciders, ...] = ()

    def count(self, *states: RosterState) -> int:
        return sum(row.state in states for row in self.rows)

    @property
    def submitted(self) -> int:
        return self.count(RosterState.SUBMITTED)

    @property
    def approved(self) -> int:
        """Approved, not yet shown to everybody."""
        return self.count(RosterState.APPROVED)

    @property
    def published(self) -> int:
        return self.count(RosterState.PUBLISHED)

    def shown(self, only: Show) -> tuple[BoardRow, ...]:
        """The rows a reader asked for; sums and figures stay those of all units."""
        return tuple(row for row in self.rows if only.takes(row))

    def ready(self) -> frozenset[int]:
        """The rosters whose rows come ticked."""
        return frozenset(row.roster_id for row in self.rows if row.roster_id and row.is_ready)

    def can(self, decision: str) -> bool:
        """False where there is no row about which this could be decided, alone or together."""
        return any(decision in row.acts for row in self.rows)

    @property
    def can_approve(self) -> bool:
        return self.can("approve")

    @property
    def can_publish(self) -> bool:
        return self.can("publish")

    @property
    def can_return(self) -> bool:
        return self.can("return")

    @property
    def returned(self) -> int:
        return self.count(RosterState.RETURNED)

    @property
    def unfiled(self) -> int:
        """Without a roster, or with one still in draft."""
        return sum(
            row.state in (None, RosterState.DRAFT, RosterState.CANCELLED) and not row.is_unshared
            for row in self.rows
        )

    @property
    def unshared(self) -> int:
        """Not published yet, and that is all the reader is told of them."""
        return sum(row.is_unshared for row in self.rows)

    @property
    def unopened(self) -> int:
        """Without any roster at all."""
        return sum(row.state is None and not row.is_unshared for row in self.rows)

    @property
    def overdue(self) -> int:
        return sum(row.is_overdue for row in self.rows)

    @property
    def busiest(self) -> BoardDay | None:
        counted = [day for day in self.totals if day.found is not None]
        return max(counted, key=lambda day: day.found or 0) if counted else None


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
class Review:
    """What an approver reads before deciding about one roster: what is new, what is broken, why
    it is sent all the same.
    """

    roster_id: int
    unit_id: int
    submitted_at: datetime | None
    seen: Seen
    against_last_week: tuple[Difference, ...]
    against_published: tuple[Difference, ...]
    verdicts: tuple[Verdict, ...]
    not_checked: tuple[NotChecked, ...]
    warning_reason: str
    steps: tuple[PublicationStep, ...]
    acts: frozenset[str]
