"""The datasheet of a kind that judges what is on record, and asks nothing of a planner."""

from collections.abc import Callable
from typing import TypeVar

from planning.plan import Plan
from planning.rules.base import Rule
from planning.rules.kind import (
    Moves,
    RuleKind,
    RuleNature,
    RuleWeight,
    Subject,
    as_strict,
    exempts_nobody,
    in_each_unit,
    no_amount,
    no_sides,
    nobody_moves,
    said_alike,
    with_records,
)
from planning.time import Slot
from planning.violation import Violation

R = TypeVar("R", bound=Rule)


def recorded_kind(
    rule: type[R],
    *,
    subject: Callable[[Rule, str], Subject],
    movable: Callable[[R, Plan, Violation, Slot], Moves] = nobody_moves,
) -> RuleKind[R]:
    """The datasheet of such a kind: judged unit by unit where records are kept, met on the day
    itself or not at all, neither stricter nor milder than another of its kind.

    `subject` tells which clauses are about the same; `movable` who could be moved, where the
    record is of somebody who could be elsewhere.
    """
    return RuleKind(
        rule=rule,
        nature=RuleNature.RECORDED,
        weight=RuleWeight.TODAY,
        looks_back=False,
        is_judged=with_records,
        spans_units=in_each_unit,
        subject=subject,
        sides=no_sides,
        is_stricter=as_strict,
        with_amount=no_amount,
        outside=exempts_nobody,
        breach=said_alike,
        movable=movable,
    )
