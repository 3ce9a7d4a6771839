"""What a rule measures and of whom: whether two rules are about the same thing, and which of
them is stricter.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from operator import attrgetter

from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.holder_quota import HolderQuota
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import Must, PersonState
from planning.rules.week_average import bound_of, with_bound

Subject = tuple[object, ...]

ABOUT: Mapping[str, tuple[str, ...]] = {
    "count-bound": ("measured", "base.ranks", "base.only_tags", "level"),
    "week-average": (),
    "person-state": ("must", "ranks", "tags"),
    "permitted-reasons": (),
    "remote-condition": (),
    "leader-rotation": (),
    "fixed-team": ("level",),
    "alternation": ("turn", "tags"),
    "separation": ("teams",),
    "person-quota": ("measured", "tags"),
    "holder-quota": ("tag",),
    "exemption": ("tags", "kinds"),
    "statement": ("about",),
    "meeting-cap": ("concerns", "purposes"),
    "time-window": (),
    "roster-deadline": ("step",),
    "daily-report": (),
}
"""The parameters that say what a rule is about; the others say how much, or on which condition.
An average is about what the bound is that it averages.
"""

_SIDES = {
    Direction.MAX: frozenset({Direction.MAX}),
    Direction.MIN: frozenset({Direction.MIN}),
    Direction.EXACT: frozenset({Direction.MAX, Direction.MIN}),
}


def subject(rule: Rule, kind: str) -> Subject:
    """What the rule is about. A share and a number are alike; conditions for coming in differ by
    the kind of clause.
    """
    rule = bound_of(rule) or rule
    about = tuple(attrgetter(name)(rule) for name in ABOUT.get(rule.code, ()))
    apart = rule.code not in ABOUT or (isinstance(rule, PersonState) and rule.must is Must.QUALIFY)
    return rule.code, *about, kind if apart else ""


def sides(rule: Rule) -> frozenset[Direction]:
    """Whether it bounds from above or from below; an exact share does both, a rule without an
    amount neither.
    """
    rule = bound_of(rule) or rule
    return _SIDES[rule.direction] if isinstance(rule, CountBound | PersonQuota) else frozenset()


def meets(one: Rule, other: Rule) -> bool:
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
    mine, theirs = bound_of(rule), bound_of(than)
    if mine and theirs:
        (low, high), (least, most) = mine.bounds(people), theirs.bounds(people)
        return (None not in (high, most) and (high or 0) < (most or 0)) or (
            None not in (low, least) and (low or 0) > (least or 0)
        )
    if (
        isinstance(rule, PersonQuota)
        and isinstance(than, PersonQuota)
        and type(rule.amount) is type(than.amount)
    ):
        return (
            rule.amount > than.amount
            if rule.direction is Direction.MIN
            else rule.amount < than.amount
        )
    return False


def with_amount(rule: Rule, amount: Fraction | int) -> Rule | None:
    """The rule with another amount, which nothing raises or lowers; None for a rule that has
    none.
    """
    if bound := bound_of(rule):
        return with_bound(
            rule, replace(bound, amount=amount, or_count=0, top_count=0, min_allowed=0)
        )
    if isinstance(rule, PersonQuota):
        return replace(rule, amount=amount)
    return (
        replace(rule, share=amount)
        if isinstance(rule, HolderQuota) and isinstance(amount, Fraction)
        else None
    )
