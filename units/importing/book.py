"""What was read of a file, sheet by sheet, and what was not, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from units.importing.columns import SheetPlan


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """Why something of the file is not taken over. `row` and `column` are empty where the whole
    sheet is meant.
    """

    sheet: str
    row: int | None
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportNote:
    """What of a sheet was understood without being written so, or is not used."""

    sheet: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of a sheet; `values` holds what was filled in, by the key of the column."""

    number: int
    values: Mapping[str, Any]
    is_hidden: bool = False


@dataclass(slots=True)
class ImportBook:
    """What could be read, sheet by sheet, and what could not. `broken` are the lines of which
    only a part could be kept.
    """

    rows: dict[str, list[ImportRow]] = field(default_factory=dict)
    broken: dict[str, list[ImportRow]] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)
    notes: list[ImportNote] = field(default_factory=list)

    def of(self, plan: SheetPlan) -> list[ImportRow]:
        return self.rows.get(plan.key, [])

    def object_to(self, plan: SheetPlan, row: ImportRow, column: str, reason: str) -> None:
        header = next((each.header for each in plan.columns if each.key == column), "")
        self.problems.append(ImportProblem(plan.title, row.number, header, reason))

    def refuse(self, sheet: str, reason: str, row: int | None = None) -> None:
        self.problems.append(ImportProblem(sheet, row, "", reason))

    def tell(self, sheet: str, text: str) -> None:
        self.notes.append(ImportNote(sheet, text))
