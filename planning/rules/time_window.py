"""At the office only between two times of the day, as the recorded hours show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.records import PresenceHours
from planning.rules.base import PlannerBoard
from planning.rules.kind import alike_in, goes_home
from planning.rules.recorded_kind import recorded_kind
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """Whoever was there came at `start` or later and left by `end`. Where no hours are recorded
    nothing is said.
    """

    code: ClassVar[str] = "time-window"
    clause: ClauseRef
    start: time = time.min
    end: time = time.max

    def check(self, plan: Plan) -> Iterator[Violation]:
        asked = (f"{self.start:%H:%M}", f"{self.end:%H:%M}")
        for day in plan.days:
            for person in plan.people:
                hours = plan.records.hours.get((person.key, day)) if plan.records else None
                if hours and self._is_outside(hours):
                    seen = (f"{hours.came:%H:%M}", f"{hours.left:%H:%M}")
                    yield Violation(
                        rule=self.code,
                        clause=self.clause,
                        slot=Slot(day),
                        person=person.key,
                        seen=seen,
                        asked=asked,
                    )

    def _is_outside(self, hours: PresenceHours) -> bool:
        """Who stays over midnight leaves after every end."""
        return hours.came < self.start or hours.left > self.end or hours.is_over_midnight

    def bind(self, board: PlannerBoard) -> None:
        """Hours are recorded, not planned."""


KIND = recorded_kind(TimeWindow, subject=alike_in(), movable=goes_home)
