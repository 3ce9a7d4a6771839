"""How many weekends of a month one person may be on duty, whether for a day of it or for both."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from planning.duty.plan import DutyPlan, DutyTurn
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, TurnView, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekendQuota(TurnRule):
    """At posts of `kinds` (none: all). A weekend belongs to the month of its Saturday."""

    code: ClassVar[str] = "weekend-quota"
    view: ClassVar[TurnView] = TurnView.PERSON
    most: int
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        for one, turns in book.of_each(self.kinds):
            months: dict[tuple[int, int], list[tuple[DutyTurn, ...]]] = {}
            for saturday, weekend in weekends_of(book.plan, turns).items():
                months.setdefault((saturday.year, saturday.month), []).append(weekend)
            for weekends in months.values():
                if len(weekends) > self.most:
                    yield TurnLimit(
                        limit=self.most,
                        groups=tuple(weekends),
                        day=weekends[-1][0].day,
                        person=one.key,
                    )


def weekends_of(plan: DutyPlan, turns: tuple[DutyTurn, ...]) -> dict[date, tuple[DutyTurn, ...]]:
    """The turns of each weekend, by its Saturday, in order."""
    return grouped(turns, lambda turn: _saturday(plan, turn))


def _saturday(plan: DutyPlan, turn: DutyTurn) -> date | None:
    weekend = plan.day(turn.day).weekend
    return date.fromisocalendar(*weekend, 6) if weekend else None


def _is_stricter(rule: WeekendQuota, than: WeekendQuota, people: int) -> bool:
    return rule.most < than.most


KIND = turn_kind(WeekendQuota, subject=alike_in("kinds"), is_stricter=_is_stricter)
