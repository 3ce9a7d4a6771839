"""What the planner of duty answers: turns with their proof, and what could not be met."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planning.duty.fault import DutyLack
from planning.duty.plan import DutyPlan, DutyTurn
from planning.rules.base import Rule
from planning.solver.duty.problem import DutyLevel
from planning.violation import Violation


class DutyHold(StrEnum):
    """Why somebody does not help as things stand, who is nearest to it first."""

    FREE = "free"  # nothing: who would help at once
    RULE = "rule"  # a rule would be broken
    PINNED = "pinned"  # barred from the turn by hand
    AT_ONCE = "at-once"  # in another shift at that time
    RELEASED = "released"  # not put on duty that day
    AWAY = "away"  # on leave, mission ...
    UNFIT = "unfit"  # not qualified for the post


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCandidate:
    """Somebody who does not have a turn. `rules` are those they would break by it."""

    person: str
    hold: DutyHold
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShortage:
    """What is not met of a roster: `missing` people in a shift (no rule), or a rule, by so much.

    `day`, `post` and `shift` say where, as far as it is about one; `person` whom it is about.
    `candidates` are those who would help, the fairest first.
    """

    missing: int
    lack: DutyLack | None = None
    rule: Rule | None = None
    day: date | None = None
    post: str = ""
    shift: str = ""
    person: str | None = None
    turns: tuple[DutyTurn, ...] = ()
    candidates: tuple[DutyCandidate, ...] = ()

    @property
    def blocks(self) -> bool:
        """True if the roster cannot be sent as it stands."""
        if self.rule is not None:
            return self.rule.clause.binding.blocks
        return self.lack is not DutyLack.UNWANTED


@dataclass(frozen=True, slots=True)
class DutyReached:
    """How good the roster is on one level (smaller is better), and the best any could be given
    the levels above.
    """

    level: DutyLevel
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyProgress:
    """The best roster after so many seconds: it can be taken as it is."""

    turns: frozenset[DutyTurn]
    levels: tuple[DutyReached, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOutcome:
    """The roster, judged by `check_turns` as stored. `is_final`: it ended by proof or by its count
    of steps, so that the same question has the same answer; else by the clock or because somebody
    took it.
    """

    plan: DutyPlan
    levels: tuple[DutyReached, ...]
    shortages: tuple[DutyShortage, ...] = ()
    violations: tuple[Violation, ...] = ()
    is_final: bool = True
    steps: int = 0
    engine: str = ""
    seed: int = 1

    @property
    def proven(self) -> bool:
        """True if no roster under these rules is better, on any level."""
        return all(reached.proven for reached in self.levels)

    @property
    def lawful(self) -> bool:
        """True if nothing binding is broken."""
        return not any(violation.clause.binding.blocks for violation in self.violations)

    def reached(self, level: DutyLevel) -> DutyReached:
        return next(reached for reached in self.levels if reached.level is level)
