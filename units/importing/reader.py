"""Read the sheets of a workbook into rows of values, and list every cell that cannot be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from units import names
from units.folding import fold_code
from units.importing.cells import Unreadable, read
from units.importing.columns import SHEETS, STAFF, Column, SheetPlan
from units.importing.workbook import Cell, Sheet

HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something of the file is not taken over. `row` and `column` are empty where the whole
    sheet is meant.
    """

    sheet: str
    row: int | None
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet; `values` holds what was filled in, by the key of the column."""

    number: int
    values: Mapping[str, Any]


@dataclass(slots=True)
class Book:
    """What could be read, sheet by sheet, and what could not. `broken` are the lines of which
    only a part could be kept.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    broken: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, plan: SheetPlan) -> list[Row]:
        return self.rows.get(plan.key, [])

    def object_to(self, plan: SheetPlan, row: Row, column: str, reason: str) -> None:
        header = next((each.header for each in plan.columns if each.key == column), "")
        self.problems.append(Problem(plan.title, row.number, header, reason))


def read_book(
    sheets: tuple[Sheet, ...], plans: tuple[SheetPlan, ...] = SHEETS, alone: SheetPlan = STAFF
) -> Book:
    """The sheets by their titles; the only sheet of a file is `alone`, whatever its title."""
    book = Book()
    found = {
        plan.key: sheet
        for plan in plans
        for sheet in sheets
        if names.fold(sheet.title) == names.fold(plan.title)
    }
    if not found and len(sheets) == 1:
        found = {alone.key: sheets[0]}
    if not found:
        titles = ", ".join(plan.title for plan in plans)
        book.problems.append(
            Problem(
                "",
                None,
                "",
                _("Không tìm thấy trang nào trong các trang: %(titles)s.") % {"titles": titles},
            )
        )
    for plan in plans:
        if plan.key in found:
            _read_sheet(book, plan, found[plan.key])
    if found and not any(book.rows.values()) and not book.problems:
        book.problems.append(Problem("", None, "", _("Tệp chưa có dòng nào.")))
    return book


def _read_sheet(book: Book, plan: SheetPlan, sheet: Sheet) -> None:
    header = _header(plan, sheet)
    if header is None:
        book.problems.append(
            Problem(plan.title, None, "", _("Không tìm thấy dòng tiêu đề có các cột bắt buộc."))
        )
        return
    number, places = header
    missing = [
        column.header for column in plan.columns if column.required and column.key not in places
    ]
    if missing:
        reason = _("Thiếu cột bắt buộc: %(columns)s.") % {"columns": ", ".join(missing)}
        book.problems.append(Problem(plan.title, number, "", reason))
        return
    rows = list(_rows(book, plan, sheet, number, places))
    book.rows[plan.key] = rows if plan.repeats else list(_unique(book, plan, rows))


def _header(plan: SheetPlan, sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The first line that names at least two of the columns (the sheet's title may stand above
    it).
    """
    wanted = {
        names.fold(header): column.key
        for column in plan.columns
        for header in (column.header, *column.also)
    }
    for number, cells in sheet.rows[:HEADER_WITHIN]:
        written = [names.fold(cell) if isinstance(cell, str) else "" for cell in cells]
        places = {
            wanted[text]: place
            for place, text in reversed(list(enumerate(written)))
            if text in wanted
        }
        if len(places) >= 2:
            return number, places
    return None


def _rows(
    book: Book, plan: SheetPlan, sheet: Sheet, header: int, places: Mapping[str, int]
) -> Iterator[Row]:
    """The whole lines: half a line is never taken over."""
    columns = [column for column in plan.columns if column.key in places]
    for number, cells in sheet.rows:
        if number > header and any(cells[places[column.key]] is not None for column in columns):
            problems = len(book.problems)
            row = Row(
                number,
                _values(
                    book, plan, number, {column: cells[places[column.key]] for column in columns}
                ),
            )
            if len(book.problems) == problems:
                yield row
            else:
                book.broken.setdefault(plan.key, []).append(row)


def _values(
    book: Book, plan: SheetPlan, number: int, cells: Mapping[Column, Cell]
) -> dict[str, Any]:
    values = {}
    for column, cell in cells.items():
        try:
            value = read(cell, column)
        except Unreadable as reason:
            book.problems.append(Problem(plan.title, number, column.header, str(reason)))
        else:
            if value is not None:
                values[column.key] = value
    return values


def _unique(book: Book, plan: SheetPlan, rows: list[Row]) -> Iterator[Row]:
    """Neither of two lines about the same thing is taken over: nobody can tell which is meant."""
    key = plan.columns[0].key
    numbers: dict[str, list[int]] = {}
    for row in rows:
        numbers.setdefault(fold_code(str(row.values[key])), []).append(row.number)
    for row in rows:
        same = [
            number for number in numbers[fold_code(str(row.values[key]))] if number != row.number
        ]
        if same:
            book.object_to(
                plan,
                row,
                key,
                _("Trùng với dòng %(rows)s của cùng trang.") % {"rows": ", ".join(map(str, same))},
            )
        else:
            yield row
