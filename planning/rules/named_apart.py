"""Two people, named in a document, who are never on duty together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.people import NamedPerson
from planning.rules.duty_apart import DutyTogether
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedApart(TurnRule):
    """Of `pair` at most one is on duty together, at posts of `kinds` (none: at any)."""

    code: ClassVar[str] = "named-apart"
    pair: tuple[NamedPerson, NamedPerson]
    together: DutyTogether = DutyTogether.DAY
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        both = {one.key for one in self.pair}
        known = both & book.plan.person_of.keys()
        meant = (turn for turn in book.at(book.turns, self.kinds) if turn.person in known)
        for turns in grouped(meant, self.together.of).values():
            sides = grouped(turns, lambda turn: turn.person)
            if len(sides) > 1:
                yield TurnLimit(limit=1, groups=tuple(sides.values()), day=turns[0].day)


KIND = turn_kind(NamedApart, subject=alike_in("pair", "together", "kinds"))
