"""The judge: a plan and the rules in force give the list of breaches, the same on every machine."""

from collections.abc import Iterable

from planning.force import InForce
from planning.plan import Plan
from planning.violation import Violation


def check(plan: Plan, rules: Iterable[InForce]) -> tuple[Violation, ...]:
    """Every breach of `rules` in `plan`, each rule judging only when it holds and of whom it
    speaks, in a fixed order.
    """
    found = (violation for one in rules for violation in one.rule.check(one.seen(plan)))
    return tuple(sorted(found, key=lambda violation: violation.order))
