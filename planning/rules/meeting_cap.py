"""How many people may meet, and what for, as the recorded meetings show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import Board
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCap:
    """No meeting of more than `most` people (None: any number), and only for one of `purposes` (empty: any purpose)."""

    code: ClassVar[str] = "meeting-cap"
    clause: ClauseRef
    most: int | None = None
    purposes: tuple[str, ...] = ()

    def check(self, plan: Plan) -> Iterator[Violation]:
        days = frozenset(plan.days)
        for meeting in plan.records.meetings:
            slot = Slot(meeting.day)
            if meeting.day not in days:
                continue
            if self.most is not None and meeting.persons > self.most:
                yield Violation(rule=self.code, clause=self.clause, slot=slot, place=meeting.key, found=meeting.persons, limit=self.most)
            elif self.purposes and meeting.purpose not in self.purposes:
                seen = (meeting.purpose,)
                yield Violation(rule=self.code, clause=self.clause, slot=slot, place=meeting.key, seen=seen, asked=self.purposes)

    def bind(self, board: Board) -> None:
        """Meetings are recorded, not planned."""
