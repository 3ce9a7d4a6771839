"""How many days each person may, or must, be at the office or at home within the days that a plan shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Person
from planning.plan import Plan, Work
from planning.rules.base import Board, Grain, Measured, Term
from planning.rules.count_bound import Direction
from planning.time import Slot
from planning.violation import Violation

_LEAVE = frozenset({Work.LEAVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuota:
    """For each person with one of `tags` (empty: everybody): at most, or at least, `amount` days; a share of the days is rounded up.

    A maximum counts and tells the days on which the person has the tag, one breach a day too many; a minimum concerns who
    has the tag on any of the days, and is told once, without a day. `also` are states that count like being there (official
    business); `leave_reduces_base` takes whole days of leave out of the days a share is taken of.
    """

    code: ClassVar[str] = "person-quota"
    clause: ClauseRef
    direction: Direction
    amount: Fraction | int
    measured: Measured = Measured.ON_SITE
    tags: frozenset[str] = frozenset()
    also: frozenset[Work] = frozenset()
    leave_reduces_base: bool = False

    def check(self, plan: Plan) -> Iterator[Violation]:
        slots = Grain.DAY.slots(plan)
        for person in plan.people if slots else ():
            limit = self.limit(plan, person, slots)
            days = [slot for slot in self._days(plan, person, slots) if self._counts(plan, person, slot)]
            if self.direction is not Direction.MIN:
                for place, slot in enumerate(days[limit:], start=limit + 1):
                    yield Violation(rule=self.code, clause=self.clause, slot=slot, person=person.key, found=place, limit=limit)
            elif self._is_meant(plan, person, slots) and len(days) < limit:
                yield Violation(rule=self.code, clause=self.clause, person=person.key, found=len(days), limit=limit, base=len(slots))

    def bind(self, board: Board) -> None:
        plan, slots = board.plan, Grain.DAY.slots(board.plan)
        for person in plan.people if slots else ():
            days = self._days(plan, person, slots)
            given = [slot for slot in days if self._is_given(plan, person, slot)]
            terms = [Term(person.key, slot, self.measured) for slot in days if slot not in given]
            limit = self.limit(plan, person, slots) - len(given)
            if self.direction is not Direction.MIN:
                board.at_most(limit, terms, rule=self, slot=None, person=person.key)
            elif self._is_meant(plan, person, slots):
                board.at_least(limit, terms, rule=self, slot=None, person=person.key)

    def limit(self, plan: Plan, person: Person, slots: tuple[Slot, ...]) -> int:
        if not isinstance(self.amount, Fraction):
            return self.amount
        leave = sum(person.key in plan.wholly(slot, _LEAVE) for slot in slots) if self.leave_reduces_base else 0
        return ceil(self.amount * (len(slots) - leave))

    def _days(self, plan: Plan, person: Person, slots: tuple[Slot, ...]) -> list[Slot]:
        if self.direction is Direction.MIN or not self.tags:
            return list(slots)
        return [slot for slot in slots if person.has_any(self.tags, slot.day)]

    def _is_meant(self, plan: Plan, person: Person, slots: tuple[Slot, ...]) -> bool:
        return not self.tags or any(person.has_any(self.tags, slot.day) for slot in slots)

    def _counts(self, plan: Plan, person: Person, slot: Slot) -> bool:
        return person.key in self.measured.people(plan, slot) or self._is_given(plan, person, slot)

    def _is_given(self, plan: Plan, person: Person, slot: Slot) -> bool:
        """A day that counts whatever is decided: on business in any part of it."""
        parts = (slot,) if (person.key, slot) in plan.work else plan.slots_of(slot.day)
        return any(plan.state(person, part) in self.also for part in parts)
