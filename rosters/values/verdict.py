"""One breach of a rule as the page tells it: what, by which clause, who is concerned, what would
help.
"""

from dataclasses import dataclass
from datetime import date

from planning.time import Half
from rosters.enums import Mode
from rosters.values.said import Said


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
    sentence: Said


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
    sentence: Said
    sum_line: Said
    law: Said
    day: date | None
    half: Half | None
    is_personal: bool = False
    people: tuple[VerdictPerson, ...] = ()
    suggestion: Suggestion | None = None
