"""What is shown of a cell that somebody looks into, and of a turn that is to be put elsewhere."""

from dataclasses import dataclass

from duties.values.bands import DutyCell, DutyVerdict, TurnChip, TurnSums
from duties.values.rosters import TurnEdit
from weeks.values.bilingual import BilingualText


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
class ListPlace:
    """Somebody of those who take turns in a shift by a list; `number` is None for who is not in
    it.
    """

    staff_id: int
    name: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCell:
    """The cell somebody looks into: who is there and who could be. `instead` has the turn that a
    candidate would take; None where there is room. `rotation` is in whose order it went so far.
    """

    cell: DutyCell
    post: str
    hours: str
    most: int | None
    instead: TurnChip | None
    candidates: tuple[TurnCandidate, ...]
    shift: str
    rotation: tuple[ListPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveChoice:
    """One way to put it there: beside whoever is there, or (with `other`) in their place while they
    take its own. `refused` says why it cannot be; `comes` and `goes` are what would be wrong then
    and is not now, and the other way round.
    """

    edits: tuple[TurnEdit, ...]
    other: TurnChip | None
    refused: str
    comes: tuple[DutyVerdict, ...] = ()
    goes: tuple[DutyVerdict, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the roster could not be sent after it, for a new reason."""
        return any(one.blocks for one in self.comes)

    @property
    def posted(self) -> tuple[str, ...]:
        """As forms send the edits."""
        return tuple(one.posted for one in self.edits)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnMove:
    """`held` as an address names it, whose turn it is and where; `target` is the cell somebody
    points at (None: none yet), with the `choices` there.
    """

    held: str
    person: TurnChip
    source: str
    target: str | None
    place: str
    choices: tuple[MoveChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedInto:
    """A cell as somebody looks into it, or a turn in hand that is to be put into it; neither, where
    nobody does.
    """

    opened: OpenedCell | None = None
    move: TurnMove | None = None
