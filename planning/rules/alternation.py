"""Nobody twice running: not at the office on two days, or in two weeks, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Board, Grain, Measured, Term
from planning.time import Slot, Week
from planning.violation import Violation


class Turn(StrEnum):
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternation:
    """Who is at the office in one turn stays away in the next: those with one of `tags` (empty: everybody), save `not_for_tags`.

    Days follow each other as the plan shows them, a Monday its Friday; weeks by the calendar, the first one the week before the
    plan as far as that is known. A breach by the week is told once, on the first day that makes it.
    """

    code: ClassVar[str] = "alternation"
    clause: ClauseRef
    turn: Turn
    tags: frozenset[str] = frozenset()
    not_for_tags: frozenset[str] = frozenset()

    def check(self, plan: Plan) -> Iterator[Violation]:
        came, first = self._from_before(plan)
        yield from self._again(plan, came, first)
        for before, after in self._turns(plan):
            yield from self._again(plan, frozenset[str]().union(*(self._there(plan, slot) for slot in before)), after)

    def is_judged(self, plan: Plan) -> bool:
        """False where a turn has none beside it to be compared with: one week, and nothing known of the one before."""
        return self.turn is Turn.DAY or plan.before is not None or len({Week.of(day) for day in plan.days}) > 1

    def bind(self, board: Board) -> None:
        came, first = self._from_before(board.plan)
        for person in board.plan.people:
            for slot in self._bound(board.plan, person, first) if person.key in came else ():
                board.at_most(0, [Term(person.key, slot, Measured.ON_SITE)], rule=self, slot=slot, person=person.key)
        for before, after in self._turns(board.plan):
            for person in board.plan.people:
                for slot in self._bound(board.plan, person, after):
                    for earlier in self._bound(board.plan, person, before):
                        terms = [Term(person.key, either, Measured.ON_SITE) for either in (earlier, slot)]
                        board.at_most(1, terms, rule=self, slot=slot, person=person.key)

    def _again(self, plan: Plan, came: frozenset[str], after: tuple[Slot, ...]) -> Iterator[Violation]:
        """Who came in the turn before and comes in this one."""
        told = frozenset[str]()
        for slot in after:
            again = (came & self._there(plan, slot)) - told
            told |= again
            for person in plan.people if again else ():
                if person.key in again:
                    yield Violation(rule=self.code, clause=self.clause, slot=slot, person=person.key)

    def _from_before(self, plan: Plan) -> tuple[frozenset[str], tuple[Slot, ...]]:
        """Who is known to have come in the week before, and the first week of the plan."""
        if self.turn is Turn.DAY or not plan.before or not plan.days:
            return frozenset(), ()
        first = Week.of(plan.days[0])
        there = [
            frozenset({key}) & self._concerned(plan, Slot(day))
            for key, days in plan.before.items()
            for day in days
            if Week.of(day).shifted(1) == first
        ]
        return frozenset[str]().union(*there), tuple(slot for slot in Grain.DAY.slots(plan) if Week.of(slot.day) == first)

    def _turns(self, plan: Plan) -> Iterator[tuple[tuple[Slot, ...], tuple[Slot, ...]]]:
        slots = Grain.DAY.slots(plan)
        if self.turn is Turn.DAY:
            yield from (((before,), (after,)) for before, after in pairwise(slots))
            return
        weeks = [(week, tuple(days)) for week, days in groupby(slots, key=lambda slot: Week.of(slot.day))]
        yield from ((before, after) for (one, before), (other, after) in pairwise(weeks) if one.shifted(1) == other)

    def _there(self, plan: Plan, slot: Slot) -> frozenset[str]:
        return self._concerned(plan, slot) & plan.present(slot)

    def _bound(self, plan: Plan, person: Person, slots: tuple[Slot, ...]) -> list[Slot]:
        return [slot for slot in slots if person.key in self._concerned(plan, slot)]

    def _concerned(self, plan: Plan, slot: Slot) -> frozenset[str]:
        people = plan.roll.having(self.tags, slot.day) if self.tags else plan.roll.keys
        return people - plan.roll.having(self.not_for_tags, slot.day) if self.not_for_tags else people
