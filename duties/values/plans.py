"""What the planner proposes for a roster of duty, as it is kept beside the roster and told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from planning.solver.duty.problem import DutyLevel
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Seen


class PlannedTurn(NamedTuple):
    """A turn as a proposal keeps it: shift, day and person by their ids."""

    shift_id: int
    day: date
    staff_id: int

    def listed(self) -> list[Any]:
        return [self.shift_id, self.day.isoformat(), self.staff_id]

    @classmethod
    def from_list(cls, kept: list[Any]) -> "PlannedTurn":
        shift_id, day, staff_id = kept
        return cls(int(shift_id), date.fromisoformat(day), int(staff_id))


class LevelReached(NamedTuple):
    """How good the proposal is on one level (smaller is better), the best any could be, and whether
    that is proven.
    """

    level: DutyLevel
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class ProposalPart:
    """Which of the changes somebody takes: all in these shifts, all in cells where one of these
    people comes or goes, and all in these cells.
    """

    shifts: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    cells: frozenset[tuple[int, date]] = frozenset()

    def takes(self, turn: PlannedTurn) -> bool:
        return (
            turn.shift_id in self.shifts
            or turn.staff_id in self.people
            or (turn.shift_id, turn.day) in self.cells
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyProposal:
    """Made for the roster as it was `seen`: which turns go and which come. `lacks` is what could
    not be met, a sentence each, with `helps`: who would help; `is_final` is False if it was taken
    at the time limit, `is_searching` True while the planner goes on in the background.
    """

    seen: Seen
    taken: tuple[PlannedTurn, ...]
    given: tuple[PlannedTurn, ...]
    levels: tuple[LevelReached, ...]
    lacks: tuple[tuple[BilingualText, tuple[BilingualText, ...]], ...] = ()
    is_lawful: bool = True
    is_final: bool = True
    is_searching: bool = False

    @property
    def values(self) -> tuple[int, ...]:
        """By which two proposals for the same roster are compared, most important first."""
        return tuple(one.value for one in self.levels)

    @property
    def proven(self) -> bool:
        """True if no roster under these rules is better, on any level."""
        return all(one.proven for one in self.levels)

    def of(self, part: ProposalPart) -> tuple[tuple[PlannedTurn, ...], tuple[PlannedTurn, ...]]:
        """Which turns go and which come if only `part` is taken: of a cell everything, so that no
        shift has one too many or too few by it.
        """
        cells = {one[:2] for one in (*self.taken, *self.given) if part.takes(one)}
        taken, given = (
            tuple(one for one in turns if one[:2] in cells) for turns in (self.taken, self.given)
        )
        return taken, given

    def kept(self) -> dict[str, Any]:
        """As the roster keeps it."""
        return {
            "seen": [self.seen.version, self.seen.content],
            "taken": [one.listed() for one in self.taken],
            "given": [one.listed() for one in self.given],
            "levels": [[one.level.value, *one[1:]] for one in self.levels],
            "lacks": [
                [[said.vi, said.en], [[one.vi, one.en] for one in helps]]
                for said, helps in self.lacks
            ],
            "lawful": self.is_lawful,
            "final": self.is_final,
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> "DutyProposal | None":
        """None where nothing is kept."""
        if not kept:
            return None
        return cls(
            seen=Seen(*kept["seen"]),
            taken=tuple(map(PlannedTurn.from_list, kept["taken"])),
            given=tuple(map(PlannedTurn.from_list, kept["given"])),
            levels=tuple(
                LevelReached(DutyLevel(level), value, bound, proven)
                for level, value, bound, proven in kept["levels"]
            ),
            lacks=tuple(
                (BilingualText(*said), tuple(BilingualText(*one) for one in helps))
                for said, helps in kept["lacks"]
            ),
            is_lawful=kept["lawful"],
            is_final=kept["final"],
            is_searching="asked" in kept,
        )
