"""The datasheet that all kinds of rules about turns of duty have in common."""

from collections.abc import Callable
from typing import Any, TypeVar

from planning.plan import Plan
from planning.rules.base import Rule, clauseless
from planning.rules.kind import (
    RuleKind,
    RuleNature,
    RuleWeight,
    Subject,
    as_strict,
    exempts_nobody,
    no_amount,
    no_sides,
    nobody_moves,
)
from planning.rules.turn_rule import TurnRule
from planning.violation import Violation

T = TypeVar("T", bound=TurnRule)


def turn_kind(
    rule: type[T],
    *,
    subject: Callable[[Rule, str], Subject],
    is_stricter: Callable[[T, Any, int], bool] = as_strict,
) -> RuleKind[T]:
    """The datasheet of a kind about turns: judged on rosters of duty alone, over the agency as a
    whole, since posts are shared by its units; an exception takes people of a unit out.
    """
    return RuleKind(
        rule=rule,
        nature=RuleNature.TURNED,
        weight=RuleWeight.OVER_DAYS,
        looks_back=False,
        is_judged=_on_no_week,
        spans_units=_over_the_agency,
        subject=subject,
        sides=no_sides,
        is_stricter=is_stricter,
        with_amount=no_amount,
        outside=exempts_nobody,
        breach=_of_the_same_turns,
        movable=nobody_moves,
    )


def _on_no_week(rule: Rule, plan: Plan) -> bool:
    """A week has no turns."""
    return False


def _over_the_agency(rule: Rule) -> bool:
    """A roster of duty has people of many units."""
    return True


def _of_the_same_turns(rule: Rule, breach: Violation) -> Subject:
    return rule.code, breach.unit, breach.slot, breach.person, breach.turns, clauseless(rule)
