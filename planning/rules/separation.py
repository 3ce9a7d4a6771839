"""Teams that must not meet: on one day people of at most one of them are at the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import Board, Grain, Measured, Term
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """`teams` are tags. By the day: one team in the morning and another in the afternoon still use the same desks."""

    code: ClassVar[str] = "separation"
    clause: ClauseRef
    teams: frozenset[str]

    def check(self, plan: Plan) -> Iterator[Violation]:
        for slot in Grain.DAY.slots(plan):
            present = plan.present(slot)
            there = tuple(team for team, people in self.members(plan, slot) if people & present)
            if len(there) > 1:
                yield Violation(rule=self.code, clause=self.clause, slot=slot, found=len(there), limit=1, seen=there)

    def bind(self, board: Board) -> None:
        for slot in Grain.DAY.slots(board.plan):
            teams = [people for _, people in self.members(board.plan, slot) if people]
            if len(teams) > 1:
                groups = [[Term(person, slot, Measured.ON_SITE) for person in sorted(people)] for people in teams]
                board.apart(groups, rule=self, slot=slot)

    def members(self, plan: Plan, slot: Slot) -> list[tuple[str, frozenset[str]]]:
        return [(team, plan.roll.having(frozenset({team}), slot.day)) for team in sorted(self.teams)]
