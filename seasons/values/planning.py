"""What came of planning all rosters of a season at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rosters.enums import JobState
from weeks.values.bilingual import BilingualText

WAITING: Final = frozenset({JobState.WAITING, JobState.RUNNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """The plan of one unit (None: the agency's own posts). Once it is done: how many turns were
    `given`; whether all of it is `proven`, else which levels are not, in words, and by how many
    hundredths the turns could be more even at most (`gap`); what could not be met, a sentence each
    with who would help. `why` it failed, in words.
    """

    unit_id: int | None
    name: str
    state: JobState
    why: str = ""
    given: int = 0
    proven: bool = False
    unproven: tuple[BilingualText, ...] = ()
    gap: float = 0.0
    lacks: tuple[tuple[BilingualText, tuple[BilingualText, ...]], ...] = ()
    is_lawful: bool = False

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningRun:
    """Everything that was asked for in one press."""

    asked_at: datetime
    asked_by: str
    plans: tuple[UnitPlan, ...]

    @property
    def ended(self) -> int:
        return sum(not plan.is_waiting for plan in self.plans)

    @property
    def is_running(self) -> bool:
        return self.ended < len(self.plans)

    @property
    def proven(self) -> tuple[UnitPlan, ...]:
        """In full, and nothing could be better."""
        return tuple(plan for plan in self._done if not plan.lacks and plan.proven)

    @property
    def open(self) -> tuple[UnitPlan, ...]:
        """In full, but perhaps something could be better."""
        return tuple(plan for plan in self._done if not plan.lacks and not plan.proven)

    @property
    def widest_gap(self) -> float:
        """The largest of those gaps."""
        return max((plan.gap for plan in self.open), default=0.0)

    @property
    def lacking(self) -> tuple[UnitPlan, ...]:
        """What could not be met."""
        return tuple(plan for plan in self._done if plan.lacks)

    @property
    def failed(self) -> tuple[UnitPlan, ...]:
        return tuple(plan for plan in self.plans if plan.state is JobState.FAILED)

    @property
    def stopped(self) -> tuple[UnitPlan, ...]:
        return tuple(plan for plan in self.plans if plan.state is JobState.STOPPED)

    @property
    def _done(self) -> tuple[UnitPlan, ...]:
        return tuple(plan for plan in self.plans if plan.state is JobState.DONE)
