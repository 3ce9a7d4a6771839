"""Who was on duty on a holiday last year is not on the same one this year."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.duty.day import DayClass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayTurn(TurnRule):
    """Of holidays of `classes` (none: holidays and Tết alike), at posts of `kinds` (none: all)."""

    code: ClassVar[str] = "holiday-turn"
    view: ClassVar[TurnView] = TurnView.PERSON
    classes: frozenset[DayClass] = frozenset()
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        for one, turns in book.of_each(self.kinds):
            if one.occasions:
                again = tuple(turn for turn in turns if self._counts(book.plan.day(turn.day).kind))
                by_occasion = grouped(again, lambda turn: book.plan.day(turn.day).occasion)
                for occasion, held in by_occasion.items():
                    if occasion in one.occasions:
                        yield TurnLimit(
                            limit=0,
                            groups=singly(held),
                            day=held[0].day,
                            person=one.key,
                            about=occasion,
                        )

    def _counts(self, kind: DayClass) -> bool:
        return not self.classes or kind in self.classes


KIND = turn_kind(HolidayTurn, subject=alike_in("classes", "kinds"))
