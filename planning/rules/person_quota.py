"""How many days each person may, or must, be at the office or at home within the days that a
plan shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Person
from planning.plan import Plan, Work
from planning.rules.base import Direction, Grain, Measured, PlannerBoard, Term
from planning.rules.kind import (
    SIDES,
    Moves,
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    comes_in,
    exempts_nobody,
    goes_home,
    in_each_unit,
    on_any_plan,
    said_alike,
)
from planning.time import Slot
from planning.violation import Violation

_LEAVE = frozenset({Work.LEAVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuota:
    """For each person with one of `tags` (empty: everybody): at most, or at least, `amount` days; a
    share of the days is rounded up.

    Counted are the days that the plan shows, of one week in the product: those on which the rule
    holds, and none before the plan. Where they are fewer than a minimum (holidays, an order that
    begins on Friday), all of them are asked for. A maximum counts and tells the days on which the
    person has the tag, one breach a day too many; a minimum concerns who has the tag on any of the
    days, and is told once, without a day. `also` are states that count like being there (official
    business); `leave_reduces_base` takes whole days of leave out of the days a share is taken of.
    """

    code: ClassVar[str] = "person-quota"
    clause: ClauseRef
    direction: Direction
    amount: Fraction | int
    measured: Measured = Measured.ON_SITE
    tags: frozenset[str] = frozenset()
    also: frozenset[Work] = frozenset()
    leave_reduces_base: bool = False

    def check(self, plan: Plan) -> Iterator[Violation]:
        slots = Grain.DAY.slots(plan)
        counted = [
            (slot, self.measured.people(plan, slot) | self._given(plan, slot)) for slot in slots
        ]
        for person in self._meant(plan, slots):
            limit = self.limit(plan, person, slots)
            days = [
                slot
                for slot, people in counted
                if person.key in people and self._concerns(person, slot)
            ]
            if self.direction is not Direction.MIN:
                for place, slot in enumerate(days[limit:], start=limit + 1):
                    yield Violation(
                        rule=self.code,
                        clause=self.clause,
                        slot=slot,
                        person=person.key,
                        found=place,
                        limit=limit,
                    )
            elif len(days) < limit:
                yield Violation(
                    rule=self.code,
                    clause=self.clause,
                    person=person.key,
                    found=len(days),
                    limit=limit,
                    base=len(slots),
                )

    def bind(self, board: PlannerBoard) -> None:
        plan, slots = board.plan, Grain.DAY.slots(board.plan)
        given = {slot: self._given(plan, slot) for slot in slots}
        for person in self._meant(plan, slots):
            days = [slot for slot in slots if self._concerns(person, slot)]
            terms = [
                Term(person.key, slot, self.measured)
                for slot in days
                if person.key not in given[slot]
            ]
            limit = self.limit(plan, person, slots) - (len(days) - len(terms))
            if self.direction is not Direction.MIN:
                board.at_most(limit, terms, rule=self, slot=None, person=person.key)
            else:
                board.at_least(limit, terms, rule=self, slot=None, person=person.key)

    def limit(self, plan: Plan, person: Person, slots: tuple[Slot, ...]) -> int:
        if not isinstance(self.amount, Fraction):
            return min(self.amount, len(slots)) if self.direction is Direction.MIN else self.amount
        leave = (
            sum(person.key in plan.wholly(slot, _LEAVE) for slot in slots)
            if self.leave_reduces_base
            else 0
        )
        return ceil(self.amount * (len(slots) - leave))

    def _meant(self, plan: Plan, slots: tuple[Slot, ...]) -> tuple[Person, ...]:
        if not self.tags:
            return plan.people if slots else ()
        return tuple(
            person
            for person in plan.people
            if any(person.has_any(self.tags, slot.day) for slot in slots)
        )

    def _concerns(self, person: Person, slot: Slot) -> bool:
        """A minimum is over all the days; a maximum over those on which the person has the tag."""
        return (
            self.direction is Direction.MIN or not self.tags or person.has_any(self.tags, slot.day)
        )

    def _given(self, plan: Plan, slot: Slot) -> frozenset[str]:
        """For whom the day counts whatever is decided: on business in any part of it."""
        return plan.partly(slot, self.also) if self.also else frozenset()


def _is_stricter(rule: PersonQuota, than: PersonQuota, people: int) -> bool:
    """A share and a number of days are not compared: which is more depends on the week."""
    if type(rule.amount) is not type(than.amount):
        return False
    return (
        rule.amount > than.amount if rule.direction is Direction.MIN else rule.amount < than.amount
    )


def _changes_place(rule: PersonQuota, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    at_home = rule.measured is Measured.REMOTE
    return (comes_in if at_home else goes_home)(rule, plan, breach, slot)


KIND = RuleKind(
    rule=PersonQuota,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.OVER_DAYS,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=in_each_unit,
    subject=alike_in("measured", "tags"),
    sides=lambda rule: SIDES[rule.direction],
    is_stricter=_is_stricter,
    with_amount=lambda rule, amount: replace(rule, amount=amount),
    outside=exempts_nobody,
    breach=said_alike,
    movable=_changes_place,
)
