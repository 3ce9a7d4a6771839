"""What the page of a roster of duty shows."""

from dataclasses import dataclass
from datetime import date, datetime

from duties.enums import DutyPeriod, TurnState
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Seen

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


@dataclass(frozen=True, slots=True, kw_only=True)
class FairRow:
    """One person: turns of the roster, and of the rolling year with it; `away` is none of the
    reader's business beyond the word.
    """

    staff_id: int
    name: str
    unit: str
    now: TurnSums
    year: TurnSums


@dataclass(frozen=True, slots=True, kw_only=True)
class FairGroup:
    """Those who share the turns of the same posts; `spread` is between most and fewest turns of
    the year, and `most` what a bar is drawn against.
    """

    posts: str
    rows: tuple[FairRow, ...]
    spread: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDay:
    """What somebody has on a day: the shifts by their short words; or as what they are away."""

    head: DutyHead
    shifts: tuple[tuple[CellPlace, str], ...]
    away: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person over the whole period."""

    staff_id: int
    name: str
    full_name: str
    unit: str
    days: tuple[PersonDay, ...]
    now: TurnSums


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCandidate:
    """Somebody who could take a place: `laws` they would break by it, or why they cannot."""

    staff_id: int
    name: str
    full_name: str
    why: BilingualText
    is_free: bool
    may_take: bool
    now: TurnSums
    year: TurnSums


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCell:
    """The cell somebody looks into: who is there and who could be. `instead` has the turn that a
    candidate would take; None where there is room.
    """

    cell: DutyCell
    post: str
    hours: str
    most: int | None
    instead: TurnChip | None
    candidates: tuple[TurnCandidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """A roster in lists and at the head of its page."""

    id: int
    title: str
    whose: str
    period: DutyPeriod
    first: date
    last: date
    state: RosterState
    revision: int
    changed_at: datetime
    seen: Seen
    warning_reason: str
    return_reason: str
    amend_reason: str

    @property
    def is_whole_agency(self) -> bool:
        return not self.whose


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLevelTold:
    """How good a proposal is in one respect, in words, and whether that is proven."""

    sentence: BilingualText
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProposal:
    """What the planner proposes: how many turns come and go, how good that is, and what could not
    be met, each with who would help.
    """

    given: int
    taken: int
    levels: tuple[DutyLevelTold, ...]
    lacks: tuple[tuple[BilingualText, tuple[BilingualText, ...]], ...]
    proven: bool
    is_final: bool
    is_searching: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    """Everything the page of one roster shows; `acts` are those the reader may do now. With a
    `proposal` the turns are those it would give. Each turn `leads_to_turns`, its own page, where
    it stands and the reader looks after it.
    """

    roster: DutyFacts
    bands: tuple[DutyBand, ...]
    lines: tuple[PersonLine, ...]
    verdicts: tuple[DutyVerdict, ...]
    kept: int
    fair: tuple[FairGroup, ...]
    acts: frozenset[str]
    can_edit: bool
    leads_to_turns: bool
    can_undo: bool
    can_redo: bool
    opened: OpenedCell | None
    proposal: ShownProposal | None
    turns: int
    missing: int

    @property
    def violations(self) -> tuple[DutyVerdict, ...]:
        return tuple(one for one in self.verdicts if one.blocks)

    @property
    def warnings(self) -> tuple[DutyVerdict, ...]:
        return tuple(one for one in self.verdicts if not one.blocks)

    @property
    def heads(self) -> tuple[DutyHead, ...]:
        return tuple(head for band in self.bands for head in band.heads if head is not None)
