"""Takes down what the rules ask of a week as rows over presence, and can say by itself how far a
plan falls short of each.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from planning.force import InForce
from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Measured, Rule, Term
from planning.rules.catalogue import kind_of
from planning.rules.kind import RuleWeight
from planning.solver.problem import Cell, SolverLevel
from planning.time import Slot


class Sense(StrEnum):
    AT_MOST = "at-most"
    AT_LEAST = "at-least"


Side = tuple[Measured, Slot]


@dataclass(frozen=True, kw_only=True)
class SolverRow:
    """The sum of `terms` against `limit`; what it exceeds or lacks is priced on `level`."""

    rule: Rule
    sense: Sense
    limit: int
    terms: tuple[Term, ...]
    slot: Slot | None
    person: str | None
    level: SolverLevel

    @cached_property
    def sides(self) -> Mapping[Side, frozenset[str]]:
        """Whose presence is counted, and where."""
        sides: dict[Side, set[str]] = {}
        side: Side | None = None
        people = set[str]()
        # most rows count one side of one slot: it is looked up only where it changes
        for term in self.terms:
            if side is None or term.slot is not side[1] or term.measured is not side[0]:
                side = term.measured, term.slot
                people = sides.setdefault(side, set())
            people.add(term.person)
        return {side: frozenset(people) for side, people in sides.items()}

    @property
    def is_about_one(self) -> bool:
        return self.person is not None and all(
            people == {self.person} for people in self.sides.values()
        )

    def slack_at(self, found: int) -> int:
        return max(0, found - self.limit if self.sense is Sense.AT_MOST else self.limit - found)


def slacks(rows: Sequence[SolverRow], plan: Plan) -> list[int]:
    """How far a plan falls short of each row."""
    sides = {side for row in rows for side in row.sides}
    found = {(measured, slot): measured.people(plan, slot) for measured, slot in sides}
    return [
        row.slack_at(sum(len(people & found[side]) for side, people in row.sides.items()))
        for row in rows
    ]


@dataclass(slots=True)
class RowBoard:
    """The `PlannerBoard` a rule is shown: what it may see of the plan, and where it writes
    its rows.
    """

    plan: Plan
    free: frozenset[Cell]
    rows: list[SolverRow]
    choices: list[tuple[SolverRow, ...]]

    def is_free(self, person: Person, slot: Slot) -> bool:
        """A whole day of a plan in halves is free if either half is."""
        if (person.key, slot) in self.plan.work:
            return (person.key, slot) in self.free
        return any((person.key, half) in self.free for half in self.plan.slots_of(slot.day))

    def at_most(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: Rule,
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        self._write(Sense.AT_MOST, limit, terms, rule, slot, person)

    def at_least(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: Rule,
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        self._write(Sense.AT_LEAST, limit, terms, rule, slot, person)

    def apart(self, groups: Sequence[Collection[Term]], *, rule: Rule, slot: Slot) -> None:
        """A choice: for each group the row that lets it in and nobody of the others."""
        everybody = {term.person: term for group in groups for term in group}
        choice = []
        for place in range(len(groups)):
            others = {
                term.person
                for other, group in enumerate(groups)
                if other != place
                for term in group
            }
            self._write(
                Sense.AT_MOST,
                0,
                [term for key, term in everybody.items() if key in others],
                rule,
                slot,
                None,
            )
            choice.append(self.rows.pop())
        self.choices.append(tuple(choice))

    def _write(
        self,
        sense: Sense,
        limit: int,
        terms: Collection[Term],
        rule: Rule,
        slot: Slot | None,
        person: str | None,
    ) -> None:
        about_one = person is not None and all(term.person == person for term in terms)
        level = level_of(
            rule,
            about_one,
            sense is Sense.AT_LEAST and all(term.measured is Measured.ON_SITE for term in terms),
        )
        self.rows.append(
            SolverRow(
                rule=rule,
                sense=sense,
                limit=limit,
                terms=tuple(terms),
                slot=slot,
                person=person,
                level=level,
            )
        )


def level_of(rule: Rule, about_one: bool, wants_presence: bool) -> SolverLevel:
    """Where a broken rule weighs: a warning less than an order, a missing reason less than a
    missing person, a full house less than an empty one: compulsory presence wins over a cap
    (planning.collision).
    """
    weight = kind_of(rule).weight
    if weight is RuleWeight.REASON:
        return SolverLevel.REASONS
    if not rule.clause.binding.blocks:
        return SolverLevel.TARGETS
    if weight is RuleWeight.OVER_DAYS:
        # over the days of one person or team: it gives way to who must be there today
        return SolverLevel.COUNTS
    if about_one:
        return SolverLevel.PERSONAL
    return SolverLevel.NEEDED if wants_presence else SolverLevel.COUNTS


@dataclass(frozen=True, slots=True)
class AskedRows:
    """What rules ask: all of `rows`, and one row of each of `choices`."""

    rows: tuple[SolverRow, ...]
    choices: tuple[tuple[SolverRow, ...], ...]


def asked_of(plan: Plan, free: frozenset[Cell], rules: Iterable[InForce]) -> AskedRows:
    """Every row of every rule, each rule seeing only the slots in which it is in force and the
    people it speaks of.
    """
    rows: list[SolverRow] = []
    choices: list[tuple[SolverRow, ...]] = []
    for one in rules:
        one.rule.bind(RowBoard(one.seen(plan), free, rows, choices))
    return AskedRows(tuple(rows), tuple(choices))
