"""Papers in time: the roster filed and approved, a report sent every day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import Board
from planning.time import Slot
from planning.violation import Violation


class Step(StrEnum):
    FILING = "filing"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDeadline:
    """The roster is filed, or approved, by `deadline`; exactly then is in time."""

    code: ClassVar[str] = "roster-deadline"
    clause: ClauseRef
    step: Step
    deadline: datetime

    def check(self, plan: Plan) -> Iterator[Violation]:
        done = plan.records.filed_at if self.step is Step.FILING else plan.records.approved_at
        if plan.slots and (done is None or done > self.deadline):
            seen = (f"{done:%Y-%m-%dT%H:%M}",) if done else ()
            yield Violation(rule=self.code, clause=self.clause, seen=seen, asked=(f"{self.deadline:%Y-%m-%dT%H:%M}",))

    def bind(self, board: Board) -> None:
        """When a roster is filed is not for the planner of its week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyReport:
    """A report is sent every day before a time: exactly then is late."""

    code: ClassVar[str] = "daily-report"
    clause: ClauseRef
    before: time

    def check(self, plan: Plan) -> Iterator[Violation]:
        for day in plan.days:
            sent = plan.records.reports.get(day)
            if sent is None or sent >= self.before:
                seen = (f"{sent:%H:%M}",) if sent else ()
                yield Violation(rule=self.code, clause=self.clause, slot=Slot(day), seen=seen, asked=(f"{self.before:%H:%M}",))

    def bind(self, board: Board) -> None:
        """Reports are recorded, not planned."""
