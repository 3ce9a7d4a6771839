"""Find in the sheets of a file where the days stand, what stands over the names, and the names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from openpyxl.utils import get_column_letter

from duties.importing.days import DayClarity, NamedDay, named_day
from units.folding import fold_search
from units.importing.workbook import Cell, CellFault, Formula, WorkbookSheet

NO_POST: Final = frozenset(
    (
        *("", "stt", "tt", "thu", "ngay", "ngay thang", "thu ngay", "ngay am lich", "so luot"),
        *("ghi chu", "vi tri", "vi tri truc", "ca", "ca truc", "noi dung", "so dien thoai"),
    )
)
"""What stands over columns that name nobody."""
MOST_HEADS: Final = 3
"""Lines of heads above the first day."""


@dataclass(frozen=True, slots=True)
class ListCell:
    """What a list says of one day under one head. `row` and `column` are as Excel shows them."""

    row: int
    column: str
    head: str
    day: date
    content: str | Formula | CellFault


@dataclass(frozen=True, slots=True)
class DutyTable:
    """One sheet as a list of duty; `beyond` are days of it outside of the period."""

    title: str
    cells: tuple[ListCell, ...]
    beyond: tuple[date, ...]
    hidden: tuple[int, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a sheet, turned so that days stand one below the other. `numbers` are those of
    the lines and `letters` the columns, as Excel shows them before anything was turned.
    """

    lines: tuple[tuple[Cell, ...], ...]
    rows: tuple[int, ...]
    is_turned: bool = False

    def place(self, line: int, column: int) -> tuple[int, str]:
        row, letter = (column, line) if self.is_turned else (line, column)
        return self.rows[row], get_column_letter(letter + 1)

    def turned(self) -> "_Grid":
        return _Grid(tuple(zip(*self.lines, strict=True)), self.rows, not self.is_turned)

    def follows(self, line: int) -> bool:
        """Whether nothing blank stands between the line and the one before."""
        return self.is_turned or self.rows[line] == self.rows[line - 1] + 1


Days = dict[int, date]


def duty_table(sheets: Sequence[WorkbookSheet], first: date, last: date) -> DutyTable | None:
    """The sheet that has most days of the period, the first of several; None where none has."""
    found = [
        table
        for sheet in sheets
        if sheet.is_read and not sheet.is_hidden and (table := _table(sheet, first, last))
    ]
    return max(found, key=lambda table: len({cell.day for cell in table.cells}), default=None)


def _table(sheet: WorkbookSheet, first: date, last: date) -> DutyTable | None:
    shown = [(number, cells) for number, cells in sheet.rows if number not in sheet.hidden_rows]
    if not shown:
        return None
    upright = _Grid(tuple(cells for _n, cells in shown), tuple(number for number, _c in shown))
    ways = [
        (clarity, len(days), -turned, grid, column, days)
        for turned, grid in enumerate((upright, upright.turned()))
        for column, clarity, days in _day_columns(grid, first, last)
    ]
    if not ways:
        return None
    *_rank, grid, column, days = max(ways, key=lambda way: way[:3])
    cells = tuple(_cells(grid, column, days))
    return DutyTable(
        title=sheet.title,
        cells=tuple(cell for cell in cells if first <= cell.day <= last),
        beyond=tuple(sorted({day for day in days.values() if not first <= day <= last})),
        hidden=tuple(sorted(sheet.hidden_rows)),
        is_cut=sheet.is_cut,
    )


def _day_columns(grid: _Grid, first: date, last: date) -> Iterator[tuple[int, DayClarity, Days]]:
    """Each column in which days stand, with the line of each; days that only count lines or
    repeat are none.
    """
    for column in range(len(grid.lines[0])):
        named: dict[int, NamedDay] = {}
        for line, cells in enumerate(grid.lines):
            if found := named_day(cells[column], first, last):
                named[line] = found
        clarity = max((one.clarity for one in named.values()), default=None)
        if clarity is None:
            continue
        days = {line: one.day for line, one in named.items() if one.clarity is clarity}
        if any(first <= day <= last for day in days.values()) and _rises(days):
            yield column, clarity, days


def _rises(days: Days) -> bool:
    """Whether the days stand in order, as they do in every list."""
    said = list(days.values())
    return said == sorted(said)


def _cells(grid: _Grid, day_column: int, days: Days) -> Iterator[ListCell]:
    begin = min(days)
    heads = _heads(grid, day_column, begin)
    day = days[begin]
    for line in range(begin, len(grid.lines)):
        is_more = grid.lines[line][day_column] is None and not grid.is_turned
        if line > max(days) and not (is_more and grid.follows(line)):
            return
        if line not in days and not is_more:
            continue
        day = days.get(line, day)
        for column, head in heads.items():
            content = grid.lines[line][column]
            if content is not None:
                yield ListCell(*grid.place(line, column), head, day, _content(content))


def _content(cell: Cell) -> str | Formula | CellFault:
    return cell if isinstance(cell, Formula | CellFault) else str(cell)


def _heads(grid: _Grid, day_column: int, begin: int) -> dict[int, str]:
    """What stands over each column: the lines right above the first day, of which the upper ones
    hold for the columns to the right of them as well.
    """
    lines: list[tuple[Cell, ...]] = []
    for line in range(begin - 1, max(-1, begin - 1 - MOST_HEADS), -1):
        cells = grid.lines[line]
        if sum(isinstance(cell, str) for cell in cells) < 1 + bool(lines):  # a title stands alone
            break
        lines.insert(0, cells)
        if not grid.follows(line):
            break
    said: dict[int, list[str]] = {}
    for number, cells in enumerate(lines):
        is_lowest, over = number == len(lines) - 1, ""
        for column, cell in enumerate(cells):
            over = str(cell).strip() if cell is not None else "" if is_lowest else over
            if column != day_column and over and over not in said.setdefault(column, []):
                said[column].append(over)
    reach = _reach(grid, day_column)
    heads = {column: " ".join(" ".join(said.get(column, ())).split()) for column in reach}
    return {column: head for column, head in heads.items() if _names_a_post(head)}


def _reach(grid: _Grid, day_column: int) -> Iterator[int]:
    """The columns behind the days; of lines that were turned, those before the first blank one:
    who signs stands below it.
    """
    for column in range(day_column + 1, len(grid.lines[0])):
        if grid.is_turned and grid.rows[column] != grid.rows[column - 1] + 1:
            return
        yield column


def _names_a_post(head: str) -> bool:
    return fold_search(head).strip(" .:") not in NO_POST
