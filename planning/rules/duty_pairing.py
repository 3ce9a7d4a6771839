"""Who leads the duty and who stands below them that day are of different units."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPairing(TurnRule):
    """Who is at a post of `kinds` and who at one of `with_kinds` that day are of two units."""

    code: ClassVar[str] = "duty-pairing"
    kinds: frozenset[str] = frozenset({"leader"})
    with_kinds: frozenset[str] = frozenset({"officer"})

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        posts, people = book.plan.post_of, book.plan.person_of
        known = (turn for turn in book.turns if turn.person in people)
        by_unit = grouped(known, lambda turn: (turn.day, people[turn.person].unit))
        for (day, unit), turns in by_unit.items():
            sides = tuple(
                tuple(turn for turn in turns if posts[turn.post].kind in kinds)
                for kinds in (self.kinds, self.with_kinds - self.kinds)
            )
            if all(sides):
                yield TurnLimit(limit=1, groups=sides, day=day, unit=unit)


KIND = turn_kind(DutyPairing, subject=alike_in("kinds", "with_kinds"))
