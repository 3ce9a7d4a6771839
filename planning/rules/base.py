"""What every rule can do, and what it may say to a planner."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, product
from typing import ClassVar, Protocol

from planning.clause import ClauseRef
from planning.people import Person
from planning.plan import Plan, Work
from planning.time import Slot
from planning.violation import Violation


class Measured(StrEnum):
    """Which side of a person's day a rule counts. Never one as "all minus the other": leave
    makes them different.
    """

    ON_SITE = "on-site"
    REMOTE = "remote"

    def people(self, plan: Plan, slot: Slot) -> frozenset[str]:
        return plan.present(slot) if self is Measured.ON_SITE else plan.wholly(slot, _REMOTE)


_REMOTE = frozenset({Work.REMOTE})


class Grain(StrEnum):
    """What is judged apart. On a board in halves the two differ: by the day, presence in any
    half counts once.
    """

    DAY = "day"
    INSTANT = "instant"

    def slots(self, plan: Plan) -> tuple[Slot, ...]:
        """The slots to judge. A day of which the plan shows one half only (the rule begins at
        noon) is that half.
        """
        if self is Grain.INSTANT:
            return plan.slots
        shown = ((day, plan.slots_of(day)) for day in plan.days)
        return tuple(slots[0] if len(slots) == 1 else Slot(day) for day, slots in shown)


class Direction(StrEnum):
    """Asked apart from what is measured: "at most half" was once printed of the office and of
    the home.
    """

    MAX = "max"
    MIN = "min"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one slot counted as 1 if `measured` holds there, else 0.

    On a board in halves a slot may be a whole day: on site in either half, remote in both.
    """

    person: str
    slot: Slot
    measured: Measured

    def counts_in(self, plan: Plan) -> bool:
        return self.person in self.measured.people(plan, self.slot)


class PlannerBoard(Protocol):
    """What a rule may say to a planner: rows over presence, each with a named slack. The solver
    implements it.

    `plan` holds the given states (leave, mission, duty, pinned cells ...) and, in cells the planner
    decides, any value that is_decided. A rule may read people, slots and given states from it,
    never the decided ones.
    """

    @property
    def plan(self) -> Plan: ...

    def is_free(self, person: Person, slot: Slot) -> bool:
        """True if the planner decides this cell between on site and remote."""
        ...

    def at_most(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: "Rule",
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        """The sum of `terms` exceeds `limit` only at the price of a slack named after rule, slot
        and person.
        """
        ...

    def at_least(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: "Rule",
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        """The sum of `terms` falls short of `limit` only at the price of a slack named after
        rule, slot and person.
        """
        ...

    def apart(self, groups: Sequence[Collection[Term]], *, rule: "Rule", slot: Slot) -> None:
        """Terms of at most one of `groups` count; everybody else who does is a slack named after
        rule and slot.
        """
        ...


def pairs_apart(groups: Sequence[Collection[Term]]) -> Iterator[tuple[Term, ...]]:
    """Two people of different groups, each pair once; who stands in two groups is a pair alone.

    >>> from datetime import date
    >>> monday = Slot(date(2026, 11, 30))
    >>> an, binh, chi = (Term(name, monday, Measured.ON_SITE) for name in ("An", "Binh", "Chi"))
    >>> [[term.person for term in pair] for pair in pairs_apart([[an], [binh, chi]])]
    [['An', 'Binh'], ['An', 'Chi']]
    >>> [[term.person for term in pair] for pair in pairs_apart([[an], [an]])]
    [['An']]
    """
    pairs = {
        frozenset(pair) for one, other in combinations(groups, 2) for pair in product(one, other)
    }
    yield from sorted(
        (tuple(sorted(pair, key=lambda term: term.person)) for pair in pairs),
        key=lambda pair: [term.person for term in pair],
    )


class Rule(Protocol):
    """A frozen value. `check` judges the slots it is shown; which slots those are is decided by
    planning.force.
    """

    code: ClassVar[str]

    @property
    def clause(self) -> ClauseRef: ...

    def check(self, plan: Plan) -> Iterator[Violation]: ...

    def bind(self, board: PlannerBoard) -> None: ...


NO_CLAUSE = ClauseRef(key="")


def with_clause(rule: Rule, clause: ClauseRef) -> Rule:
    """The same rule under another clause."""
    # every rule is a dataclass
    changed: Rule = replace(rule, clause=clause)  # type: ignore[type-var]
    return changed


def clauseless(rule: Rule) -> Rule:
    """What the rule asks, whichever clause it came from."""
    return with_clause(rule, NO_CLAUSE)
