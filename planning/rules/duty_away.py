"""Nobody is on duty while on leave, on a mission, in training or mobilised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.shift import DAY
from planning.plan import Work
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBan, TurnBook, TurnDemand, TurnRule, TurnView

MORNING = 8 * 60
"""A night that ends before this is over when the next day begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAway(TurnRule):
    """Asked of posts of `kinds` (none: all) and of people in one of `states` on the day of the
    turn, or on the next one if the turn lasts into its working hours.
    """

    code: ClassVar[str] = "duty-away"
    view: ClassVar[TurnView] = TurnView.PERSON
    states: frozenset[Work]
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        for one, turns in book.of_each(self.kinds):
            if not self.states.isdisjoint(one.away.values()):
                away = {day for day, state in one.away.items() if state in self.states}
                for turn in turns:
                    if away.intersection(self._days(book.plan, turn)):
                        yield TurnBan(turn)

    def _days(self, plan: DutyPlan, turn: DutyTurn) -> tuple[date, ...]:
        into_next_day = plan.shift_of[turn.shift].hours.ends > DAY + MORNING
        return (turn.day, turn.day + timedelta(days=1)) if into_next_day else (turn.day,)


def _is_stricter(rule: DutyAway, than: DutyAway, people: int) -> bool:
    return rule.states > than.states


KIND = turn_kind(DutyAway, subject=alike_in("kinds"), is_stricter=_is_stricter)
