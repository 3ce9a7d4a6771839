"""One roster of duty with everything that is asked of it: loaded once, judged in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from duties.models import DutyPost, DutyRoster, DutyShift, DutyTurn
from duties.sheets.values import id_of, shift_key, turn_value
from duties.texts import hours_text
from planning.duty import plan as planned
from planning.duty.plan import DutyPlan
from planning.duty.post import CoverNeed
from planning.force import InForce
from units.models import Staff

TurnKey = tuple[int, date, int]
"""A shift (its id), a day and a person (their id)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMember:
    """Somebody who may be put on duty in the roster, or is. `title` and `unit` are those of their
    post on its last day.
    """

    staff: Staff
    short_name: str
    title: str
    unit: str

    @property
    def id(self) -> int:
        return self.staff.pk


@dataclass(frozen=True, kw_only=True)
class DutySheet:
    """A roster with its posts, shifts, people and turns. `plan` is the same as rules see it, with
    the turns of other rosters around it; `away` says as what somebody is away, as others may know
    it; `rules` hold on some of its days.
    """

    roster: DutyRoster
    posts: tuple[DutyPost, ...]
    shifts: tuple[DutyShift, ...]
    members: Mapping[int, DutyMember]
    turns: tuple[DutyTurn, ...]
    plan: DutyPlan
    away: Mapping[tuple[int, date], str]
    holidays: Mapping[date, str]
    rules: tuple[InForce, ...] = ()

    @cached_property
    def by_cell(self) -> Mapping[tuple[int, date], tuple[DutyTurn, ...]]:
        """Who is in which shift on which day."""
        found: dict[tuple[int, date], list[DutyTurn]] = {}
        for turn in self.turns:
            found.setdefault((turn.shift_id, turn.day), []).append(turn)
        return {cell: tuple(turns) for cell, turns in found.items()}

    @cached_property
    def need_of(self) -> Mapping[tuple[int, date], CoverNeed]:
        """What each shift needs on each day on which it is needed."""
        return {(id_of(need.shift), need.day): need for need in self.plan.needs}

    @cached_property
    def shift_of(self) -> Mapping[int, DutyShift]:
        return {shift.pk: shift for shift in self.shifts}

    @cached_property
    def turns_by_person(self) -> Mapping[str, tuple[planned.DutyTurn, ...]]:
        """Everybody's turns, those of other rosters nearby among them, in order of days."""
        found: dict[str, list[planned.DutyTurn]] = {}
        for turn in sorted(self.plan.turns | self.plan.carried):
            found.setdefault(turn.person, []).append(turn)
        return {person: tuple(turns) for person, turns in found.items()}

    def with_keys(self, keys: Iterable[TurnKey]) -> "DutySheet":
        """The same roster with these turns instead, as if they were written down."""
        turns = tuple(
            DutyTurn(roster=self.roster, shift=self.shift_of[shift_id], day=day, staff_id=staff_id)
            for shift_id, day, staff_id in sorted(keys)
        )
        plan = self.plan.with_turns(map(turn_value, turns))
        return replace(self, turns=turns, plan=plan)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Of people, posts and shifts by the keys that rules know them by."""
        found = {str(pk): member.short_name for pk, member in self.members.items()}
        found |= {post.key: post.name for post in self.plan.posts}
        return found | {
            shift_key(shift.pk): shift.name or hours_text(shift.begins, shift.ends)
            for shift in self.shifts
        }

    @property
    def keys(self) -> frozenset[TurnKey]:
        return frozenset((turn.shift_id, turn.day, turn.staff_id) for turn in self.turns)
