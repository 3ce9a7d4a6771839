"""The Director's board: every unit's week at a glance."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from planning.time import Week
from rosters.values.numbers import NOTHING_COUNTED, CountedWeek
from rosters.values.progress import Deadline, Deciders
from rosters.values.reminding import Reminded
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Seen
from weeks.values.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDay:
    """People on site on a day against the tightest limit; both None where there is no roster,
    `limit` None where nothing bounds.
    """

    day: date
    found: int | None = None
    limit: int | None = None

    def share(self, people: int) -> float:
        """Of the limit, or of so many `people` where nothing bounds; whoever comes where nobody may
        is twice too many.
        """
        if not self.found:
            return 0.0
        of = people if self.limit is None else self.limit
        return self.found / of if of else 2.0

    @property
    def heat(self) -> str:
        """How full, as the style sheet calls it: heat-x, heat-1 ... heat-4, heat-over."""
        if self.found is None:
            return "heat-x"
        if not self.limit:
            return "heat-over" if self.limit == 0 and self.found else "heat-1"
        share = self.share(self.limit)
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


class UnitInBrief(NamedTuple):
    """What the board reads of every unit."""

    pk: int
    name: str
    revision: int
    people_revision: int


class RosterInBrief(NamedTuple):
    """What the board reads of every roster that it shows."""

    pk: int
    unit_id: int
    revision: int
    state: str
    version: int
    content: str
    submitted_at: datetime | None
    submitted_by_id: int | None
    late_by_seconds: int
    unit_revision: int
    rules_revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One unit. `roster_id`, `state` and `seen` are None before anybody opened a roster. `moment`
    is when it came into its state, `sent_at` when it was last sent.

    `late_by` is how late it was sent; `is_owed` that it is still to be sent, `is_overdue` that the
    deadline passed. `differs` counts the cells that differ from the week before (None: nothing to
    compare). `is_unchecked`: some days had been worked when a directive that speaks of them was put
    in force.

    `is_reopened`: a change of the rules opened it again. `is_changed`: since it was approved people
    are elsewhere, or the unit makes a new version of it. `acts`: what this reader may do with it
    now. `events` counts what of the work calendar is approved with it. `is_unshared`: the reader
    sees only what was published, and of this unit nothing is.
    `borrowed` is the week whose plan stands meanwhile, as provisional. `is_worked_on`: the reader
    sees what is still being made.

    Details of rows that are not looked at are left out: `head_name`, `moment`, `differs`,
    `reminded`, `events`, `borrowed`.
    """

    unit_id: int
    unit_name: str
    size: int
    head_name: str = ""
    roster_id: int | None = None
    revision: int = 1
    state: RosterState | None = None
    seen: Seen | None = None
    moment: datetime | None = None
    sent_at: datetime | None = None
    late_by: timedelta | None = None
    is_owed: bool = False
    is_overdue: bool = False
    is_stale: bool = False
    is_unchecked: bool = False
    is_reopened: bool = False
    is_changed: bool = False
    violations: int = 0
    warnings: int = 0
    differs: int | None = None
    days: tuple[BoardDay, ...] = ()
    acts: frozenset[str] = frozenset()
    is_unshared: bool = False
    reminded: Reminded | None = None
    events: int = 0
    borrowed: Week | None = None
    is_worked_on: bool = False

    @property
    def is_clean(self) -> bool:
        """Awaits approval and nothing speaks against approving it together with others."""
        return self.state is RosterState.SUBMITTED and not self.has_findings

    @property
    def is_filed(self) -> bool:
        """There is something to look at more closely: it was sent, and maybe decided."""
        return self.state in (
            RosterState.SUBMITTED,
            RosterState.APPROVED,
            RosterState.PUBLISHED,
        )

    @property
    def has_findings(self) -> bool:
        return bool(self.violations or self.warnings)

    @property
    def fullest(self) -> float:
        """The share of its limit, or of its people, that is on site on its fullest day."""
        return max((day.share(self.size) for day in self.days), default=0.0)

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
    as a whole. `flaws` are for who keeps directives, and nobody's fault. `counted`: the numbers it
    is made of.
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
    counted: CountedWeek = NOTHING_COUNTED

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
