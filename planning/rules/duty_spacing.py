"""At least so many days between the turns of one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.rules.duty_quota import windows_of
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, TurnView, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySpacing(TurnRule):
    """From a day with a turn at a post of `kinds` (none: any) to the next one are at least `days`
    days: 2 leaves one free between them. Several turns on one day are one.
    """

    code: ClassVar[str] = "duty-spacing"
    view: ClassVar[TurnView] = TurnView.PERSON
    days: int
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        for one, turns in book.of_each(self.kinds):
            for window in windows_of(turns, self.days):
                by_day = tuple(grouped(window, lambda turn: turn.day).values())
                if len(by_day) > 1:
                    yield TurnLimit(limit=1, groups=by_day, day=window[-1].day, person=one.key)


def _is_stricter(rule: DutySpacing, than: DutySpacing, people: int) -> bool:
    return rule.days > than.days


KIND = turn_kind(DutySpacing, subject=alike_in("kinds"), is_stricter=_is_stricter)
