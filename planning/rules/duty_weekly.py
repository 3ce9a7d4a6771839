"""One person is on duty all week, not another one each day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, TurnView, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWeekly(TurnRule):
    """In each shift of posts of `kinds` at most `most` people take turns from Monday to Sunday."""

    code: ClassVar[str] = "duty-weekly"
    view: ClassVar[TurnView] = TurnView.WEEK
    most: int = 1
    kinds: frozenset[str] = frozenset({"leader"})

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        at_posts = book.at(book.turns, self.kinds)
        weeks = grouped(at_posts, lambda turn: (turn.post, turn.shift, *turn.day.isocalendar()[:2]))
        for turns in weeks.values():
            each = grouped(turns, lambda turn: turn.person)
            if len(each) > self.most:
                yield TurnLimit(limit=self.most, groups=tuple(each.values()), day=turns[0].day)


def _is_stricter(rule: DutyWeekly, than: DutyWeekly, people: int) -> bool:
    return rule.most < than.most


KIND = turn_kind(DutyWeekly, subject=alike_in("kinds"), is_stricter=_is_stricter)
