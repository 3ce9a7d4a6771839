"""Rotation by the week: whoever is at the office on the first day of a week is there on all its
days, and nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Grain, Measured, PlannerBoard, Term
from planning.rules.counting import CountLevel
from planning.rules.kind import (
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    exempts_nobody,
    in_each_unit,
    no_amount,
    no_sides,
    nobody_moves,
    on_any_plan,
    said_alike,
)
from planning.time import Slot, Week
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTeam:
    """The people on site are those of the first day the plan shows of the week. Whoever is away is
    not on site, whatever the reason.

    A week stands by itself: days before the plan do not matter, and where the rule begins in
    mid-week, the team is that of the day on which it does.
    """

    code: ClassVar[str] = "fixed-team"
    clause: ClauseRef
    level: CountLevel = CountLevel.UNIT

    def check(self, plan: Plan) -> Iterator[Violation]:
        for first, later in weeks_of(plan):
            team, others = plan.present(first), [(slot, plan.present(slot)) for slot in later]
            for unit, people in self._groups(plan):
                for slot, present in others:
                    if people & present != people & team:
                        seen, asked = (
                            tuple(
                                person.key for person in plan.people if person.key in people & who
                            )
                            for who in (present, team)
                        )
                        yield Violation(
                            rule=self.code,
                            clause=self.clause,
                            unit=unit,
                            slot=slot,
                            seen=seen,
                            asked=asked,
                        )

    def bind(self, board: PlannerBoard) -> None:
        for first, later in weeks_of(board.plan):
            for person in board.plan.people:
                for slot in later:
                    _not_both(board, self, person, slot, first)
                    _not_both(board, self, person, first, slot)

    def _groups(self, plan: Plan) -> tuple[tuple[str | None, frozenset[str]], ...]:
        return (
            tuple(plan.roll.members.items())
            if self.level is not CountLevel.AGENCY
            else ((None, plan.roll.keys),)
        )


def weeks_of(plan: Plan) -> Iterator[tuple[Slot, tuple[Slot, ...]]]:
    """For each week of the plan its first day and the days after it."""
    for _, days in groupby(Grain.DAY.slots(plan), key=lambda slot: Week.of(slot.day)):
        first, *later = days
        yield first, tuple(later)


def _not_both(
    board: PlannerBoard, rule: FixedTeam, person: Person, there: Slot, away: Slot
) -> None:
    """Not on site on one day and off site on the other, in both ways: then the two days are
    alike.
    """
    off_site = _off_site(board, person, away)
    if off_site is True:
        board.at_most(
            0,
            [Term(person.key, there, Measured.ON_SITE)],
            rule=rule,
            slot=max(there, away),
            person=person.key,
        )
    elif off_site:
        terms = [Term(person.key, there, Measured.ON_SITE), off_site]
        board.at_most(1, terms, rule=rule, slot=max(there, away), person=person.key)


def _off_site(board: PlannerBoard, person: Person, slot: Slot) -> Term | bool:
    """Off site in all of the slot: certain, impossible, or true when the free part of it is
    remote.
    """
    plan = board.plan
    parts = (slot,) if (person.key, slot) in plan.work else plan.slots_of(slot.day)
    free = [part for part in parts if board.is_free(person, part)]
    if any(plan.state(person, part).is_on_site for part in parts if part not in free):
        return False
    if not free:
        return True
    return Term(person.key, slot if len(free) == len(parts) else free[0], Measured.REMOTE)


KIND = RuleKind(
    rule=FixedTeam,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.OVER_DAYS,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=in_each_unit,
    subject=alike_in("level"),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=exempts_nobody,
    breach=said_alike,
    movable=nobody_moves,
)
