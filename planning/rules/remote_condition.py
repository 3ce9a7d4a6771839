"""Working at home is what needs a condition: only people who meet all of it may."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import Grain, Measured, PlannerBoard, Term
from planning.rules.kind import (
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    comes_in,
    exempts_nobody,
    in_each_unit,
    no_amount,
    no_sides,
    on_any_plan,
    said_alike,
)
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteCondition:
    """At home for the whole day only with all of `all_of_tags`."""

    code: ClassVar[str] = "remote-condition"
    clause: ClauseRef
    all_of_tags: frozenset[str]

    def check(self, plan: Plan) -> Iterator[Violation]:
        for slot in Grain.DAY.slots(plan):
            broken = self._barred(plan, slot) & Measured.REMOTE.people(plan, slot)
            for person in plan.people if broken else ():
                if person.key in broken:
                    yield Violation(
                        rule=self.code, clause=self.clause, slot=slot, person=person.key
                    )

    def bind(self, board: PlannerBoard) -> None:
        for slot in Grain.DAY.slots(board.plan):
            barred = self._barred(board.plan, slot)
            for person in board.plan.people:
                if person.key in barred:
                    board.at_most(
                        0,
                        [Term(person.key, slot, Measured.REMOTE)],
                        rule=self,
                        slot=slot,
                        person=person.key,
                    )

    def _barred(self, plan: Plan, slot: Slot) -> frozenset[str]:
        having = [plan.roll.having(frozenset({tag}), slot.day) for tag in self.all_of_tags]
        return plan.roll.keys - plan.roll.keys.intersection(*having)


KIND = RuleKind(
    rule=RemoteCondition,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.TODAY,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=in_each_unit,
    subject=alike_in(),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=exempts_nobody,
    breach=said_alike,
    movable=comes_in,
)
