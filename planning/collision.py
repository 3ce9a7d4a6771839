"""Rules that cannot all be kept, whatever anybody plans: the administrator's matter, which blocks
nobody from filing.

Compulsory presence wins over a cap (a third of two people is nobody, but the head must come). Where
one order sends home the very people whom another wants at the office, staying at home wins.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from planning.force import InForce
from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Measured, Rule, Term, pairs_apart
from planning.rules.catalogue import kind_of
from planning.rules.kind import RuleWeight
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """`yields` gives way to `to` in the slot. `allowed` people against the `compelled` who must
    come (or, of those a floor asks for, the most who may).

    `people` are those the yielding rule speaks of, `wanted` those among whom the compelled are
    found; `person` is the one it is about, if it is about one.
    """

    yields: Rule
    to: tuple[Rule, ...]
    slot: Slot
    people: frozenset[str]
    wanted: frozenset[str]
    allowed: int
    compelled: int
    person: str | None = None
    is_floor: bool = False

    def excuses(self, violation: Violation, plan: Plan) -> bool:
        """True if the violation is no more than what the collision forces: nobody came, or
        stayed away, beyond it.
        """
        same = (violation.clause, violation.rule, violation.slot) == (
            self.yields.clause,
            self.yields.code,
            self.slot,
        )
        if not same or violation.person != self.person:
            return False
        there = self.people & plan.present(self.slot)
        return (
            len(there) >= self.allowed
            if self.is_floor
            else there <= self.wanted and len(there) <= self.compelled
        )


@dataclass(frozen=True, slots=True)
class _Row:
    limit: int
    people: frozenset[str]
    rule: Rule
    slot: Slot
    person: str | None


@dataclass(slots=True)
class _Notes:
    """Writes down what the binding rules ask of presence: who must come, how many may, who must
    not.
    """

    plan: Plan
    floors: list[_Row] = field(default_factory=list)
    caps: list[_Row] = field(default_factory=list)
    teams: list[tuple[Sequence[Collection[Term]], Rule, Slot]] = field(default_factory=list)

    def is_free(self, person: Person, slot: Slot) -> bool:
        return self.plan.state(person, slot).is_decided

    def at_most(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: Rule,
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        if slot and all(term.measured is Measured.ON_SITE for term in terms):
            self.caps.append(_Row(limit, _people(terms), rule, slot, person))

    def at_least(
        self,
        limit: int,
        terms: Collection[Term],
        *,
        rule: Rule,
        slot: Slot | None,
        person: str | None = None,
    ) -> None:
        if not slot or limit <= 0:
            return
        if all(term.measured is Measured.ON_SITE for term in terms):
            self.floors.append(_Row(limit, _people(terms), rule, slot, person))
        else:
            self.caps.append(_Row(max(len(terms) - limit, 0), _people(terms), rule, slot, person))

    def apart(self, groups: Sequence[Collection[Term]], *, rule: Rule, slot: Slot) -> None:
        self.teams.append((groups, rule, slot))

    def pair_off(self) -> None:
        """Teams that must not meet as caps of one on two: only people whom some floor can name
        matter.
        """
        compelled = frozenset[str]().union(
            *(floor.people for floor in self.floors if len(floor.people) <= floor.limit + 1)
        )
        for groups, rule, slot in self.teams:
            wanted = [[term for term in group if term.person in compelled] for group in groups]
            for pair in pairs_apart(wanted):
                self.at_most(len(pair) - 1, pair, rule=rule, slot=slot)


def collisions(plan: Plan, rules: Iterable[InForce]) -> tuple[Collision, ...]:
    """Every collision among the binding rules, slot by slot, given who is on leave, away or on
    duty in `plan`.
    """
    notes = _Notes(plan)
    for one in rules:
        # a reason can always be typed; turns and quotas can mostly be met on another day
        if one.blocks and kind_of(one.rule).weight is RuleWeight.TODAY:
            notes.plan = one.seen(plan)
            one.rule.bind(notes)
    notes.pair_off()
    crowds = [row for row in notes.caps if row.person is None]
    at_home = [row for row in notes.caps if row.person is not None and row.limit == 0]
    found = [
        *(_crowded(cap, notes.floors) for cap in crowds),
        *(_emptied(floor, at_home) for floor in notes.floors),
    ]
    return tuple(collision for collision in found if collision)


def is_excused(violation: Violation, plan: Plan, known: Iterable[Collision]) -> bool:
    """True if the violation comes from nothing but a collision, so that it must not keep anybody
    from filing.
    """
    return any(collision.excuses(violation, plan) for collision in known)


def _crowded(cap: _Row, floors: Iterable[_Row]) -> Collision | None:
    """The cap, if more people must come than it allows. Counted from below: those named, then
    groups that share nobody.
    """
    concerned = [
        floor for floor in floors if _within(floor.slot, cap.slot) and floor.rule != cap.rule
    ]
    named, grouped, compelled, to = frozenset[str](), frozenset[str](), 0, dict[Rule, None]()
    for floor in sorted(concerned, key=lambda row: len(row.people)):
        mine = (floor.people & cap.people) - named
        more = min(
            floor.limit - len(floor.people - cap.people) - len(floor.people & named), len(mine)
        )
        if more <= 0 or not mine.isdisjoint(grouped):
            continue
        compelled += more
        to[floor.rule] = None
        named, grouped = (named | mine, grouped) if more == len(mine) else (named, grouped | mine)
    if compelled <= cap.limit:
        return None
    return Collision(
        yields=cap.rule,
        to=tuple(to),
        slot=cap.slot,
        people=cap.people,
        wanted=named | grouped,
        allowed=cap.limit,
        compelled=compelled,
    )


def _emptied(floor: _Row, at_home: Iterable[_Row]) -> Collision | None:
    """The floor, if too few are left of those it speaks of once the others are ordered home."""
    orders = [
        order
        for order in at_home
        if _within(floor.slot, order.slot) and order.people <= floor.people
    ]
    left = len(floor.people) - len({order.person for order in orders})
    if left >= floor.limit or not orders:
        return None
    to = tuple(dict.fromkeys(order.rule for order in orders))
    return Collision(
        yields=floor.rule,
        to=to,
        slot=floor.slot,
        people=floor.people,
        wanted=floor.people,
        allowed=left,
        compelled=floor.limit,
        person=floor.person,
        is_floor=True,
    )


def _within(inner: Slot, outer: Slot) -> bool:
    """What holds in half a day holds in the day: who must be there in the morning is there that
    day.
    """
    return inner == outer or (inner.day == outer.day and outer.half is None)


def _people(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(term.person for term in terms)
