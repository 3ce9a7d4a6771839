"""Of one unit not more than so many people are on duty on the same day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyUnitCap(TurnRule):
    """Counted are people, at posts of `kinds` (none: all)."""

    code: ClassVar[str] = "duty-unit-cap"
    most: int = 1
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        people = book.plan.person_of
        known = (turn for turn in book.at(book.turns, self.kinds) if turn.person in people)
        by_unit = grouped(known, lambda turn: (turn.day, people[turn.person].unit))
        for (day, unit), turns in by_unit.items():
            each = grouped(turns, lambda turn: turn.person)
            if len(each) > self.most:
                yield TurnLimit(limit=self.most, groups=tuple(each.values()), day=day, unit=unit)


def _is_stricter(rule: DutyUnitCap, than: DutyUnitCap, people: int) -> bool:
    return rule.most < than.most


KIND = turn_kind(DutyUnitCap, subject=alike_in("kinds"), is_stricter=_is_stricter)
