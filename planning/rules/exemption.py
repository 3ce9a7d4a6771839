"""Who is outside the limits that others set."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import PlannerBoard
from planning.rules.kind import (
    OutsideLimits,
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    in_each_unit,
    no_amount,
    no_sides,
    nobody_moves,
    on_no_plan,
    said_alike,
)
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """People with one of `tags` (empty: everybody it speaks of) are outside limits on presence: not
    in the base and not counted.

    `kinds` are the kinds of clauses meant (empty: any limit). It judges nothing by itself:
    planning.precedence takes the people out of the rules that its issuer may depart from.
    """

    code: ClassVar[str] = "exemption"
    clause: ClauseRef
    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def check(self, plan: Plan) -> Iterator[Violation]:
        return iter(())

    def bind(self, board: PlannerBoard) -> None:
        """It only takes people out of other rules."""


KIND = RuleKind(
    rule=Exemption,
    nature=RuleNature.REWRITING,
    weight=RuleWeight.TODAY,
    looks_back=False,
    is_judged=on_no_plan,
    spans_units=in_each_unit,
    subject=alike_in("tags", "kinds"),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=lambda rule, kind: OutsideLimits(rule.tags, rule.kinds),
    breach=said_alike,
    movable=nobody_moves,
)
