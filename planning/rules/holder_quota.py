"""At most a share of the staff may hold a permit."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import Board
from planning.rules.count_bound import Rounding
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

    def bind(self, board: Board) -> None:
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
