"""One unit's week as its page shows it: the grid, counters, verdicts and how far the roster has
come.
"""

from dataclasses import dataclass
from datetime import datetime

from planning.time import Week
from rosters.values.comment import RosterComment
from rosters.values.disrupted import Disrupted
from rosters.values.grid import DayHead, GridGroup
from rosters.values.marks import mark_of
from rosters.values.obligation import Obligation
from rosters.values.progress import Deadline, Deciders, PublicationStep
from rosters.values.rejudged import Reopened
from rosters.values.swaps import DaySwapMark
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Seen
from weeks.values.counters import CounterRow, KeptRule, NotChecked
from weeks.values.finding import WeekFinding
from weeks.values.verdict import Verdict, VerdictGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitShown:
    """The unit of a page, and of its agency what the printed form says."""

    id: int
    name: str
    agency_name: str
    working_hours: str
    is_leadership: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterShown:
    """A roster without its cells: where it stands, who signed it and what was said of it. The names
    are those borne when it was signed, and empty where nobody did.
    """

    id: int
    state: RosterState
    revision: int
    changed_at: datetime
    opened_by: str
    submitted_by: str
    submitted_for: str
    submitted_at: datetime | None
    approved_by: str
    approved_for: str
    approved_at: datetime | None
    warning_reason: str
    amend_reason: str
    return_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekGrid:
    """Everything the page of one unit's week shows. `roster` is None before anybody opened one
    (then there are no groups).

    `published_id` is the version staff see while `roster` amends it. `acts` are the acts of
    planning.workflow that this reader may do now; `can_edit` says whether cells may be changed.
    `reopened`: what is to be mended because the rules changed, `disrupted`: because of what
    happened to people since it was filed, which the reader may mend at one press if `may_repair`.
    `is_stale`: people or rules changed
    after the roster was judged. `capacities`: in which the reader acts here, said to who has
    several or acts for somebody. `swaps`: exchanges of days that wait.
    `undecided`: why it waits, if nobody may approve it or the reader
    sent it. `is_too_far`: too far ahead to be opened. `is_untouched`: a first
    draft in which nobody has done anything yet; `can_copy` tells for such a one whether the week
    before has something to copy. `asks_declarations`: a clause asks people to declare something
    before they come, which the reader may follow up. `sees_work`: without it the reader is shown
    only what was published, so that None for `roster` says nothing about what the unit has done.
    `comments` are those on its cells and days, for who sees the work.
    """

    unit: UnitShown
    week: Week
    roster: RosterShown | None
    published_id: int | None
    seen: Seen | None
    sees_work: bool
    can_open: bool
    can_edit: bool
    acts: frozenset[str]
    days: tuple[DayHead, ...]
    comments: tuple[RosterComment, ...]
    groups: tuple[GridGroup, ...]
    counters: tuple[CounterRow, ...]
    leaders: tuple[tuple[str, ...], ...]
    verdict_groups: tuple[VerdictGroup, ...]
    kept: tuple[KeptRule, ...]
    collisions: tuple[BilingualText, ...]
    not_checked: tuple[NotChecked, ...]
    obligations: tuple[Obligation, ...]
    findings: tuple[WeekFinding, ...]
    asks_declarations: bool
    steps: tuple[PublicationStep, ...]
    deadline: Deadline
    undo_label: str
    redo_label: str
    reopened: Reopened | None
    disrupted: Disrupted | None
    swaps: tuple[DaySwapMark, ...]
    may_repair: bool
    capacities: tuple[str, ...]
    undecided: Deciders | None
    is_stale: bool
    is_too_far: bool
    is_untouched: bool
    can_copy: bool
    size: int
    counted: int

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every finding by itself, those of one rule together."""
        return tuple(verdict for group in self.verdict_groups for verdict in group.verdicts)

    @property
    def open_comments(self) -> tuple[RosterComment, ...]:
        return tuple(one for one in self.comments if one.is_open)

    @property
    def has_changes_since(self) -> bool:
        """Whether something became of anybody in it after it was filed."""
        return any(cell.since for group in self.groups for row in group.rows for cell in row.cells)

    @property
    def broken_rules(self) -> int:
        """How many rules that bind are broken, however often."""
        return sum(group.blocks for group in self.verdict_groups)

    @property
    def violations(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.blocks)

    @property
    def foot(self) -> tuple[CounterRow, ...]:
        """The counters under the grid: the first, and where a directive begins or ends in the
        week, what counts on its other days.
        """
        shown = self.counters[:1]
        for row in self.counters[1:]:
            alike = row.caps_presence == shown[0].caps_presence and row.blocks == shown[0].blocks
            if alike and any(
                cell and not any(above.cells[place] for above in shown)
                for place, cell in enumerate(row.cells)
            ):
                shown = (*shown, row)
        return shown

    @property
    def leaders_present(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Day by day the leaders who are there, and whether that is "enough", too "few", (empty)
        no rule asks for any, or nobody works on that day anyway ("off").
        """
        asked = [
            [row.cells[place] for row in self.counters if row.is_of_leaders]
            for place in range(len(self.leaders))
        ]
        bounds = [[cell for cell in cells if cell and cell.low is not None] for cells in asked]
        return tuple(
            (
                names,
                "off"
                if head.is_off and not names
                else "few"
                if any(cell.is_under for cell in cells)
                else "enough"
                if cells
                else "",
            )
            for head, names, cells in zip(
                self.days[: len(bounds)], self.leaders, bounds, strict=True
            )
        )

    @property
    def warnings(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if not verdict.blocks)

    @property
    def state(self) -> RosterState | None:
        return self.roster.state if self.roster else None

    def marks(self, *, beside_proposal: bool = False) -> dict[str, str]:
        """Of each piece of the page that may stay as it is, what it shows; `week` is the frame, and
        with another frame nothing stays.
        """
        people = tuple(row.staff_id for group in self.groups for row in group.rows)
        days = tuple(head.day for head in self.days)
        return {
            "week": mark_of(
                self.roster and self.roster.id,
                self.state,
                self.can_edit,
                beside_proposal,
                days,
                people,
            ),
            "thumb": mark_of(len(self.violations), len(self.warnings)),
            "grid_head": mark_of(self.days, self.size, self.counted),
            "grid_foot": mark_of(self.foot, self.leaders_present),
            "why_not": mark_of(
                self.verdict_groups,
                self.is_untouched,
                self.can_copy,
                self.kept,
                self.collisions,
                self.acts,
            ),
            "sums": mark_of(self.counters),
            "remarks": mark_of(self.comments),
            "way": mark_of(self.steps, self.findings, self.acts),
        }
