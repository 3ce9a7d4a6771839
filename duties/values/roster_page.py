"""What the page of a roster of duty shows."""

from dataclasses import dataclass
from datetime import date, datetime

from duties.enums import DutyPeriod, SwapKind
from duties.values.bands import CellPlace, DutyBand, DutyHead, DutyVerdict, TurnSums
from duties.values.cells import LookedInto, OpenedCell
from swaps.enums import SwapState
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Seen


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
class SwapMark:
    """A request to change a turn that nobody has settled yet: in the cell `place`, and whose turn
    it is. It `leads` to its page who has to do with it.
    """

    id: int
    place: str
    staff_id: int
    name: str
    post: str
    day: date
    kind: SwapKind
    state: SwapState
    asked: str
    leads: bool


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
class CellChange:
    """What a proposal changes in one cell: who goes and who comes, by short names."""

    place: str
    day: date
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftChanges:
    """The same of one shift, day by day."""

    shift_id: int
    name: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanges:
    """How many turns a proposal gives to somebody and takes from them."""

    staff_id: int
    name: str
    given: int
    taken: int


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
class CellShown:
    """One cell of a roster's page alone."""

    roster: DutyFacts
    cell: LookedInto


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
    cell: LookedInto
    swaps: tuple[SwapMark, ...]
    pins_at_odds: tuple[DutyVerdict, ...]
    by_shift: tuple[ShiftChanges, ...]
    by_person: tuple[PersonChanges, ...]
    proposal: ShownProposal | None
    turns: int
    missing: int

    @property
    def opened(self) -> OpenedCell | None:
        return self.cell.opened

    @property
    def violations(self) -> tuple[DutyVerdict, ...]:
        return tuple(one for one in self.verdicts if one.blocks)

    @property
    def warnings(self) -> tuple[DutyVerdict, ...]:
        return tuple(one for one in self.verdicts if not one.blocks)

    @property
    def heads(self) -> tuple[DutyHead, ...]:
        return tuple(head for band in self.bands for head in band.heads if head is not None)
