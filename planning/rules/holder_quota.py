"""At most a share of the staff may hold a permit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import PlannerBoard
from planning.rules.counting import Rounding
from planning.rules.kind import (
    Amount,
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    exempts_nobody,
    no_sides,
    nobody_moves,
    on_any_plan,
    said_alike,
)
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderQuota:
    """Everybody of the plan together, whatever the day. Nobody plans who holds `tag`: a planner
    can only be told that too many do.
    """

    code: ClassVar[str] = "holder-quota"
    clause: ClauseRef
    tag: str
    share: Fraction
    rounding: Rounding = Rounding.FLOOR

    def check(self, plan: Plan) -> Iterator[Violation]:
        found, limit = self._found(plan), self.limit(len(plan.people))
        if plan.slots and found > limit:
            yield Violation(
                rule=self.code, clause=self.clause, found=found, limit=limit, base=len(plan.people)
            )

    def bind(self, board: PlannerBoard) -> None:
        if board.plan.slots:
            board.at_most(
                self.limit(len(board.plan.people)) - self._found(board.plan),
                (),
                rule=self,
                slot=None,
            )

    def limit(self, staff: int) -> int:
        return self.rounding.apply(self.share * staff)

    def _found(self, plan: Plan) -> int:
        return sum(any(person.has(self.tag, day) for day in plan.days) for person in plan.people)


def _with_share(rule: HolderQuota, amount: Amount) -> HolderQuota | None:
    return replace(rule, share=amount) if isinstance(amount, Fraction) else None


KIND = RuleKind(
    rule=HolderQuota,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.TODAY,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=lambda rule: True,
    subject=alike_in("tag"),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=_with_share,
    outside=exempts_nobody,
    breach=said_alike,
    movable=nobody_moves,
)
