"""What the planner is asked: a week with given states, cells it may decide, the rules in force,
and what people prefer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planning.force import InForce
from planning.plan import Plan, Work
from planning.time import Slot

Cell = tuple[str, Slot]


class SolverLevel(StrEnum):
    """What a plan is measured by, one level never traded against a lower one."""

    PERSONAL = "personal"  # binding rules about one person
    NEEDED = (
        "needed"  # people who must come, so many of a group: wins over a cap that leaves no room
    )
    COUNTS = "counts"  # other binding rules about many
    REASONS = "reasons"  # on site without a permitted reason: to be typed before sending
    TARGETS = "targets"  # rules that warn
    COVER = "cover"  # people wanted on site and missing
    REQUESTS = "requests"  # days asked for and not granted
    PRESENCE = "presence"  # cells that differ from the default state
    TURNS = "turns"  # uneven turns over the window
    WISHES = "wishes"
    CLOSENESS = "closeness"  # cells that differ from the plan to stay near
    TIDINESS = "tidiness"  # changes between on site and not


LAWFUL = (SolverLevel.PERSONAL, SolverLevel.NEEDED, SolverLevel.COUNTS)
"""What every binding rule but the one about reasons is measured on."""

FRESH = tuple(SolverLevel)
"""The order for a new week."""

AMENDED = (
    *LAWFUL,
    SolverLevel.CLOSENESS,
    *(level for level in FRESH if level not in (*LAWFUL, SolverLevel.CLOSENESS)),
)
"""The order for repairing a week that people already know: only what is unlawful moves."""


@dataclass(frozen=True, slots=True)
class Turns:
    """A person's past in the rolling window before the week, in days: on site, and available for
    it (not on leave ...).
    """

    on_site: int = 0
    available: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekProblem:
    """One unit's week. Whatever is not in `free` is given: leave, mission, duty, and cells a head
    has pinned.

    plan       the given states, and any decided value in free cells; reasons already recorded
               are kept where permitted
    free       the cells to decide between on site and remote
    rules      those left for the unit (planning.precedence); each binds only when it holds, and
               of whom it speaks
    default    the state of a free cell that nothing speaks for
    cover      people wanted on site in a slot, beyond what rules ask
    requested  cells asked for by name: on site or remote
    history    past turns; who is absent from it starts from nothing
    wishes     how much a person dislikes being on site in a cell (0 and more)
    near       the plan to stay close to: filed or last approved
    last_on    who was on site on the last working day before the week
    order      the levels, most important first
    """

    plan: Plan
    free: frozenset[Cell]
    rules: tuple[InForce, ...] = ()
    default: Work = Work.REMOTE
    cover: Mapping[Slot, int] = field(default_factory=dict)
    requested: Mapping[Cell, Work] = field(default_factory=dict)
    history: Mapping[str, Turns] = field(default_factory=dict)
    wishes: Mapping[Cell, int] = field(default_factory=dict)
    near: Plan | None = None
    last_on: frozenset[str] = frozenset()
    order: tuple[SolverLevel, ...] = FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how large. `seconds` are for the plan, whatever teams it lets in, and as many
    again for all questions about what collides. `patterns` a person and `columns` in all bound the
    building, which no clock stops.
    """

    seconds: float = 10.0
    seed: int = 1
    patterns: int = 256
    columns: int = 40_000
