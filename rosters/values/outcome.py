"""What services answer: who changed the same cell, what a plan would change, what became of each
of many rosters.
"""

from dataclasses import dataclass
from datetime import date, datetime

from refusals import Refusal
from rosters.values.review import Difference
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Cell, Seen
from weeks.values.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CellClash:
    """One cell that two people changed: what stands in it (`theirs`, by `who`, `at`) and what was
    asked for (`mine`). `is_own`: the same person did both, in two windows.
    """

    staff_id: int
    name: str
    day: date
    theirs: Cell
    mine: Cell
    who: str
    at: datetime | None
    is_own: bool

    @property
    def key(self) -> str:
        return f"{self.staff_id}:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLevel:
    """How good the plan is by one measure, and whether it is proven that no plan is better."""

    level: str
    value: int
    bound: int
    is_proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedShortage:
    """What the plan could not meet: how many are missing, for which rule, and who would help."""

    sentence: BilingualText
    law: BilingualText
    day: date | None
    missing: int
    blocks: bool
    helps: tuple[BilingualText, ...] = ()
    collides: tuple[BilingualText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPlan:
    """A plan that is kept beside the roster until somebody applies or drops it.

    `seen` is the roster it was made for: applying it to another is refused. `before` and `after`
    are the verdicts on either side. `is_queued`: too large for the request, the plan will come from
    the background; `why_none`: there is none, in words (with either there is nothing else in it).
    """

    seen: Seen
    changes: tuple[Difference, ...] = ()
    unchanged: int = 0
    pinned: int = 0
    levels: tuple[ProposedLevel, ...] = ()
    shortages: tuple[ProposedShortage, ...] = ()
    before: tuple[Verdict, ...] = ()
    after: tuple[Verdict, ...] = ()
    turns: tuple[tuple[str, int, int], ...] = ()
    is_queued: bool = False
    why_none: str = ""
    seed: int = 1

    @property
    def is_proven(self) -> bool:
        return bool(self.levels) and all(level.is_proven for level in self.levels)

    @property
    def is_lawful(self) -> bool:
        return not any(verdict.blocks for verdict in self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of one roster when several were decided together; `error` None: it went
    through.
    """

    roster_id: int
    unit_name: str
    error: Refusal | None = None

    @property
    def is_done(self) -> bool:
        return self.error is None
