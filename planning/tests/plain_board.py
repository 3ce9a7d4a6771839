"""A board without a solver: it takes down the rows of a rule and adds them up at any plan."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Rule, Term
from planning.time import Slot


@dataclass
class PlainBoard:
    """`plan` shows given states; what it says in `free` cells must not matter to a rule that
    binds.
    """

    plan: Plan
    free: frozenset[tuple[str, Slot]] = frozenset()
    rows: list[tuple[int, int, tuple[Term, ...]]] = field(default_factory=list)
    groups: list[Sequence[Collection[Term]]] = field(default_factory=list)

    def is_free(self, person: Person, slot: Slot) -> bool:
        return (person.key, slot) in self.free

    def at_most(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: Rule,
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        self.rows.append((1, limit, tuple(terms)))

    def at_least(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: Rule,
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        self.rows.append((-1, -limit, tuple(terms)))

    def apart(self, groups: Sequence[Collection[Term]], *, rule: Rule, slot: Slot) -> None:
        self.groups.append(groups)

    def accepts(self, decided: Plan) -> bool:
        """True if `decided` keeps every row without slack, and no two groups meet."""
        kept = all(
            sign * sum(term.counts_in(decided) for term in terms) <= limit
            for sign, limit, terms in self.rows
        )
        return kept and all(
            sum(any(term.counts_in(decided) for term in group) for group in groups) <= 1
            for groups in self.groups
        )
