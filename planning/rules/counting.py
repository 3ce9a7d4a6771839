"""What a count of people comes to: whom it is taken of, who is outside, how a share is rounded."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from planning.people import AFTER_NIGHT, Rank
from planning.plan import Plan, Work
from planning.time import Slot


class Rounding(StrEnum):
    FLOOR = "floor"
    CEIL = "ceil"
    HALF_UP = "half_up"

    def apply(self, exact: Fraction) -> int:
        """The whole number of people a share comes to.

        >>> [rounding.apply(Fraction(5, 2)) for rounding in Rounding]
        [2, 3, 3]
        """
        match self:
            case Rounding.FLOOR:
                return floor(exact)
            case Rounding.CEIL:
                return ceil(exact)
            case Rounding.HALF_UP:
                return floor(exact + Fraction(1, 2))


class CountLevel(StrEnum):
    """Each unit apart, each room of a unit apart, or everybody of the plan together."""

    UNIT = "unit"
    ROOM = "room"
    AGENCY = "agency"


_LEAVE, _MOBILISED, _OFF = (
    frozenset({Work.LEAVE}),
    frozenset({Work.MOBILISED}),
    frozenset({Work.OFF}),
)
RESTED = frozenset({AFTER_NIGHT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Of whom a share is taken. Who is outside is in neither number: exempt means out of the base
    and not counted.

    `ranks` and `only_tags` narrow it (empty: everybody); the flags say who is out on a day they are
    away. Whose day it is after a duty at night is always out.
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
        away = plan.wholly(slot, states) if states else frozenset()
        return group & (away | plan.roll.having(RESTED, slot.day))


EVERYBODY = Base()


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
