"""Who is outside the limits that others set."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import Board
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """People with one of `tags` (empty: everybody it speaks of) are outside limits on presence: not
    in the base and not counted.

    `kinds` are the kinds of clauses meant (empty: any limit). It judges nothing by itself:
    planning.precedence takes the people out of the rules that its issuer may depart from.
    """

    code: ClassVar[str] = "exemption"
    clause: ClauseRef
    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def check(self, plan: Plan) -> Iterator[Violation]:
        return iter(())

    def bind(self, board: Board) -> None:
        """It only takes people out of other rules."""
