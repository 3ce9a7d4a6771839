"""What a rule measures and of whom: whether two rules are about the same thing, and which of them is stricter."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from operator import attrgetter

from planning.rules.base import Measured, Rule
from planning.rules.count_bound import CountBound, Direction, Level
from planning.rules.holder_quota import HolderQuota
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import Must, PersonState

Subject = tuple[object, ...]

ABOUT: Mapping[str, tuple[str, ...]] = {
    "count-bound": ("measured", "base.ranks", "base.only_tags", "level"),
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
    "meeting-cap": ("purposes",),
    "time-window": (),
    "roster-deadline": ("step",),
    "daily-report": (),
}
"""The parameters that say what a rule is about; the others say how much, or on which condition."""

_SIDES = {
    Direction.MAX: frozenset({Direction.MAX}),
    Direction.MIN: frozenset({Direction.MIN}),
    Direction.EXACT: frozenset({Direction.MAX, Direction.MIN}),
}


def subject(rule: Rule, kind: str) -> Subject:
    """What the rule is about. A share and a number are alike; conditions for coming in differ by the kind of clause."""
    about = tuple(attrgetter(name)(rule) for name in ABOUT.get(rule.code, ()))
    apart = rule.code not in ABOUT or (isinstance(rule, PersonState) and rule.must is Must.QUALIFY)
    return rule.code, *about, kind if apart else ""


def sides(rule: Rule) -> frozenset[Direction]:
    """Whether it bounds from above or from below; an exact share does both, a rule without an amount neither."""
    return _SIDES[rule.direction] if isinstance(rule, CountBound | PersonQuota) else frozenset()


def meets(one: Rule, other: Rule) -> bool:
    """True if two rules of one subject bound the same side."""
    return not sides(one) or bool(sides(one) & sides(other))


def spans_units(rule: Rule) -> bool:
    """True for a bound on the agency as a whole, which is not judged on one unit's people."""
    return isinstance(rule, CountBound) and rule.level is Level.AGENCY


def keeps_away(rule: Rule) -> bool:
    """True for a bound that keeps people from the office: what somebody may be exempt from."""
    if not isinstance(rule, CountBound):
        return False
    return rule.direction is Direction.EXACT or rule.direction is (Direction.MAX if rule.measured is Measured.ON_SITE else Direction.MIN)


def is_stricter(rule: Rule, than: Rule, people: int) -> bool:
    """True if `rule` allows less than a rule of the same subject, where so many people are counted."""
    if isinstance(rule, CountBound) and isinstance(than, CountBound):
        (low, high), (least, most) = rule.bounds(people), than.bounds(people)
        return (None not in (high, most) and (high or 0) < (most or 0)) or (None not in (low, least) and (low or 0) > (least or 0))
    if isinstance(rule, PersonQuota) and isinstance(than, PersonQuota) and type(rule.amount) is type(than.amount):
        return rule.amount > than.amount if rule.direction is Direction.MIN else rule.amount < than.amount
    return False


def with_amount(rule: Rule, amount: Fraction | int) -> Rule | None:
    """The rule with another amount, which nothing raises; None for a rule that has none."""
    if isinstance(rule, CountBound):
        return replace(rule, amount=amount, or_count=0, min_allowed=0)
    if isinstance(rule, PersonQuota):
        return replace(rule, amount=amount)
    return replace(rule, share=amount) if isinstance(rule, HolderQuota) and isinstance(amount, Fraction) else None
