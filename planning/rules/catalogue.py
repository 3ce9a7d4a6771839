"""Every kind of rule there is, and what may be asked of a rule without knowing which kind it is."""

from collections.abc import Mapping
from typing import Any

from planning.gathering import gather_values
from planning.plan import Plan
from planning.rules.base import Rule
from planning.rules.count_bound import BoundKind, CountBound
from planning.rules.kind import RuleKind, RuleNature, RuleWeight

KINDS: Mapping[type[Rule], RuleKind[Any]] = {
    kind.rule: kind for kind in gather_values(__package__, RuleKind)
}
"""The datasheet of each kind, as the file of its rule has it."""

CATALOGUE: Mapping[str, type[Rule]] = {
    kind.rule.code: kind.rule for kind in KINDS.values() if kind.nature is not RuleNature.SPOKEN
}
"""The kinds a clause may come to that does more than speak."""


def _of_nature(nature: RuleNature) -> tuple[type[Rule], ...]:
    return tuple(kind.rule for kind in KINDS.values() if kind.nature is nature)


PLANNED = _of_nature(RuleNature.PLANNED)
"""Rules about where people are: they judge a plan and bind its planner."""

TURNED = _of_nature(RuleNature.TURNED)
"""Rules about turns of duty: they judge a duty roster and bind its planner; of a week they say
nothing.
"""

RECORDED = _of_nature(RuleNature.RECORDED)
"""Rules about what was recorded: they judge alone."""

REWRITING = _of_nature(RuleNature.REWRITING)
"""Rules that judge nothing: they change what others come to before anything is judged."""


def kind_of(rule: Rule) -> RuleKind[Any]:
    """The datasheet of the rule. Raises KeyError for a rule whose file has none."""
    return KINDS[type(rule)]


def is_judged(rule: Rule, plan: Plan) -> bool:
    """False for a rule about records where none are kept, about rooms where nobody has one or
    about a week before that is not known, and for one that only changes others: a rule that says
    nothing of the plan is not kept by it.
    """
    return kind_of(rule).is_judged(rule, plan)


def spans_units(rule: Rule) -> bool:
    """True for a bound on the agency as a whole, which is not judged on one unit's people."""
    return kind_of(rule).spans_units(rule)


def looks_back(rule: Rule) -> bool:
    """True for a rule about turns one after the other, which asks what was before the plan."""
    return kind_of(rule).looks_back


def is_mended_by_a_reason(code: str) -> bool:
    """True where what is wrong under the rule of this code is put right by typing a reason, not by
    planning otherwise.
    """
    return KINDS[CATALOGUE[code]].weight is RuleWeight.REASON


def bound_of(rule: Rule) -> CountBound | None:
    """The bound on numbers a rule is, each day or on average; None if it is something else."""
    kind = kind_of(rule)
    return kind.bound(rule) if isinstance(kind, BoundKind) else None


def with_bound(rule: Rule, bound: CountBound) -> Rule:
    """The same rule, each day or on average, with another bound. Raises TypeError for a rule that
    is none.
    """
    kind = kind_of(rule)
    if not isinstance(kind, BoundKind):
        raise TypeError(rule.code)
    return kind.with_bound(rule, bound)


def counted_daily(rule: Rule) -> CountBound | None:
    """The bound whose numbers stand under each day of a week; None for what counts none."""
    kind = kind_of(rule)
    return kind.daily(rule) if isinstance(kind, BoundKind) else None
