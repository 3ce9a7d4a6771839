"""How many people may, or must, be at the office or at home: a share of those counted, or a
number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Rank
from planning.plan import Plan, Work
from planning.rules.base import Board, Direction, Grain, Measured, Term
from planning.time import Slot
from planning.violation import Violation


class Rounding(StrEnum):
    FLOOR = "floor"
    CEIL = "ceil"
    HALF_UP = "half_up"

    def apply(self, exact: Fraction) -> int:
        match self:
            case Rounding.FLOOR:
                return floor(exact)
            case Rounding.CEIL:
                return ceil(exact)
            case Rounding.HALF_UP:
                return floor(exact + Fraction(1, 2))


class Level(StrEnum):
    """Each unit apart, each room of a unit apart, or everybody of the plan together."""

    UNIT = "unit"
    ROOM = "room"
    AGENCY = "agency"


_LEAVE, _MOBILISED, _OFF = (
    frozenset({Work.LEAVE}),
    frozenset({Work.MOBILISED}),
    frozenset({Work.OFF}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Of whom a share is taken. Who is outside is in neither number: exempt means out of the base
    and not counted.

    `ranks` and `only_tags` narrow it (empty: everybody); the flags say who is out on a day they are
    away.
    """

    ranks: frozenset[Rank] = frozenset()
    only_tags: frozenset[str] = frozenset()
    exclude_tags: frozenset[str] = frozenset()
    exclude_leave: bool = False
    exclude_mobilised: bool = False
    exclude_off: bool = False

    def spoken_of(self, plan: Plan, group: frozenset[str], slot: Slot) -> frozenset[str]:
        """The people of `group` the sentence names, before anybody is exempt or away."""
        if self.ranks:
            group &= plan.roll.ranked(self.ranks)
        return group & plan.roll.having(self.only_tags, slot.day) if self.only_tags else group

    def exempt(self, plan: Plan, group: frozenset[str], slot: Slot) -> frozenset[str]:
        return (
            group & plan.roll.having(self.exclude_tags, slot.day)
            if self.exclude_tags
            else frozenset()
        )

    def away(self, plan: Plan, group: frozenset[str], slot: Slot) -> frozenset[str]:
        flags = (
            (self.exclude_leave, _LEAVE),
            (self.exclude_mobilised, _MOBILISED),
            (self.exclude_off, _OFF),
        )
        states = frozenset[Work]().union(*(away for excluded, away in flags if excluded))
        return group & plan.wholly(slot, states) if states else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a bound comes to for one group in one slot, with everything that a reader needs to see
    why.

    `found` people of `base` against `low` and `high` (None: no bound on that side); `exact` is the
    share before rounding.
    """

    unit: str | None
    room: str
    slot: Slot
    base: frozenset[str]
    exempt: frozenset[str]
    away: frozenset[str]
    counted: frozenset[str]
    low: int | None
    high: int | None
    exact: Fraction | None

    @property
    def found(self) -> int:
        return len(self.counted)

    @property
    def broken(self) -> int | None:
        """The bound that is not kept, if one is not."""
        if self.low is not None and self.found < self.low:
            return self.low
        return self.high if self.high is not None and self.found > self.high else None


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
    base: Base = Base()
    rounding: Rounding | None = None
    or_count: int = 0
    top_count: int = 0
    min_allowed: int = 0
    level: Level = Level.UNIT
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

    def bind(self, board: Board) -> None:
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
        """The fewest and the most people allowed when `base` people are counted."""
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
            case Level.UNIT:
                return tuple((unit, "", people) for unit, people in plan.roll.members.items())
            case Level.ROOM:
                return tuple(
                    (unit, room, people) for (unit, room), people in plan.roll.rooms.items()
                )
            case Level.AGENCY:
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
