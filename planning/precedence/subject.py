"""What a rule measures and of whom: whether two rules are about the same thing, and which of
them is stricter.
"""

from planning.rules.base import Direction, Measured, Rule
from planning.rules.catalogue import bound_of, kind_of
from planning.rules.kind import Amount, Subject


def subject(rule: Rule, kind: str) -> Subject:
    """What the rule is about, entered by a clause of the `kind`: two rules of one subject do not
    both apply within one authority.
    """
    return kind_of(rule).subject(rule, kind)


def sides(rule: Rule) -> frozenset[Direction]:
    """Whether it bounds from above or from below; an exact share does both, a rule without an
    amount neither.
    """
    return kind_of(rule).sides(rule)


def bounds_same_side(one: Rule, other: Rule) -> bool:
    """True if two rules of one subject bound the same side."""
    return not sides(one) or bool(sides(one) & sides(other))


def keeps_away(rule: Rule) -> bool:
    """True for a bound that keeps people from the office: what somebody may be exempt from."""
    bound = bound_of(rule)
    if bound is None:
        return False
    return bound.direction is Direction.EXACT or bound.direction is (
        Direction.MAX if bound.measured is Measured.ON_SITE else Direction.MIN
    )


def is_stricter(rule: Rule, than: Rule, people: int) -> bool:
    """True if `rule` allows less than a rule of the same subject, where so many people are
    counted.
    """
    one, other = bound_of(rule) or rule, bound_of(than) or than
    return one.code == other.code and kind_of(one).is_stricter(one, other, people)


def with_amount(rule: Rule, amount: Amount) -> Rule | None:
    """The rule with another amount, which nothing raises or lowers; None for a rule that has
    none.
    """
    return kind_of(rule).with_amount(rule, amount)
