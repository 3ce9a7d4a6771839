"""Nobody twice running: not at the office on two days, or in two weeks, one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise, product
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Grain, Measured, PlannerBoard, Term
from planning.rules.kind import (
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    exempts_nobody,
    goes_home,
    in_each_unit,
    no_amount,
    no_sides,
    said_alike,
)
from planning.time import Slot, Week
from planning.violation import Violation

Slots = tuple[Slot, ...]


class TurnSpan(StrEnum):
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternation:
    """Who is at the office in one turn stays away in the next: those with one of `tags` (empty:
    everybody), save `not_for_tags`.

    Days follow each other as the plan and the days before it show them, a Monday its Friday; weeks
    by the calendar. A turn taken before the plan counts for the days on which the rule held. Only
    days of the plan itself are told; a breach by the week once, on the first day that makes it.
    """

    code: ClassVar[str] = "alternation"
    clause: ClauseRef
    turn: TurnSpan
    tags: frozenset[str] = frozenset()
    not_for_tags: frozenset[str] = frozenset()

    def check(self, plan: Plan) -> Iterator[Violation]:
        for before, after in self._turns(plan):
            came, told = self._ever(plan, before), frozenset[str]()
            for slot in after:
                again = (came & self._there(plan, slot)) - told
                told |= again
                for person in plan.people if again else ():
                    if person.key in again:
                        yield Violation(
                            rule=self.code, clause=self.clause, slot=slot, person=person.key
                        )

    def is_judged(self, plan: Plan) -> bool:
        """False where a turn has none beside it to be compared with: one week, and nothing known
        of the one before.
        """
        return (
            self.turn is TurnSpan.DAY or len({Week.of(day) for day in plan.looking_back.days}) > 1
        )

    def bind(self, board: PlannerBoard) -> None:
        """What was before the plan is settled: whoever had that turn stays away in this one,
        whatever else is decided.
        """
        plan, shown = board.plan, frozenset(board.plan.days)
        for before, after in self._turns(plan):
            settled = self._ever(plan, (slot for slot in before if slot.day not in shown))
            for person in plan.people:
                undecided = [
                    slot for slot in self._bound(plan, person, before) if slot.day in shown
                ]
                beside = (
                    [()]
                    if person.key in settled
                    else [(Term(person.key, slot, Measured.ON_SITE),) for slot in undecided]
                )
                for slot, others in product(self._bound(plan, person, after), beside):
                    terms = [*others, Term(person.key, slot, Measured.ON_SITE)]
                    board.at_most(len(others), terms, rule=self, slot=slot, person=person.key)

    def _turns(self, plan: Plan) -> Iterator[tuple[Slots, Slots]]:
        """What the plan shows of each turn, with the turn before it."""
        shown = frozenset(plan.days)
        for before, after in self._pairs(Grain.DAY.slots(plan.looking_back)):
            own = tuple(slot for slot in after if slot.day in shown)
            if own:
                yield before, own

    def _pairs(self, slots: Slots) -> Iterator[tuple[Slots, Slots]]:
        if self.turn is TurnSpan.DAY:
            yield from (((before,), (after,)) for before, after in pairwise(slots))
            return
        weeks = [
            (week, tuple(days)) for week, days in groupby(slots, key=lambda slot: Week.of(slot.day))
        ]
        yield from (
            (before, after)
            for (one, before), (other, after) in pairwise(weeks)
            if one.shifted(1) == other
        )

    def _ever(self, plan: Plan, slots: Iterable[Slot]) -> frozenset[str]:
        return frozenset[str]().union(*(self._there(plan, slot) for slot in slots))

    def _there(self, plan: Plan, slot: Slot) -> frozenset[str]:
        return self._concerned(plan, slot) & plan.looking_back.present(slot)

    def _bound(self, plan: Plan, person: Person, slots: Slots) -> list[Slot]:
        return [slot for slot in slots if person.key in self._concerned(plan, slot)]

    def _concerned(self, plan: Plan, slot: Slot) -> frozenset[str]:
        people = plan.roll.having(self.tags, slot.day) if self.tags else plan.roll.keys
        return (
            people - plan.roll.having(self.not_for_tags, slot.day) if self.not_for_tags else people
        )


KIND = RuleKind(
    rule=Alternation,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.OVER_DAYS,
    looks_back=True,
    is_judged=Alternation.is_judged,
    spans_units=in_each_unit,
    subject=alike_in("turn", "tags"),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=exempts_nobody,
    breach=said_alike,
    movable=goes_home,
)
