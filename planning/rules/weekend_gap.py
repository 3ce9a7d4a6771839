"""Nobody is on duty two weekends running."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, TurnView
from planning.rules.weekend_quota import weekends_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekendGap(TurnRule):
    """After a weekend with a turn at a post of `kinds` (none: any) at least `between` are free of
    them.
    """

    code: ClassVar[str] = "weekend-gap"
    view: ClassVar[TurnView] = TurnView.PERSON
    between: int = 1
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        for one, turns in book.of_each(self.kinds):
            weekends = weekends_of(book.plan, turns)
            for last in weekends:
                first = last - timedelta(weeks=self.between)
                near = tuple(
                    weekend for saturday, weekend in weekends.items() if first <= saturday <= last
                )
                if len(near) > 1:
                    yield TurnLimit(limit=1, groups=near, day=near[-1][0].day, person=one.key)


def _is_stricter(rule: WeekendGap, than: WeekendGap, people: int) -> bool:
    return rule.between > than.between


KIND = turn_kind(WeekendGap, subject=alike_in("kinds"), is_stricter=_is_stricter)
