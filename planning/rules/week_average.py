"""How many people may, or must, be at the office or at home on the average of the days of a
week.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import PlannerBoard, Term
from planning.rules.count_bound import CountBound, counting_kind
from planning.rules.counting import Count, CountLevel
from planning.rules.kind import nobody_moves, said_alike
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The counts of one group over the days of the plan, in person-days, against the fewest and
    the most allowed.
    """

    unit: str | None
    room: str
    counts: tuple[Count, ...]
    low: int | None
    high: int | None

    @property
    def found(self) -> int:
        return sum(count.found for count in self.counts)

    @property
    def base(self) -> int:
        return sum(len(count.base) for count in self.counts)

    @property
    def broken(self) -> int | None:
        """The bound that is not kept, if one is not."""
        if self.low is not None and self.found < self.low:
            return self.low
        return self.high if self.high is not None and self.found > self.high else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAverage:
    r"""`daily` need not hold on each day, only on the average of the days the plan shows: more on
    one day, fewer on another.

    The share is taken of the people counted on all days together and rounded once. Breaches name
    `clause`, whatever stands in `daily`.

    Half of three people is one a day, but on the average of two days three person-days:

    >>> from datetime import date
    >>> from fractions import Fraction
    >>> from planning.picture import draw
    >>> from planning.rules.base import Direction
    >>> ref = ClauseRef(key="1")
    >>> half = CountBound(clause=ref, direction=Direction.MAX, amount=Fraction(1, 2))
    >>> plan = draw("An O O \n Binh O R \n Chi R R", first=date(2026, 11, 30))
    >>> len(list(half.check(plan))), len(list(WeekAverage(clause=ref, daily=half).check(plan)))
    (1, 0)
    """

    code: ClassVar[str] = "week-average"
    clause: ClauseRef
    daily: CountBound

    @property
    def level(self) -> CountLevel:
        return self.daily.level

    def check(self, plan: Plan) -> Iterator[Violation]:
        for total in self.totals(plan):
            if total.broken is not None:
                yield Violation(
                    rule=self.code,
                    clause=self.clause,
                    unit=total.unit,
                    found=total.found,
                    limit=total.broken,
                    base=total.base,
                    place=total.room,
                )

    def bind(self, board: PlannerBoard) -> None:
        for total in self.totals(board.plan):
            terms = [
                Term(key, count.slot, self.daily.measured)
                for count in total.counts
                for key in sorted(count.base)
            ]
            if total.high is not None:
                board.at_most(total.high, terms, rule=self, slot=None)
            if total.low is not None:
                board.at_least(total.low, terms, rule=self, slot=None)

    def totals(self, plan: Plan) -> Iterator[Total]:
        groups: dict[tuple[str | None, str], list[Count]] = {}
        for count in self.daily.counts(plan):
            groups.setdefault((count.unit, count.room), []).append(count)
        for (unit, room), counts in groups.items():
            low, high = self.daily.over_days(len(counts)).bounds(
                sum(len(count.base) for count in counts)
            )
            yield Total(unit=unit, room=room, counts=tuple(counts), low=low, high=high)


KIND = counting_kind(
    WeekAverage,
    bound=lambda rule: rule.daily,
    with_bound=lambda rule, bound: replace(rule, daily=bound),
    daily=lambda rule: None,
    breach=said_alike,
    movable=nobody_moves,
)
