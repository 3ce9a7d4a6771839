"""What the planner of duty is asked: a roster with what is needed, given and wished for, the rules
in force, and by what a plan is measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planning.duty.day import DayClass
from planning.duty.person import TurnSort
from planning.duty.plan import DutyPlan, DutyTurn
from planning.force import InForce


class DutyLevel(StrEnum):
    """What a duty roster is measured by, one level never traded against a lower one. What is out
    of the question (somebody not qualified, away, in two shifts at once) is above all of them.
    """

    COVER = "cover"  # people missing where so many are needed at least
    RULES = "rules"  # binding rules
    FIXED = "fixed"  # pinned turns that are gone
    WANTED = "wanted"  # people missing to how many are wanted
    TARGETS = "targets"  # rules that warn
    EVENNESS = "evenness"  # uneven turns over the rolling year
    WISHES = "wishes"
    CLOSENESS = "closeness"  # turns that differ from the roster to stay near
    SPACING = "spacing"  # turns of one person that are not as far apart as can be


FRESH_DUTY = tuple(DutyLevel)
"""The order for a new roster."""

REPAIRED_DUTY = (
    DutyLevel.COVER,
    DutyLevel.RULES,
    DutyLevel.FIXED,
    DutyLevel.CLOSENESS,
    DutyLevel.WANTED,
    DutyLevel.TARGETS,
    DutyLevel.EVENNESS,
    DutyLevel.WISHES,
    DutyLevel.SPACING,
)
"""The order for a roster that people already know: the fewest turns move."""

WEIGHTS: Mapping[TurnSort, int] = {
    (DayClass.WORKING, False): 2,
    (DayClass.WORKING, True): 3,
    (DayClass.REST, False): 3,
    (DayClass.REST, True): 4,
    (DayClass.HOLIDAY, False): 5,
    (DayClass.HOLIDAY, True): 6,
    (DayClass.TET, False): 8,
    (DayClass.TET, True): 9,
}
"""How much a turn weighs where the agency says nothing else, in halves of a working-day turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyProblem:
    """One roster. The planner decides every candidate of the plan; pinned ones stay unless cover or
    a binding rule is in their way, the other turns of `plan.turns` are where it may begin.

    rules     those left for the roster (planning.precedence); each binds only when it holds, and
              of whom it speaks. Rules about weeks among them say nothing
    weights   how much a turn weighs, by class of day and night; what is missing weighs as WEIGHTS
              has it
    near      the roster to stay close to: the published one
    order     the levels, most important first
    """

    plan: DutyPlan
    rules: tuple[InForce, ...] = ()
    weights: Mapping[TurnSort, int] = field(default_factory=dict)
    near: frozenset[DutyTurn] | None = None
    order: tuple[DutyLevel, ...] = FRESH_DUTY

    def weight(self, turn: DutyTurn) -> int:
        return self.weight_of(self.plan.sort_of(turn))

    def weight_of(self, sort: TurnSort) -> int:
        return self.weights.get(sort, WEIGHTS[sort])


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLimits:
    """How long and how large. `steps` bound the work by a count, so that the same question has the
    same answer; `seconds` by the clock.
    """

    seconds: float = 10.0
    steps: int | None = None
    workers: int = 1
    seed: int = 1
