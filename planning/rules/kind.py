"""What the house must know of a kind of rule besides how it judges and binds: one datasheet a
kind, kept in the rule's own file.

The words of a kind stand in planning.wording.rules, its sentences to fill in in planning.clauses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from typing import Any, Generic, TypeVar

from planning.plan import Plan, Work
from planning.rules.base import Direction, Rule, clauseless
from planning.time import Slot
from planning.violation import Violation

R = TypeVar("R", bound=Rule)
Amount = Fraction | int
Subject = tuple[object, ...]
Moves = tuple[frozenset[str], Work]
"""Who could be moved, each alone, and where to, so that a breach becomes smaller."""


class RuleNature(StrEnum):
    """What a kind of rule does: it judges a plan and binds its planner, judges turns of duty and
    binds their planner, judges records alone, changes what other rules come to, or is only read.
    """

    PLANNED = "planned"
    TURNED = "turned"
    RECORDED = "recorded"
    REWRITING = "rewriting"
    SPOKEN = "spoken"

    @property
    def judges(self) -> bool:
        """True if a breach of it can be found: in a week, in turns of duty or in records."""
        return self in (RuleNature.PLANNED, RuleNature.TURNED, RuleNature.RECORDED)


class RuleWeight(StrEnum):
    """When what is asked can be met: on the day itself, mostly on another day as well, or at any
    time by typing a reason.
    """

    TODAY = "today"
    OVER_DAYS = "over-days"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class OutsideLimits:
    """Who is outside limits on presence: people with one of `tags` (empty: everybody), outside
    clauses of `kinds` (empty: any limit).
    """

    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class RuleKind(Generic[R]):
    """One field a question that is asked of every kind. None has a default: who adds a kind
    answers them all, if only by "never" or "nobody".

    nature         what it does
    weight         when what it asks can be met: where a breach weighs for the planner
    looks_back     whether it asks what was before the plan
    is_judged      whether it says anything of this plan (what says nothing is not kept by it)
    spans_units    whether it is about the agency as a whole, not one unit's people
    subject        what it is about, given the kind of its clause: of two rules about the same
                   the newer or more special one counts
    sides          which sides it bounds; nothing for a rule without an amount
    is_stricter    whether it allows less than another of its subject, for so many people
    with_amount    the rule with another amount that nothing raises or lowers; None without one
    outside        who is outside other rules by it, given the kind of its clause
    breach         what a breach is about, whichever clause says so: two laws are compared by it
    movable        whose move could mend a breach in a slot
    """

    rule: type[R]
    nature: RuleNature
    weight: RuleWeight
    looks_back: bool
    is_judged: Callable[[R, Plan], bool]
    spans_units: Callable[[R], bool]
    subject: Callable[[R, str], Subject]
    sides: Callable[[R], frozenset[Direction]]
    is_stricter: Callable[[R, Any, int], bool]
    with_amount: Callable[[R, Amount], Rule | None]
    outside: Callable[[R, str], OutsideLimits | None]
    breach: Callable[[R, Violation], Subject]
    movable: Callable[[R, Plan, Violation, Slot], Moves]


SIDES = {
    Direction.MAX: frozenset({Direction.MAX}),
    Direction.MIN: frozenset({Direction.MIN}),
    Direction.EXACT: frozenset({Direction.MAX, Direction.MIN}),
}
"""Which sides a direction bounds: an exact share bounds both."""


def alike_in(*names: str) -> Callable[[Rule, str], Subject]:
    """The subject of rules that differ in these parameters: the others say how much, or on which
    condition.
    """
    return lambda rule, kind: (rule.code, *(attrgetter(name)(rule) for name in names), "")


def on_any_plan(rule: Rule, plan: Plan) -> bool:
    """Every plan can be judged by it."""
    return True


def with_records(rule: Rule, plan: Plan) -> bool:
    """Where nothing is recorded nothing is said."""
    return plan.records is not None


def on_no_plan(rule: Rule, plan: Plan) -> bool:
    """It judges nothing by itself."""
    return False


def in_each_unit(rule: Rule) -> bool:
    """It is judged on the people of one unit."""
    return False


def no_sides(rule: Rule) -> frozenset[Direction]:
    """It has no amount to bound anything by."""
    return frozenset()


def as_strict(rule: Rule, than: Rule, people: int) -> bool:
    """Two of its subject ask the same."""
    return False


def no_amount(rule: Rule, amount: Amount) -> None:
    """There is no amount to change."""


def exempts_nobody(rule: Rule, kind: str) -> None:
    """It takes nobody out of other rules."""


def said_alike(rule: Rule, breach: Violation) -> Subject:
    """The same thing is wrong where the same is asked and the same people, units or rooms are
    named.
    """
    named = (breach.unit, breach.slot, breach.place, breach.person, breach.seen)
    return rule.code, *named, clauseless(rule)


def nobody_moves(rule: Rule, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    """No single move is to be offered."""
    return frozenset(), Work.REMOTE


def goes_home(rule: Rule, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    """The person who is named goes home."""
    return _named(breach), Work.REMOTE


def comes_in(rule: Rule, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    """The person who is named comes to the office."""
    return _named(breach), Work.ON_SITE


def _named(breach: Violation) -> frozenset[str]:
    return frozenset({breach.person} if breach.person else ())
