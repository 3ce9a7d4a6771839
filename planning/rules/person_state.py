"""Who must be at the office or live there, must work at home, must stay away, or may come only
with a condition met.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.rules.base import Grain, Measured, PlannerBoard, Term
from planning.rules.kind import (
    Moves,
    OutsideLimits,
    RuleKind,
    RuleNature,
    RuleWeight,
    Subject,
    as_strict,
    goes_home,
    in_each_unit,
    no_amount,
    no_sides,
    on_any_plan,
    said_alike,
)
from planning.time import Slot
from planning.violation import Violation


class Must(StrEnum):
    """What is asked of a person. All but the first two are broken by coming in, and by nothing
    else: who is at home by order may still be on leave; they differ in what the sentence says.
    QUALIFY: nobody comes without one of `except_tags`.
    """

    ON_SITE = "on-site"
    LIVE_IN = "live-in"
    REMOTE = "remote"
    AWAY = "away"
    QUALIFY = "qualify"

    @property
    def wants_presence(self) -> bool:
        return self in (Must.ON_SITE, Must.LIVE_IN)


AWAY_STATES = frozenset(work for work in Work if work.is_away)
"""Every way of being neither at the office nor working at home."""

TESTED_NEGATIVE = "tested-negative"
FULL_STRENGTH = "full_strength"
"""The kind of clause that orders everybody concerned to the office."""
_LIVING_IN = frozenset({Work.LIVE_IN})


@dataclass(frozen=True, slots=True)
class RecentTest:
    """Who had a negative test, told by a dated tag that begins on the day of the test, at most
    `days` days ago; the day of the test is day 0. A tag without dates says nothing of when, so
    it does not count.
    """

    days: int
    tag: str = TESTED_NEGATIVE

    def holders(self, plan: Plan, on: date) -> frozenset[str]:
        return frozenset(
            person.key
            for person in plan.people
            if any(self._holds(dated, on) for dated in person.dated)
        )

    def _holds(self, dated: DatedTag, on: date) -> bool:
        return (
            dated.tag == self.tag
            and dated.holds(on)
            and on <= dated.first + timedelta(days=self.days)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonState:
    """One state is asked of each person concerned: those of `ranks` (empty: any) with one of `tags`
    (empty: any).

    `tested` excepts who has a negative test that is recent enough. Only for ON_SITE and LIVE_IN:
    who is wholly in a state of `excused` need not come; only for ON_SITE: for who is wholly in a
    state of `deputised` a deputy of the same unit must be there.
    """

    code: ClassVar[str] = "person-state"
    clause: ClauseRef
    must: Must
    ranks: frozenset[Rank] = frozenset()
    tags: frozenset[str] = frozenset()
    except_tags: frozenset[str] = frozenset()
    tested: RecentTest | None = None
    excused: frozenset[Work] = frozenset()
    deputised: frozenset[Work] = frozenset()
    grain: Grain = Grain.DAY

    def check(self, plan: Plan) -> Iterator[Violation]:
        for slot in self.grain.slots(plan):
            broken = self._broken(plan, slot)
            for person in plan.people if broken else ():
                if person.key in broken:
                    yield Violation(
                        rule=self.code, clause=self.clause, slot=slot, person=person.key
                    )

    def bind(self, board: PlannerBoard) -> None:
        for slot in self.grain.slots(board.plan):
            asked = self.asked(board.plan, slot)
            for person in board.plan.people:
                if person.key in asked:
                    self._bind_person(board, person, slot)

    def asked(self, plan: Plan, slot: Slot) -> frozenset[str]:
        """Of whom something is asked in the slot: those concerned who are not excused."""
        people = plan.roll.ranked(self.ranks) if self.ranks else plan.roll.keys
        if self.tags:
            people &= plan.roll.having(self.tags, slot.day)
        if self.except_tags:
            people -= plan.roll.having(self.except_tags, slot.day)
        if self.tested:
            people -= self.tested.holders(plan, slot.day)
        if self.must.wants_presence and self.excused:
            people -= plan.wholly(slot, self.excused)
        return people

    def who_may_stand(self, plan: Plan, person: Person, slot: Slot) -> tuple[str, ...]:
        """Whose presence does what is asked: the person's own, or while they are away that of a
        deputy.
        """
        if self.deputised and person.key in plan.wholly(slot, self.deputised):
            return tuple(
                other.key
                for other in plan.roll.units[person.unit]
                if other.rank is Rank.DEPUTY and other != person
            )
        return (person.key,)

    def _broken(self, plan: Plan, slot: Slot) -> frozenset[str]:
        present = plan.present(slot)
        asked = self.asked(plan, slot)
        if self.must is Must.LIVE_IN:
            return asked - plan.wholly(slot, _LIVING_IN)
        if self.must is not Must.ON_SITE:
            return asked & present
        missing = asked - present
        return frozenset(
            key
            for key in missing
            if present.isdisjoint(self.who_may_stand(plan, plan.roll.by_key[key], slot))
        )

    def _bind_person(self, board: PlannerBoard, person: Person, slot: Slot) -> None:
        """Living in is given, never decided: a planner can only be told who does not."""
        if self.must is Must.LIVE_IN:
            if person.key not in board.plan.wholly(slot, _LIVING_IN):
                board.at_least(1, (), rule=self, slot=slot, person=person.key)
        elif self.must is Must.ON_SITE:
            stand = self.who_may_stand(board.plan, person, slot)
            board.at_least(
                1,
                [Term(key, slot, Measured.ON_SITE) for key in stand],
                rule=self,
                slot=slot,
                person=person.key,
            )
        else:
            board.at_most(
                0,
                [Term(person.key, slot, Measured.ON_SITE)],
                rule=self,
                slot=slot,
                person=person.key,
            )


def _subject(rule: PersonState, kind: str) -> Subject:
    """Conditions for coming in differ by the kind of clause: a permit is not a vaccination."""
    return rule.code, rule.must, rule.ranks, rule.tags, kind if rule.must is Must.QUALIFY else ""


def _outside(rule: PersonState, kind: str) -> OutsideLimits | None:
    """Whoever is to be there in full strength is outside every limit."""
    brings = kind == FULL_STRENGTH and rule.must is Must.ON_SITE and rule.clause.binding.blocks
    return OutsideLimits(tags=rule.tags) if brings and rule.tags else None


def _movable(rule: PersonState, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    """Living in is given, never decided; who is to be there may have a deputy."""
    if rule.must is Must.LIVE_IN:
        return frozenset(), Work.LIVE_IN
    if rule.must is Must.ON_SITE:
        person = plan.roll.by_key[breach.person or ""]
        return frozenset(rule.who_may_stand(plan, person, slot)), Work.ON_SITE
    return goes_home(rule, plan, breach, slot)


KIND = RuleKind(
    rule=PersonState,
    nature=RuleNature.PLANNED,
    weight=RuleWeight.TODAY,
    looks_back=False,
    is_judged=on_any_plan,
    spans_units=in_each_unit,
    subject=_subject,
    sides=no_sides,
    is_stricter=as_strict,
    with_amount=no_amount,
    outside=_outside,
    breach=said_alike,
    movable=_movable,
)
