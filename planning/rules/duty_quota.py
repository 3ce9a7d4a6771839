"""How many turns of duty one person may have in a week, a month or any so many days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from planning.duty.day import DayClass
from planning.duty.plan import DutyPlan, DutyTurn
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import (
    TurnBook,
    TurnDemand,
    TurnLimit,
    TurnRule,
    TurnView,
    grouped,
    singly,
)


class QuotaSpan(StrEnum):
    """In what turns are counted: a week from Monday, a calendar month, or any so many days."""

    WEEK = "week"
    MONTH = "month"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyQuota(TurnRule):
    """At most `most` turns at posts of `kinds` (none: all), on days of `classes` (none: all), at
    night only or at any hour, by people with one of `tags` (none: everybody). `days` is the length
    of QuotaSpan.DAYS.
    """

    code: ClassVar[str] = "duty-quota"
    view: ClassVar[TurnView] = TurnView.PERSON
    most: int
    span: QuotaSpan = QuotaSpan.MONTH
    days: int = 7
    classes: frozenset[DayClass] = frozenset()
    nights_only: bool = False
    kinds: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        for one, turns in book.of_each(self.kinds, self.tags):
            counted = tuple(turn for turn in turns if self._counts(book.plan, turn))
            for window in self._windows(counted):
                if len(window) > self.most:
                    yield TurnLimit(
                        limit=self.most, groups=singly(window), day=window[-1].day, person=one.key
                    )

    def _counts(self, plan: DutyPlan, turn: DutyTurn) -> bool:
        kind, is_night = plan.sort_of(turn)
        return (not self.classes or kind in self.classes) and (is_night or not self.nights_only)

    def _windows(self, turns: tuple[DutyTurn, ...]) -> Iterator[tuple[DutyTurn, ...]]:
        match self.span:
            case QuotaSpan.WEEK:
                yield from grouped(turns, lambda turn: turn.day.isocalendar()[:2]).values()
            case QuotaSpan.MONTH:
                yield from grouped(turns, lambda turn: (turn.day.year, turn.day.month)).values()
            case QuotaSpan.DAYS:
                yield from windows_of(turns, self.days)


def windows_of(turns: tuple[DutyTurn, ...], days: int) -> Iterator[tuple[DutyTurn, ...]]:
    """The turns of each `days` days that end on a day with a turn. More than may be in any days
    are so in some of these.
    """
    begin = end = 0
    for last, together in groupby(turns, attrgetter("day")):
        end += sum(1 for _ in together)
        first: date = last - timedelta(days=days - 1)
        while turns[begin].day < first:
            begin += 1
        yield turns[begin:end]


def _is_stricter(rule: DutyQuota, than: DutyQuota, people: int) -> bool:
    return rule.most < than.most


KIND = turn_kind(
    DutyQuota,
    subject=alike_in("span", "days", "classes", "nights_only", "kinds", "tags"),
    is_stricter=_is_stricter,
)
