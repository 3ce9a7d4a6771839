"""The judge: a plan and the rules in force give the list of breaches, the same on every machine."""

from collections.abc import Hashable, Iterable

from planning.duty.plan import DutyPlan
from planning.force import InForce, of_kind
from planning.plan import Plan
from planning.rules.turn_rule import TurnBook, TurnRule
from planning.violation import Violation


def check(plan: Plan, rules: Iterable[InForce]) -> tuple[Violation, ...]:
    """Every breach of `rules` in `plan`, each rule judging only when it holds and of whom it
    speaks, in a fixed order.
    """
    found = (violation for one in rules for violation in one.rule.check(one.seen(plan)))
    return tuple(sorted(found, key=lambda violation: violation.order))


def check_turns(
    plan: DutyPlan, rules: Iterable[InForce], *, is_whole: bool = True
) -> tuple[Violation, ...]:
    """Every breach of `rules` in a duty roster, in a fixed order; rules about weeks say nothing of
    it. Rules that see the same of it go through one book. Of turns that are not the whole roster
    only what no more turns could mend.
    """
    books: dict[Hashable, TurnBook] = {}
    found: list[Violation] = []
    for one, rule in of_kind(TurnRule, rules):
        if one.sight not in books:
            seen = one.seen_turns(plan)
            books[one.sight] = TurnBook(seen, tuple(seen.turns))
        found.extend(rule.judge(books[one.sight], is_whole=is_whole))
    return tuple(sorted(found, key=lambda violation: (violation.order, violation.turns)))
