"""One breach of a rule as the page tells it: what, by which clause, who is concerned, what would
help.
"""

from dataclasses import dataclass
from datetime import date

from planning.time import Half
from weeks.enums import Mode
from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictPerson:
    """Somebody concerned by a verdict on its day."""

    staff_id: int
    name: str
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One change of one cell that makes the verdict smaller and breaks nothing new; post it to
    `set_cells` as it is.
    """

    staff_id: int
    name: str
    day: date
    half: Half | None
    mode: Mode
    sentence: BilingualText

    @property
    def posted(self) -> str:
        """As forms post it: "17:2026-11-30=cq", for half a day "17:2026-11-30:am=cq"."""
        half = f":{self.half.value}" if self.half else ""
        return f"{self.staff_id}:{self.day.isoformat()}{half}={self.mode.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`blocks` tells a violation (must be mended before filing) from a warning (may go on with a
    reason).

    `sum_line` shows the arithmetic ("15 người × 1/3 = 5, làm tròn xuống") and is empty for rules
    about one person; `law` names clause and document; `edition_id` is the edition to link to.
    `is_personal`: it is about one person.
    """

    rule: str
    clause_key: str
    edition_id: int | None
    blocks: bool
    sentence: BilingualText
    sum_line: BilingualText
    law: BilingualText
    day: date | None
    half: Half | None
    is_personal: bool = False
    people: tuple[VerdictPerson, ...] = ()
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Changes of cells, made in one step, that end `occasions` of the findings of one rule; post
    them to `set_cells` as they are. `turns` are the same by person, with the days.
    """

    cells: tuple[Suggestion, ...]
    occasions: int

    @property
    def posted(self) -> str:
        """All of them in the one field of a form: any number may come."""
        return " ".join(cell.posted for cell in self.cells)

    @property
    def turns(self) -> tuple[tuple[str, tuple[date, ...]], ...]:
        days: dict[tuple[int, str], dict[date, None]] = {}
        for cell in self.cells:
            days.setdefault((cell.staff_id, cell.name), {})[cell.day] = None
        return tuple((name, tuple(sorted(found))) for (_id, name), found in days.items())

    @property
    def mode(self) -> Mode | None:
        """Where everybody is moved to; None where not all to the same."""
        modes = {cell.mode for cell in self.cells}
        return modes.pop() if len(modes) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPlace:
    """Where to look for one finding: the cell to go to, and whom it is about, if one person."""

    day: date
    half: Half | None
    name: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGroup:
    """All findings of one rule in the week. `title` says them in one sentence, `places` has one
    entry a finding.
    """

    verdicts: tuple[Verdict, ...]
    title: BilingualText
    places: tuple[FindingPlace, ...]
    mended: Mended | None = None

    @property
    def first(self) -> Verdict:
        return self.verdicts[0]

    @property
    def blocks(self) -> bool:
        return self.first.blocks

    @property
    def by_days(self) -> bool:
        """True if each finding is about another day."""
        days = {(verdict.day, verdict.half) for verdict in self.verdicts if verdict.day}
        return len(days) == len(self.verdicts)

    @property
    def is_wholly_mended(self) -> bool:
        return self.mended is not None and self.mended.occasions == len(self.verdicts)
