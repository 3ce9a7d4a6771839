"""Which lines of a sheet are about somebody, and which only divide, sum up or sign the list."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from units import names
from units.importing.cells import UnreadableCell, read_cell
from units.importing.columns import Column, ColumnKind, SheetPlan
from units.importing.layout import ImportLayout
from units.importing.workbook import Cell

SUMS = re.compile(
    r"(tong( cong| so| hop)?|cong|danh sach (nay|co|gom)|an dinh)\b.*|nguoi (lap|ky).*|noi nhan.*"
    r"|(ghi chu|luu y)\b.*|.*\bngay \d+ thang \d+ nam \d+"
)
NUMBER = re.compile(r"\(?\d{1,2}\)?|\(?[a-z]\)?")
ENUMERATED = re.compile(r"^\s*(?:[IVXLC]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:–-]\s*")
COUNTED = re.compile(
    r"\s*[(:–-]\s*\d+\s*(?:người|đ/c|đồng chí|cán bộ|CBCC\w*)?\s*\)?\s*$", re.IGNORECASE
)
UNIT_WORDS = re.compile(
    r"(phong|ban|van phong|khoa|to|doi|chi cuc|trung tam|don vi|lanh dao|bo phan|thanh tra|vu|cuc"
    r"|vien|bao tang|thu vien|so|uy ban|ubnd|khoi)\b"
)
TYPED = (ColumnKind.DATE, ColumnKind.TIME, ColumnKind.PHONE, ColumnKind.EMAIL)


class LineKind(Enum):
    """What a line is."""

    DATA = auto()
    SECTION = auto()
    SUM = auto()
    HEADING = auto()
    REMARK = auto()
    NUMBERED = auto()


@dataclass(frozen=True, slots=True)
class ImportLine:
    """`text` is the name of a section without its number, or what a line says that is no data."""

    number: int
    what: LineKind
    cells: Mapping[Column, Cell] = field(default_factory=dict)
    text: str = ""


def lines_of(
    plan: SheetPlan, layout: ImportLayout, rows: Iterable[tuple[int, tuple[Cell, ...]]]
) -> list[ImportLine]:
    """The lines below the heading. What stands below the last one that is data signs the list."""
    below = [_line(plan, layout, number, cells) for number, cells in rows if number > layout.last]
    last = max((line.number for line in below if _is_sure(plan, line)), default=layout.last)
    lines, is_signed = list[ImportLine](), False
    for line in below:
        if line.number > last and line.what is LineKind.DATA and _is_typed(plan, line, is_signed):
            lines.append(line)
        elif line.number > last and line.what is LineKind.DATA:
            lines.append(ImportLine(line.number, LineKind.SUM, text=_text(line.cells.values())))
        else:
            lines.append(line)
        is_signed = is_signed or (line.number > last and lines[-1].what is LineKind.SUM)
    return lines


def _line(
    plan: SheetPlan, layout: ImportLayout, number: int, cells: tuple[Cell, ...]
) -> ImportLine:
    mapped = {
        column: cells[layout.places[column.key]]
        for column in plan.columns
        if column.key in layout.places
    }
    filled = [cell for cell in mapped.values() if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str)]
    words = names.fold(texts[0]) if texts else ""
    if _repeats_heading(mapped) or _numbers_columns(layout, number, cells):
        return ImportLine(number, LineKind.HEADING)
    if SUMS.fullmatch(words) and not _is_code(plan, mapped):
        return ImportLine(number, LineKind.SUM, text=_text(cells))
    is_alone = len(texts) == 1 and sum(cell is not None for cell in cells) == 1
    is_name = any(
        column.kind is ColumnKind.NAME and cell is not None for column, cell in mapped.items()
    )
    if is_alone and _is_section(texts[0], is_name=is_name):
        return ImportLine(number, LineKind.SECTION, mapped, _name(texts[0]))
    if not filled:
        said = _text(cell for cell in cells if isinstance(cell, str) and not NUMBER.fullmatch(cell))
        return ImportLine(number, LineKind.REMARK if said else LineKind.NUMBERED, text=said)
    return ImportLine(number, LineKind.DATA, mapped)


def _is_section(text: str, *, is_name: bool) -> bool:
    if ENUMERATED.match(text) or UNIT_WORDS.match(names.fold(text)):
        return True
    return not is_name and text.isupper() and " " in text.strip()


def _name(text: str) -> str:
    return COUNTED.sub("", ENUMERATED.sub("", names.clean(text))).strip(" :.-–")


def _repeats_heading(mapped: Mapping[Column, Cell]) -> bool:
    """A heading printed on every page."""
    same = [
        column
        for column, cell in mapped.items()
        if isinstance(cell, str)
        and names.fold(cell) in {names.fold(header) for header in (column.header, *column.also)}
    ]
    return len(same) >= 2


def _numbers_columns(layout: ImportLayout, number: int, cells: tuple[Cell, ...]) -> bool:
    """`(1) (2) (3)` or `A B 1 2` below the heading."""
    filled = [names.fold(str(cell)) for cell in cells if cell is not None]
    return (
        number == layout.last + 1
        and len(filled) >= 3
        and all(NUMBER.fullmatch(text) for text in filled)
        and len(set(filled)) == len(filled)
    )


def _is_code(plan: SheetPlan, mapped: Mapping[Column, Cell]) -> bool:
    cell = mapped.get(plan.columns[0])
    return cell is not None and " " not in names.clean(str(cell))


def _is_sure(plan: SheetPlan, line: ImportLine) -> bool:
    """Whether a line is data beyond doubt: it has a key and something else."""
    filled = [cell for cell in line.cells.values() if cell is not None]
    return line.what is LineKind.DATA and len(filled) >= 2 and _is_code(plan, line.cells)


def _is_typed(plan: SheetPlan, line: ImportLine, is_signed: bool) -> bool:
    """Whether a line without a key, below the list, still says something that the list asks for.
    Below who signs only names and offices follow.
    """
    needed = [column for column, cell in line.cells.items() if column.required and cell is not None]
    return (len(needed) >= 2 and not is_signed) or any(
        column.kind in TYPED and cell is not None and _reads(cell, column)
        for column, cell in line.cells.items()
    )


def _reads(cell: Cell, column: Column) -> bool:
    try:
        return read_cell(cell, column) is not None
    except UnreadableCell:
        return False


def _text(cells: Iterable[Cell]) -> str:
    return " · ".join(names.clean(cell) for cell in cells if isinstance(cell, str))
