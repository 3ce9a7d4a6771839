"""How many people may, or must, be at the office or at home: a share of those counted, or a
number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan, Work
from planning.rules.base import Direction, Grain, Measured, PlannerBoard, Rule, Term
from planning.rules.counting import EVERYBODY, Base, Count, CountLevel, Rounding
from planning.rules.kind import (
    SIDES,
    Amount,
    Moves,
    R,
    RuleKind,
    RuleNature,
    RuleWeight,
    Subject,
    alike_in,
    exempts_nobody,
)
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBound:
    """A bound on how many of `base` are at the office (or wholly at home), group by group and slot
    by slot.

    `amount` is an exact share of the base, or a number. `rounding` None is the safe default: a
    maximum is rounded down, a minimum up, and an exact share allows both neighbours. `or_count`
    raises a bound ("15 % or 5, whichever is more"; "1/3 and at least 1"), `top_count` lowers it
    ("half, but never more than 10"; 0: no such number), and `min_allowed` is what a maximum always
    leaves, however small the unit.
    """

    code: ClassVar[str] = "count-bound"
    clause: ClauseRef
    direction: Direction
    amount: Fraction | int
    measured: Measured = Measured.ON_SITE
    base: Base = EVERYBODY
    rounding: Rounding | None = None
    or_count: int = 0
    top_count: int = 0
    min_allowed: int = 0
    level: CountLevel = CountLevel.UNIT
    grain: Grain = Grain.DAY
    weekdays_only: bool = False

    def check(self, plan: Plan) -> Iterator[Violation]:
        for count in self.counts(plan):
            if count.broken is not None:
                yield Violation(
                    rule=self.code,
                    clause=self.clause,
                    unit=count.unit,
                    slot=count.slot,
                    found=count.found,
                    limit=count.broken,
                    base=len(count.base),
                    place=count.room,
                )

    def bind(self, board: PlannerBoard) -> None:
        for count in self.counts(board.plan):
            terms = [Term(key, count.slot, self.measured) for key in sorted(count.base)]
            if count.high is not None:
                board.at_most(count.high, terms, rule=self, slot=count.slot)
            if count.low is not None:
                board.at_least(count.low, terms, rule=self, slot=count.slot)

    def counts(self, plan: Plan) -> Iterator[Count]:
        """The numbers behind the verdict, kept or broken: check, the counters of the grid and
        their explanation read these.
        """
        groups = self._groups(plan)
        for slot in self._slots(plan):
            counted = self.measured.people(plan, slot)
            for unit, room, group in groups:
                yield self._count(plan, unit, room, group, slot, counted)

    def bounds(self, base: int) -> tuple[int | None, int | None]:
        """The fewest and the most people allowed when `base` people are counted; None on a side
        that is not bounded.

        >>> ref, a_third = ClauseRef(key="1"), Fraction(1, 3)
        >>> third = CountBound(clause=ref, direction=Direction.MAX, amount=a_third, min_allowed=1)
        >>> third.bounds(15), third.bounds(2)
        ((None, 5), (None, 1))
        >>> replace(third, direction=Direction.EXACT, amount=Fraction(1, 2)).bounds(5)
        (2, 3)
        """
        rounded = self.rounded_share(base)
        match self.direction:
            case Direction.MIN:
                return self._between_counts(rounded), None
            case Direction.MAX:
                return None, max(self._between_counts(rounded), self.min_allowed)
            case Direction.EXACT:
                return rounded, self._rounded(self._exact(base), Rounding.CEIL)

    def rounded_share(self, base: int) -> int:
        """The share of `base` people, rounded as the clause says, before anything raises it."""
        return self._rounded(
            self._exact(base), Rounding.CEIL if self.direction is Direction.MIN else Rounding.FLOOR
        )

    def over_days(self, days: int) -> "CountBound":
        """The same bound on so many days together: numbers of people become numbers of
        person-days.

        >>> two = CountBound(clause=ClauseRef(key="1"), direction=Direction.MAX, amount=2)
        >>> two.over_days(5).amount
        10
        """
        amount = self.amount if isinstance(self.amount, Fraction) else self.amount * days
        raised, lowered, left = (
            count * days for count in (self.or_count, self.top_count, self.min_allowed)
        )
        return replace(self, amount=amount, or_count=raised, top_count=lowered, min_allowed=left)

    def _between_counts(self, rounded: int) -> int:
        raised = max(rounded, self.or_count)
        return min(raised, self.top_count) if self.top_count else raised

    def _groups(self, plan: Plan) -> tuple[tuple[str | None, str, frozenset[str]], ...]:
        """Who is counted together: unit, room, people."""
        match self.level:
            case CountLevel.UNIT:
                return tuple((unit, "", people) for unit, people in plan.roll.members.items())
            case CountLevel.ROOM:
                return tuple(
                    (unit, room, people) for (unit, room), people in plan.roll.rooms.items()
                )
            case CountLevel.AGENCY:
                return ((None, "", plan.roll.keys),)

    def _count(
        self,
        plan: Plan,
        unit: str | None,
        room: str,
        group: frozenset[str],
        slot: Slot,
        counted: frozenset[str],
    ) -> Count:
        spoken_of = self.base.spoken_of(plan, group, slot)
        exempt = self.base.exempt(plan, spoken_of, slot)
        away = self.base.away(plan, spoken_of, slot)
        base = spoken_of - exempt - away
        low, high = self.bounds(len(base))
        exact = self._exact(len(base)) if isinstance(self.amount, Fraction) else None
        return Count(
            unit=unit,
            room=room,
            slot=slot,
            base=base,
            exempt=exempt,
            away=away,
            counted=base & counted,
            low=low,
            high=high,
            exact=exact,
        )

    def _slots(self, plan: Plan) -> tuple[Slot, ...]:
        slots = self.grain.slots(plan)
        return (
            tuple(slot for slot in slots if slot.day.weekday() < 5) if self.weekdays_only else slots
        )

    def _exact(self, base: int) -> Fraction:
        return self.amount * base if isinstance(self.amount, Fraction) else Fraction(self.amount)

    def _rounded(self, exact: Fraction, default: Rounding) -> int:
        return (self.rounding or default).apply(exact)


@dataclass(frozen=True, kw_only=True)
class BoundKind(RuleKind[R]):
    """The datasheet of a rule that is a bound on numbers, each day or on average: most of it is
    read off that bound.

    bound       the bound on the numbers of a day
    with_bound  the rule with another one
    daily       the bound that is counted day by day under a week; None where no day is judged
    """

    bound: Callable[[R], CountBound]
    with_bound: Callable[[R, CountBound], Rule]
    daily: Callable[[R], CountBound | None]


def counting_kind(
    rule: type[R],
    *,
    bound: Callable[[R], CountBound],
    with_bound: Callable[[R, CountBound], Rule],
    daily: Callable[[R], CountBound | None],
    breach: Callable[[R, Violation], Subject],
    movable: Callable[[R, Plan, Violation, Slot], Moves],
) -> BoundKind[R]:
    """The datasheet of a rule that judges by a bound on numbers."""
    return BoundKind(
        rule=rule,
        nature=RuleNature.PLANNED,
        weight=RuleWeight.TODAY,
        looks_back=False,
        is_judged=lambda one, plan: any(True for _ in bound(one).counts(plan)),
        spans_units=lambda one: bound(one).level is CountLevel.AGENCY,
        subject=lambda one, kind: _SAME_COUNT(bound(one), kind),
        sides=lambda one: SIDES[bound(one).direction],
        is_stricter=lambda one, than, people: _allows_less(bound(one), bound(than), people),
        with_amount=lambda one, amount: with_bound(one, _with_amount(bound(one), amount)),
        outside=exempts_nobody,
        breach=breach,
        movable=movable,
        bound=bound,
        with_bound=with_bound,
        daily=daily,
    )


_SAME_COUNT = alike_in("measured", "base.ranks", "base.only_tags", "level")
"""A share and a number are alike, and so are a bound on each day and one on their average."""


def _allows_less(one: CountBound, other: CountBound, people: int) -> bool:
    (low, high), (least, most) = one.bounds(people), other.bounds(people)
    return (high is not None and most is not None and high < most) or (
        low is not None and least is not None and low > least
    )


def _with_amount(bound: CountBound, amount: Amount) -> CountBound:
    return replace(bound, amount=amount, or_count=0, top_count=0, min_allowed=0)


def _is_too_many(breach: Violation) -> bool:
    return (breach.found or 0) > (breach.limit or 0)


def _breach(rule: CountBound, breach: Violation) -> Subject:
    """A stricter number speaks of the same thing."""
    where = breach.unit, breach.slot, breach.place
    return rule.code, *where, _is_too_many(breach), rule.measured, rule.base, rule.level


def _movable(rule: CountBound, plan: Plan, breach: Violation, slot: Slot) -> Moves:
    """Those counted who are there, or who are not."""
    leave = _is_too_many(breach) == (rule.measured is Measured.ON_SITE)
    where = breach.unit, breach.place, slot
    base = next(
        count.base for count in rule.counts(plan) if (count.unit, count.room, count.slot) == where
    )
    present = plan.present(slot)
    return (base & present, Work.REMOTE) if leave else (base - present, Work.ON_SITE)


KIND = counting_kind(
    CountBound,
    bound=lambda rule: rule,
    with_bound=lambda rule, bound: bound,
    daily=lambda rule: rule,
    breach=_breach,
    movable=_movable,
)
