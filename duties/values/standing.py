"""Who is on duty by the published rosters: what lists, letters and people's own pages are made
of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from duties.enums import PostKind, TurnState
from planning.duty.shift import DAY, ShiftHours


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingTurn:
    """One person in one shift of a published roster; `day` is the day on which it begins, `begins`
    and `ends` are minutes after its midnight. `unit` and `post_phone` are those of the post (empty:
    the agency's, none), `title`, `works_in` and `phone` those of the person. `instead_of` had the
    turn before them.
    """

    id: int
    day: date
    begins: int
    ends: int
    state: TurnState
    shift_id: int
    shift: str
    post: str
    kind: PostKind
    on_site: bool
    unit: str
    post_phone: str
    staff_id: int
    name: str
    title: str
    works_in: str
    phone: str
    instead_of: str = ""

    @property
    def hours(self) -> ShiftHours:
        return ShiftHours(self.begins, self.ends)

    @property
    def is_leading(self) -> bool:
        return self.kind is PostKind.LEADER

    def is_on_at(self, local: datetime) -> bool:
        """Whether the shift goes on at that moment of the agency's clocks."""
        return self.begins <= self.minutes_until(local) < self.ends

    def is_over_at(self, local: datetime) -> bool:
        return self.ends <= self.minutes_until(local)

    def minutes_until(self, local: datetime) -> int:
        """Minutes from the midnight of its day to that moment of the agency's clocks."""
        return (local.date() - self.day).days * DAY + local.hour * 60 + local.minute

    def meets(self, other: "StandingTurn") -> bool:
        """Whether both are on duty at some moment."""
        return self.hours.overlaps(other.hours, (other.day - self.day).days)


def company_of(turn: StandingTurn, turns: Iterable[StandingTurn]) -> tuple[StandingTurn, ...]:
    """Who is on duty with them at some moment: the agency's leader, and whoever has a post of the
    same unit, or as they of the agency.
    """
    return tuple(
        one
        for one in turns
        if one.staff_id != turn.staff_id
        and (one.unit == turn.unit or (one.is_leading and not one.unit))
        and one.meets(turn)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCrew:
    """Everybody in one shift of one day; there is at least one."""

    turns: tuple[StandingTurn, ...]

    @property
    def first(self) -> StandingTurn:
        """Any of them: day, post and hours are those of all."""
        return self.turns[0]

    @property
    def names(self) -> str:
        return ", ".join(turn.name for turn in self.turns)


def crews_of(turns: Iterable[StandingTurn]) -> tuple[ShiftCrew, ...]:
    """The turns, in their order, shift by shift."""
    found = groupby(turns, key=lambda turn: (turn.day, turn.shift_id))
    return tuple(ShiftCrew(turns=tuple(held)) for _key, held in found)
