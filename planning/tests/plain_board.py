"""A board without a solver: it takes down the rows of a rule and adds them up at any plan."""

from collections.abc import Collection
from dataclasses import dataclass, field

from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Rule, Term
from planning.time import Slot


@dataclass
class PlainBoard:
    """`plan` shows given states; what it says in `free` cells must not matter to a rule that binds."""

    plan: Plan
    free: frozenset[tuple[str, Slot]] = frozenset()
    rows: list[tuple[int, int, tuple[Term, ...]]] = field(default_factory=list)

    def is_free(self, person: Person, slot: Slot) -> bool:
        return (person.key, slot) in self.free

    def at_most(self, limit: int, terms: Collection[Term], *, rule: Rule, slot: Slot | None, person: str | None = None) -> None:
        self.rows.append((1, limit, tuple(terms)))

    def at_least(self, limit: int, terms: Collection[Term], *, rule: Rule, slot: Slot | None, person: str | None = None) -> None:
        self.rows.append((-1, -limit, tuple(terms)))

    def accepts(self, decided: Plan) -> bool:
        """True if `decided` keeps every row without slack."""
        return all(sign * sum(term.counts_in(decided) for term in terms) <= limit for sign, limit, terms in self.rows)
