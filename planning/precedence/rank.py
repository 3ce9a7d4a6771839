"""Which rule takes the place of which: one that names it, one that speaks more specially, one
that is newer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planning.clause import Binding
from planning.force import InForce
from planning.precedence.subject import bounds_same_side, subject


class Why(StrEnum):
    """Why a rule does not hold as it was written."""

    NEWER = "newer"
    SPECIAL = "special"
    AMENDED = "amended"
    EXEMPT = "exempt"
    EXCEPTED = "excepted"
    SUSPENDED = "suspended"


_STRICTNESS = (Binding.ADVICE, Binding.TARGET, Binding.ORDER)


@dataclass(frozen=True, slots=True)
class Edge:
    """The rule at place `by` takes the place of another while it holds."""

    by: int
    why: Why


def amendments(rules: Sequence[InForce]) -> tuple[tuple[Edge, ...], ...]:
    """For each rule those whose clause says that they take its place. Of two that name each
    other the newer does.
    """
    return tuple(
        tuple(
            Edge(place, Why.AMENDED)
            for place, one in enumerate(rules)
            if one.origin.replaces and is_amended(rule, one)
        )
        for rule in rules
    )


def outranked(rules: Sequence[InForce]) -> tuple[tuple[Edge, ...], ...]:
    """For each rule those of the same authority and subject that speak more specially, or
    equally and are newer.
    """
    alike: dict[object, list[int]] = {}
    for place, rule in enumerate(rules):
        alike.setdefault(subject(rule.rule, rule.origin.kind), []).append(place)
    edges: list[list[Edge]] = [[] for _ in rules]
    for places in alike.values():
        for place in places:
            reasons = ((other, why_it_yields(rules[place], rules[other])) for other in places)
            edges[place] = [Edge(other, why) for other, why in reasons if why]
    return tuple(map(tuple, edges))


def is_amended(rule: InForce, by: InForce) -> bool:
    """True if `by` says that it takes the place of the rule, and may."""
    mutual = by.clause.key in rule.origin.replaces and rule.origin.order > by.origin.order
    return names_as_replaced(by, rule) and may_depart(by, rule) and not mutual


def names_as_replaced(one: InForce, other: InForce) -> bool:
    """True if `one` says that it takes the place of `other`. What is proposed takes nobody's
    place but that of a proposal.
    """
    return (
        other.clause.key in one.origin.replaces
        and one.origin.is_proposed <= other.origin.is_proposed
    )


def may_depart(one: InForce, other: InForce) -> bool:
    """True if the authority behind `one` may depart from `other`."""
    mine, theirs = one.origin.authority, other.origin.authority
    return (
        mine is not None
        and theirs is not None
        and mine.may_except(theirs, other.origin.excepted_by)
    )


def why_it_yields(rule: InForce, to: InForce) -> Why | None:
    """Why the rule yields to another of the same subject, if it does: within one authority, to what
    binds no less strictly.

    Where two documents single out the same units and differ only in whom they leave out, the newer
    one decides for all of whom both speak: "all but the one-stop counters" is no special order for
    the others.
    """
    if not (
        _of_one_authority(rule, to)
        and bounds_same_side(rule.rule, to.rule)
        and _no_less_strict(to, than=rule)
    ):
        return None
    # whom a scope leaves out does not make it special: only whom it names is compared between
    # documents; within one document the clauses were written knowing of each other, so there the
    # whole scope counts and neither is newer
    mine, theirs = rule.scope.singled_out, to.scope.singled_out
    if theirs.is_narrower(mine):
        return Why.SPECIAL
    if theirs != mine:
        return None
    if to.origin.directive == rule.origin.directive:
        return Why.SPECIAL if to.scope.is_narrower(rule.scope) else None
    return Why.NEWER if to.origin.order > rule.origin.order else None


def _of_one_authority(one: InForce, other: InForce) -> bool:
    mine, theirs = one.origin.authority, other.origin.authority
    return (
        mine is not None
        and theirs is not None
        and mine.is_same(theirs)
        and one.origin.is_proposed == other.origin.is_proposed
    )


def _no_less_strict(one: InForce, than: InForce) -> bool:
    """Proposals are advice, all of them alike."""
    return one.origin.is_proposed or _STRICTNESS.index(one.clause.binding) >= _STRICTNESS.index(
        than.clause.binding
    )
