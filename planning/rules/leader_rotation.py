"""Head and deputies take turns: one of them is always there, and where it is asked, not the same
one all the time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import LEADERS
from planning.plan import Plan, Work
from planning.rules.base import Grain, Measured, PlannerBoard, Term
from planning.rules.kind import (
    Moves,
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
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
class LeaderRotation:
    """Every day a leader of each unit is at the office.

    `must_alternate`: over the days that the plan shows, if they are more than one, it is not one
    and the same leader alone, where the unit has more than one. A week stands by itself, whoever
    came in the one before: the sentence says "in the week". A day without any leader is a breach of
    its own and does not matter for that.
    """

    code: ClassVar[str] = "leader-rotation"
    clause: ClauseRef
    must_alternate: bool = False

    def check(self, plan: Plan) -> Iterator[Violation]:
        slots = Grain.DAY.slots(plan)
        for unit, leaders in self.leaders(plan):
            came = [leaders & plan.present(slot) for slot in slots]
            for slot, there in zip(slots, came, strict=True):
                if not there:
                    yield Violation(
                        rule=self.code, clause=self.clause, unit=unit, slot=slot, found=0, limit=1
                    )
            ever = frozenset[str]().union(*came)
            if self._alternates(leaders, slots) and len(ever) == 1:
                yield Violation(
                    rule=self.code,
                    clause=self.clause,
                    unit=unit,
                    found=1,
                    limit=2,
                    seen=tuple(ever),
                )

    def bind(self, board: PlannerBoard) -> None:
        slots = Grain.DAY.slots(board.plan)
        for _, leaders in self.leaders(board.plan):
            for slot in slots:
                board.at_least(1, _presence(leaders, (slot,)), rule=self, slot=slot)
            for leader in sorted(leaders) if self._alternates(leaders, slots) else ():
                board.at_least(1, _presence(leaders - {leader}, slots), rule=self, slot=None)

    def leaders(self, plan: Plan) -> Iterator[tuple[str, frozenset[str]]]:
        leading = plan.roll.ranked(LEADERS)
        return ((unit, people & leading) for unit, people in plan.roll.members.items())

    def _alternates(self, leaders: frozenset[str], slots: tuple[Slot, ...]) -> bool:
        """A single day, where the order begins on a Friday, leaves nothing to take turns in."""
        return self.must_alternate and len(leaders) > 1 and len(slots) > 1


def _presence(people: frozenset[str], slots: tuple[Slot, ...]) -> list[Term]:
    return [Term(person, slot, Measured.ON_SITE) for slot in slots for person in sorted(people)]


def _a_leader_comes(rule: LeaderRotation, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    return dict(rule.leaders(plan)).get(breach.unit or "", frozenset()), Work.ON_SITE


KIND = RuleKind(
    rule=LeaderRotation,
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
    movable=_a_leader_comes,
)
