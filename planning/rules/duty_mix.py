"""Whoever is on duty, at least one of each of several groups is among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.rules.duty_apart import DutyTogether
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnCompany, TurnDemand, TurnRule, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMix(TurnRule):
    """`groups` are tags. Where nobody is on duty nothing is asked: that is for the cover."""

    code: ClassVar[str] = "duty-mix"
    groups: frozenset[str]
    together: DutyTogether = DutyTogether.DAY
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        people = book.plan.person_of
        at_posts = book.at(book.turns, self.kinds)
        for turns in grouped(at_posts, self.together.of).values():
            for group in sorted(self.groups):
                members = tuple(
                    turn
                    for turn in turns
                    if turn.person in people and people[turn.person].person.has(group, turn.day)
                )
                yield TurnCompany(when=turns, any_of=members, day=turns[0].day, about=group)


KIND = turn_kind(DutyMix, subject=alike_in("groups", "together", "kinds"))
