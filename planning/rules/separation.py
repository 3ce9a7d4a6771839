"""Teams that must not meet: where they might, people of at most one of them are at the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan, Work
from planning.rules.base import Grain, Measured, PlannerBoard, Term
from planning.rules.kind import (
    Moves,
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    exempts_nobody,
    in_each_unit,
    no_amount,
    no_sides,
    on_any_plan,
    said_alike,
)
from planning.time import Slot
from planning.violation import Violation


class Contact(StrEnum):
    """What counts as meeting: the same day, whatever the half; the same half-day; the same room
    in the same half-day.
    """

    DAY = "day"
    HALF_DAY = "half-day"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """`teams` are tags. By the day: one team in the morning and another in the afternoon still
    use the same desks. By the room: who sits in no room meets nobody.
    """

    code: ClassVar[str] = "separation"
    clause: ClauseRef
    teams: frozenset[str]
    contact: Contact = Contact.DAY

    def check(self, plan: Plan) -> Iterator[Violation]:
        for slot in self._slots(plan):
            present = plan.present(slot)
            for unit, room, people in self.places(plan):
                there = tuple(
                    team for team, members in self.members(plan, slot) if members & people & present
                )
                if len(there) > 1:
                    yield Violation(
                        rule=self.code,
                        clause=self.clause,
                        slot=slot,
                        unit=unit,
                        place=room,
                        found=len(there),
                        limit=1,
                        seen=there,
                    )

    def bind(self, board: PlannerBoard) -> None:
        for slot in self._slots(board.plan):
            for _unit, _room, there in self.places(board.plan):
                teams = [
                    people & there for _, people in self.members(board.plan, slot) if people & there
                ]
                if len(teams) > 1:
                    groups = [
                        [Term(person, slot, Measured.ON_SITE) for person in sorted(people)]
                        for people in teams
                    ]
                    board.apart(groups, rule=self, slot=slot)

    def members(self, plan: Plan, slot: Slot) -> list[tuple[str, frozenset[str]]]:
        return [
            (team, plan.roll.having(frozenset({team}), slot.day)) for team in sorted(self.teams)
        ]

    def places(self, plan: Plan) -> list[tuple[str | None, str, frozenset[str]]]:
        """Who might meet: unit, room and people of each room; where rooms do not matter
        everybody, in no unit and no room.
        """
        if self.contact is not Contact.ROOM:
            return [(None, "", plan.roll.keys)]
        return [(unit, room, people) for (unit, room), people in plan.roll.rooms.items()]

    def _slots(self, plan: Plan) -> tuple[Slot, ...]:
        return (Grain.DAY if self.contact is Contact.DAY else Grain.INSTANT).slots(plan)


def _who_met_goes_home(rule: Separation, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    there = next(
        people
        for unit, room, people in rule.places(plan)
        if (unit, room) == (breach.unit, breach.place)
    )
    teams = frozenset[str]().union(*(people for _, people in rule.members(plan, slot)))
    return plan.present(slot) & there & teams, Work.REMOTE


KIND = RuleKind(
    rule=Separation,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.TODAY,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=in_each_unit,
    subject=alike_in("teams"),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=exempts_nobody,
    breach=said_alike,
    movable=_who_met_goes_home,
)
