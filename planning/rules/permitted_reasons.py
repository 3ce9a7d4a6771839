"""Who comes to the office has a reason, and the reason is on the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Person, Rank
from planning.plan import Plan, Work
from planning.rules.base import Measured, PlannerBoard, Term
from planning.rules.kind import (
    RuleKind,
    RuleNature,
    RuleWeight,
    alike_in,
    as_strict,
    exempts_nobody,
    goes_home,
    in_each_unit,
    no_amount,
    no_sides,
    on_any_plan,
    said_alike,
)
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class PermittedReasons:
    """On site only for one of `reasons`; nobody of `not_for_ranks` or with one of `not_for_tags`
    needs one.

    The recorded reason decides. Where none is recorded, a standing reason of the post speaks for
    the person, and `duty_reason` for whoever is on duty. Each slot of the plan is judged apart: a
    reason is given for a visit.
    """

    code: ClassVar[str] = "permitted-reasons"
    clause: ClauseRef
    reasons: frozenset[str]
    not_for_ranks: frozenset[Rank] = frozenset()
    not_for_tags: frozenset[str] = frozenset()
    duty_reason: str = ""

    def check(self, plan: Plan) -> Iterator[Violation]:
        for slot in plan.slots:
            bound = self._bound(plan, slot) & plan.present(slot)
            for person in plan.people if bound else ():
                if person.key in bound and not self.reason(plan, person, slot):
                    yield Violation(
                        rule=self.code, clause=self.clause, slot=slot, person=person.key
                    )

    def bind(self, board: PlannerBoard) -> None:
        for slot in board.plan.slots:
            bound = self._bound(board.plan, slot)
            for person in board.plan.people:
                if person.key in bound and not self.reason(board.plan, person, slot):
                    board.at_most(
                        0,
                        [Term(person.key, slot, Measured.ON_SITE)],
                        rule=self,
                        slot=slot,
                        person=person.key,
                    )

    def reason(self, plan: Plan, person: Person, slot: Slot) -> str | None:
        """The permitted reason for which `person` may be on site in the slot, if there is one."""
        recorded = plan.reasons.get((person.key, slot))
        if recorded:
            return recorded if recorded in self.reasons else None
        if plan.state(person, slot) is Work.ON_DUTY and self.duty_reason in self.reasons:
            return self.duty_reason
        return next(
            (standing for standing in person.standing_reasons if standing in self.reasons), None
        )

    def _bound(self, plan: Plan, slot: Slot) -> frozenset[str]:
        people = plan.roll.keys
        if self.not_for_ranks:
            people -= plan.roll.ranked(self.not_for_ranks)
        return (
            people - plan.roll.having(self.not_for_tags, slot.day) if self.not_for_tags else people
        )


KIND = RuleKind(
    rule=PermittedReasons,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.REASON,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=in_each_unit,
    subject=alike_in(),
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=exempts_nobody,
    breach=said_alike,
    movable=goes_home,
)
