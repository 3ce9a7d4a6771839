"""What a clause says without ordering anything that a week could be judged by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import PlannerBoard
from planning.rules.kind import (
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    exempts_nobody,
    in_each_unit,
    no_amount,
    no_sides,
    nobody_moves,
    on_no_plan,
    said_alike,
)
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An obligation in words, or what an empty cell means. Of two clauses that are `about` the
    same the newer one counts.
    """

    code: ClassVar[str] = "statement"
    clause: ClauseRef
    about: str
    text: str = ""
    topic: str = ""

    def check(self, plan: Plan) -> Iterator[Violation]:
        return iter(())

    def bind(self, board: PlannerBoard) -> None:
        """Nothing is asked of a planner."""


KIND = RuleKind(
    rule=Statement,
    nature=RuleNature.SPOKEN,
    weight=RuleWeight.TODAY,
    looks_back=False,
    is_judged=on_no_plan,
    spans_units=in_each_unit,
    subject=alike_in("about"),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=exempts_nobody,
    breach=said_alike,
    movable=nobody_moves,
)
