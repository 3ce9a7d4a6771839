"""So many hours of rest between two turns of duty of one person, more after a night."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.duty.overlap import run_together
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, TurnView, singly


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRest(TurnRule):
    """`hours` after any turn, `night_hours` after one of which any part is at night, if that is
    more. Between turns at posts of `kinds` (none: all), whichever they are; `on_site_only` leaves
    out duty by telephone.
    """

    code: ClassVar[str] = "duty-rest"
    view: ClassVar[TurnView] = TurnView.PERSON
    hours: int = 0
    night_hours: int = 0
    on_site_only: bool = False
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        rest = {
            shift.key: 60 * self._after(is_night=shift.hours.is_night) for shift in book.plan.shifts
        }
        posts = book.plan.post_of
        for one, turns in book.of_each(self.kinds):
            counted = (turn for turn in turns if posts[turn.post].on_site or not self.on_site_only)
            spans = ((turn, *book.plan.span(turn)) for turn in counted)
            for together in run_together(
                (begins, ends + rest[turn.shift], turn) for turn, begins, ends in spans
            ):
                yield TurnLimit(
                    limit=1, groups=singly(together), day=together[-1].day, person=one.key
                )

    def _after(self, *, is_night: bool) -> int:
        return max(self.hours, self.night_hours if is_night else 0)


def _is_stricter(rule: DutyRest, than: DutyRest, people: int) -> bool:
    return (
        rule != than
        and rule.hours >= than.hours
        and rule._after(is_night=True) >= than._after(is_night=True)
    )


KIND = turn_kind(DutyRest, subject=alike_in("on_site_only", "kinds"), is_stricter=_is_stricter)
