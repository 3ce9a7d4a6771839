"""People who are never on duty together."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from planning.duty.plan import DutyTurn
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnDemand, TurnLimit, TurnRule, grouped


class DutyTogether(StrEnum):
    """What counts as being on duty together: a turn on the same day, or in the same shift."""

    DAY = "day"
    SHIFT = "shift"

    @property
    def of(self) -> Callable[[DutyTurn], Hashable]:
        """What turns that are together have in common."""
        if self is DutyTogether.DAY:
            return lambda turn: turn.day
        return lambda turn: (turn.day, turn.post, turn.shift)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyApart(TurnRule):
    """`teams` are tags; of people with them at most one team is on duty together. Who has several
    belongs to the first.
    """

    code: ClassVar[str] = "duty-apart"
    teams: frozenset[str]
    together: DutyTogether = DutyTogether.DAY
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        at_posts = book.at(book.turns, self.kinds)
        for turns in grouped(at_posts, self.together.of).values():
            teams = grouped(turns, lambda turn: self._team(book, turn))
            if len(teams) > 1:
                yield TurnLimit(limit=1, groups=tuple(teams.values()), day=turns[0].day)

    def _team(self, book: TurnBook, turn: DutyTurn) -> str | None:
        one = book.plan.person_of.get(turn.person)
        teams = (team for team in sorted(self.teams) if one and one.person.has(team, turn.day))
        return next(teams, None)


KIND = turn_kind(DutyApart, subject=alike_in("teams", "together", "kinds"))
