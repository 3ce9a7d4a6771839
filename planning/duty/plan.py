"""A duty roster: who has which turn on the days of a period, what is needed, and what is fixed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

from planning.duty.day import DutyDay
from planning.duty.person import DutyPerson, TurnSort
from planning.duty.post import CoverNeed, DutyPost, DutyShift
from planning.people import Roll


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class DutyTurn:
    """One person at one post in one shift; `day` is the day on which the shift begins."""

    day: date
    post: str
    shift: str
    person: str


WHOEVER_IS_ON = (
    "person_of",
    "post_of",
    "shift_of",
    "roll",
    "candidates",
    "_nights",
    "_calendar",
)
"""What is known of a roster whatever its turns."""
OF_ALL_DAYS = ("post_of", "shift_of", "_nights", "_calendar")
"""The same whatever its people, too."""
IN_ORDER = attrgetter("day", "post", "shift", "person")
"""What turns are sorted by; thousands of them faster than by themselves."""


@dataclass(frozen=True, kw_only=True)
class DutyPlan:
    """The turns of a period. Keys of people, posts and shifts are different words.

    days      the days of the period, in order
    around    the days of carried turns, where the calendar knows more of them than the weekday
    needs     how many each shift needs on each day; a shift that nobody needs on a day has none
    turns     who is on duty; for a planner those that are given
    carried   turns before and after the period, settled by other rosters: they count, but are not
              judged
    pinned    turns that have to stay
    barred    turns that nobody may be given again
    wishes    by person and day: above zero for a day that is wished for, below for one that is not
    """

    days: tuple[DutyDay, ...]
    posts: tuple[DutyPost, ...]
    shifts: tuple[DutyShift, ...]
    people: tuple[DutyPerson, ...]
    needs: tuple[CoverNeed, ...] = ()
    turns: frozenset[DutyTurn] = frozenset()
    carried: frozenset[DutyTurn] = frozenset()
    around: tuple[DutyDay, ...] = ()
    pinned: frozenset[DutyTurn] = frozenset()
    barred: frozenset[DutyTurn] = frozenset()
    wishes: Mapping[tuple[str, date], int] = field(default_factory=dict)

    @cached_property
    def person_of(self) -> dict[str, DutyPerson]:
        return {one.key: one for one in self.people}

    @cached_property
    def post_of(self) -> dict[str, DutyPost]:
        return {post.key: post for post in self.posts}

    @cached_property
    def shift_of(self) -> dict[str, DutyShift]:
        return {shift.key: shift for shift in self.shifts}

    @cached_property
    def roll(self) -> Roll:
        """The people as all rules ask for them."""
        return Roll(tuple(one.person for one in self.people))

    def day(self, day: date) -> DutyDay:
        """The day with its class; one that neither the period nor `around` has goes by its
        weekday.
        """
        return self._calendar.get(day) or DutyDay.by_weekday(day)

    def sort_of(self, turn: DutyTurn) -> TurnSort:
        return self.day(turn.day).kind, turn.shift in self._nights

    def span(self, turn: DutyTurn) -> tuple[int, int]:
        """From when to when, in minutes since the beginning of time: turns of different days can be
        compared.
        """
        hours, midnight = self.shift_of[turn.shift].hours, turn.day.toordinal() * 1440
        return midnight + hours.begins, midnight + hours.ends

    def can_take(self, one: DutyPerson, post: str, shift: str, day: date) -> bool:
        """True for who is qualified for the post that day and not released from it. Whether they
        are free is for rules to say.
        """
        is_night = self.shift_of[shift].hours.is_night
        return one.is_qualified(post, day) and not one.is_released(post, is_night, day)

    @cached_property
    def candidates(self) -> tuple[DutyTurn, ...]:
        """Every turn that may be given: to whom it can be, where somebody is needed, and not
        barred. In a fixed order.
        """
        return tuple(
            turn
            for need in sorted(self.needs)
            for one in self.people
            if self.can_take(one, need.post, need.shift, need.day)
            and (turn := DutyTurn(day=need.day, post=need.post, shift=need.shift, person=one.key))
            not in self.barred
        )

    def with_turns(self, turns: Iterable[DutyTurn]) -> "DutyPlan":
        """The same roster with these turns instead."""
        return self._narrowed(replace(self, turns=frozenset(turns)), *WHOEVER_IS_ON)

    def during(self, holds: Callable[[date], bool]) -> "DutyPlan":
        """The same roster, seen only on the days on which `holds` is true: what a rule in force
        there may judge. No turn of another day counts, carried or not.
        """
        if all(holds(one.day) for one in self.days) and all(holds(t.day) for t in self.carried):
            return self
        return replace(
            self,
            days=tuple(one for one in self.days if holds(one.day)),
            around=self._known_days,
            needs=tuple(need for need in self.needs if holds(need.day)),
            turns=frozenset(turn for turn in self.turns if holds(turn.day)),
            carried=frozenset(turn for turn in self.carried if holds(turn.day)),
        )

    def among(self, people: Collection[str]) -> "DutyPlan":
        """The same roster, seen only for these people (by key)."""
        if self.person_of.keys() <= set(people):
            return self
        return replace(
            self,
            people=tuple(one for one in self.people if one.key in people),
            turns=frozenset(turn for turn in self.turns if turn.person in people),
            carried=frozenset(turn for turn in self.carried if turn.person in people),
        )

    def about(
        self,
        turns: frozenset[DutyTurn],
        carried: frozenset[DutyTurn],
        *,
        people: Collection[str],
        days: Collection[date],
    ) -> "DutyPlan":
        """A few turns of the same roster, with these people on these days; nothing is needed of it,
        and the calendar is known as before.
        """
        few = replace(
            self,
            days=tuple(day for day in self.days if day.day in days),
            around=self._known_days,
            people=tuple(one for one in self.people if one.key in people),
            needs=(),
            turns=turns,
            carried=carried,
        )
        for name in OF_ALL_DAYS:
            vars(few)[name] = getattr(self, name)
        return few

    def _narrowed(self, narrower: "DutyPlan", *kept: str) -> "DutyPlan":
        """What is known already of the same people and needs is not found out again."""
        for name in kept:
            if name in vars(self):
                vars(narrower)[name] = vars(self)[name]
        return narrower

    @cached_property
    def _nights(self) -> frozenset[str]:
        return frozenset(shift.key for shift in self.shifts if shift.hours.is_night)

    @cached_property
    def _known_days(self) -> tuple[DutyDay, ...]:
        return (*self.around, *self.days)

    @cached_property
    def _calendar(self) -> dict[date, DutyDay]:
        return {one.day: one for one in self._known_days}
