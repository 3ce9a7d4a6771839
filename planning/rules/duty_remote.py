"""Nobody is on duty at the office on a day on which they work at home."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, TurnView


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRemote(TurnRule):
    """Posts by telephone are not meant, nor those whose turns make the day one at the office."""

    code: ClassVar[str] = "duty-remote"
    view: ClassVar[TurnView] = TurnView.PERSON
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        posts = book.plan.post_of
        for one, turns in book.of_each(self.kinds):
            for turn in turns:
                post = posts[turn.post]
                if turn.day in one.remote and post.on_site and not post.moves_on_site:
                    yield TurnLimit(limit=0, groups=((turn,),), day=turn.day, person=one.key)


KIND = turn_kind(DutyRemote, subject=alike_in("kinds"))
