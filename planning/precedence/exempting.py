"""Who is outside a limit: by a clause that exempts them, or by one that orders them to be there
in full strength.
"""

from dataclasses import replace

from planning.force import InForce
from planning.precedence.rank import may_depart
from planning.precedence.subject import keeps_away
from planning.rules.exemption import Exemption
from planning.rules.person_state import Must, PersonState
from planning.rules.week_average import bound_of, with_bound

FULL_STRENGTH = "full_strength"


def exemption_of(one: InForce) -> Exemption | None:
    """The exemption a clause is or brings with it: whoever is to be there in full strength is
    outside every limit.
    """
    rule = one.rule
    if isinstance(rule, Exemption):
        return rule
    brings = (
        isinstance(rule, PersonState)
        and rule.must is Must.ON_SITE
        and one.origin.kind == FULL_STRENGTH
    )
    if brings and one.clause.binding.blocks and isinstance(rule, PersonState) and rule.tags:
        return Exemption(clause=one.clause, tags=rule.tags)
    return None


def is_exempt_from(limit: InForce, by: InForce, exemption: Exemption) -> bool:
    """True if the exemption, given by the clause `by`, concerns the limit. A limit set for these
    very people stands.
    """
    bound = bound_of(limit.rule)
    if (
        bound is None
        or not keeps_away(bound)
        or not exemption.tags.isdisjoint(bound.base.only_tags)
    ):
        return False
    meant = not exemption.kinds or limit.origin.kind in exemption.kinds
    return meant and by.origin.is_proposed <= limit.origin.is_proposed and may_depart(by, limit)


def without_tags(limit: InForce, tags: frozenset[str]) -> InForce:
    """The limit with these people neither counted nor in the base."""
    bound = bound_of(limit.rule)
    if bound is None:
        return limit
    without = replace(bound, base=replace(bound.base, exclude_tags=bound.base.exclude_tags | tags))
    return replace(limit, rule=with_bound(limit.rule, without))
