"""What the planner answers: a plan with its proof and what it could not meet, or why there is
none.
"""

from dataclasses import dataclass
from enum import StrEnum

from planning.plan import Plan, Work
from planning.rules.base import Rule
from planning.solver.problem import SolverLevel
from planning.time import Slot
from planning.violation import Violation


class Lack(StrEnum):
    """What is wrong where a rule or wish is not met."""

    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    NO_REASON = "no-reason"


class CandidateHold(StrEnum):
    """Why a candidate does not help as things stand."""

    GIVEN = "given"  # leave, mission, duty ...
    PINNED = "pinned"  # on site or remote, set by hand
    RULE = "rule"  # a rule about this person decides
    OTHER_RULE = "other-rule"  # another rule would break instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person who would help if `state` in `slot` were otherwise."""

    person: str
    slot: Slot
    state: Work
    hold: CandidateHold
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """`missing` people too few (or too many) for `rule`; `rule` is None for cover that is wanted
    without a rule.

    `candidates` are those who would help. `collides` are the binding rules that cannot all be met
    with this one, none of which can be left out; empty when given states alone are to blame.
    """

    lack: Lack
    missing: int
    rule: Rule | None = None
    slot: Slot | None = None
    person: str | None = None
    candidates: tuple[Candidate, ...] = ()
    collides: tuple[Rule, ...] = ()

    @property
    def blocks(self) -> bool:
        """True if the roster cannot be sent as it stands. A missing reason blocks sending too,
        until somebody types one.
        """
        return self.rule is not None and self.rule.clause.binding.blocks


@dataclass(frozen=True, slots=True)
class Reached:
    """How good the plan is on one level (smaller is better), and the best any plan could be
    given the levels above.
    """

    level: SolverLevel
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """The plan, judged by `check` as stored; `engine` and `seed` make it again.

    >>> from datetime import date
    >>> from planning.picture import draw
    >>> even = Reached(SolverLevel.TURNS, value=0, bound=0, proven=True)
    >>> near = Reached(SolverLevel.TIDINESS, value=3, bound=2, proven=False)
    >>> found = Solved(
    ...     plan=draw("An O R", first=date(2026, 11, 30)),
    ...     levels=(even, near), shortages=(), violations=(), engine="highs", seed=1,
    ... )
    >>> found.proven, found.lawful, found.reached(SolverLevel.TURNS).value
    (False, True, 0)
    """

    plan: Plan
    levels: tuple[Reached, ...]
    shortages: tuple[Shortage, ...]
    violations: tuple[Violation, ...]
    engine: str
    seed: int

    @property
    def proven(self) -> bool:
        """True if no plan under these rules is better, on any level."""
        return all(reached.proven for reached in self.levels)

    @property
    def lawful(self) -> bool:
        """True if nothing binding is broken."""
        return not any(violation.clause.binding.blocks for violation in self.violations)

    def reached(self, level: SolverLevel) -> Reached:
        return next(reached for reached in self.levels if reached.level is level)


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """No plan was found within `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ProblemTooLarge:
    """More patterns than a request may build; to be planned in the background with wider limits."""

    columns: int
    limit: int


Outcome = Solved | OutOfTime | ProblemTooLarge
