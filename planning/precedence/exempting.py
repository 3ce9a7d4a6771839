"""Who is outside a limit: by a clause that exempts them, or by one that orders them to be there
in full strength.
"""

from dataclasses import replace

from planning.force import InForce
from planning.precedence.rank import may_depart
from planning.precedence.subject import keeps_away
from planning.rules.catalogue import bound_of, kind_of, with_bound
from planning.rules.kind import OutsideLimits


def outside_by(one: InForce) -> OutsideLimits | None:
    """Who is outside limits by the clause, whether it says no more than that or brings it with
    it; None if nobody.
    """
    return kind_of(one.rule).outside(one.rule, one.origin.kind)


def is_exempt_from(limit: InForce, by: InForce, exemption: OutsideLimits) -> bool:
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
