"""A newcomer to a post is on duty there only together with somebody experienced."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.duty.plan import DutyPlan, DutyTurn
from planning.rules.kind import alike_in
from planning.rules.turn_kind import turn_kind
from planning.rules.turn_rule import TurnBook, TurnCompany, TurnDemand, TurnRule, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class NewcomerDuty(TurnRule):
    """Together: at the same post on the same day, in shifts that have a minute in common."""

    code: ClassVar[str] = "newcomer-duty"
    kinds: frozenset[str] = frozenset()

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        at_posts = book.at(book.turns, self.kinds)
        for turns in grouped(at_posts, lambda turn: (turn.day, turn.post)).values():
            experienced = tuple(turn for turn in turns if not _is_new(book.plan, turn))
            for turn in turns:
                if _is_new(book.plan, turn):
                    hours = book.plan.shift_of[turn.shift].hours
                    yield TurnCompany(
                        when=(turn,),
                        any_of=tuple(
                            other
                            for other in experienced
                            if hours.overlaps(book.plan.shift_of[other.shift].hours)
                        ),
                        day=turn.day,
                        person=turn.person,
                    )


def _is_new(plan: DutyPlan, turn: DutyTurn) -> bool:
    one = plan.person_of.get(turn.person)
    return one is not None and turn.post in one.new_at


KIND = turn_kind(NewcomerDuty, subject=alike_in("kinds"))
