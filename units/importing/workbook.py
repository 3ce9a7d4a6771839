"""An uploaded workbook or table of values as sheets of cells; it is opened where it can do no
harm.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NoReturn

import uploads
from units.errors import NotExcel, TooBig
from uploads.bounds import MEBIBYTE

LARGEST_UPLOAD = 5 * MEBIBYTE
MOST_ROWS = 5_000
ZIP_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes. It is never evaluated: what it would yield is not what stands in the
    file.
    """

    text: str


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell in which Excel shows an error: #N/A, #REF!."""

    text: str


Cell = str | int | float | bool | date | time | Formula | CellFault | None


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet's rows that hold anything, each with its number as Excel shows it; all are as wide
    as the widest. What is merged over several rows stands in each of them.

    `hidden_rows` are among the rows. `is_read`: false for the sheets beyond those that are read.
    `is_cut`: something stands right of the columns that are read.
    """

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    is_read: bool = True
    is_cut: bool = False


def open_workbook(upload: bytes) -> tuple[WorkbookSheet, ...]:
    """Raises NotExcel or TooBig."""
    if not upload.startswith(ZIP_MAGIC):
        _refuse_size(upload)
        raise NotExcel()
    return _opened(uploads.ReaderKind.WORKBOOK, upload)


def open_table(upload: bytes) -> tuple[WorkbookSheet, ...]:
    """A workbook's sheets, or a text file of values as the only sheet, without a title. Raises
    NotExcel or TooBig.
    """
    is_workbook = upload.startswith(ZIP_MAGIC)
    return _opened(
        uploads.ReaderKind.WORKBOOK if is_workbook else uploads.ReaderKind.SEPARATED, upload
    )


def _opened(kind: uploads.ReaderKind, upload: bytes) -> tuple[WorkbookSheet, ...]:
    _refuse_size(upload)
    try:
        return tuple(map(_sheet, uploads.read(kind, upload)))
    except uploads.CannotRead as refusal:
        _refuse(refusal)


def _refuse_size(upload: bytes) -> None:
    if len(upload) > LARGEST_UPLOAD:
        raise TooBig(limit=LARGEST_UPLOAD // MEBIBYTE)


def _refuse(refusal: uploads.CannotRead) -> NoReturn:
    if refusal.reason in (uploads.Reason.TOO_MUCH, uploads.Reason.TOO_MANY_ROWS):
        raise TooBig(limit=MOST_ROWS) from refusal
    raise NotExcel() from refusal


def _sheet(found: dict[str, Any]) -> WorkbookSheet:
    width = 1 + max((cell[0] for _n, _hidden, cells in found["rows"] for cell in cells), default=0)
    return WorkbookSheet(
        title=found["title"],
        rows=tuple((number, _cells(cells, width)) for number, _hidden, cells in found["rows"]),
        hidden_rows=frozenset(number for number, is_hidden, _c in found["rows"] if is_hidden),
        hidden_columns=frozenset(found["hidden_columns"]),
        is_hidden=found["hidden"],
        is_read=found["read"],
        is_cut=found["beyond"],
    )


def _cells(cells: list[list[Any]], width: int) -> tuple[Cell, ...]:
    row: list[Cell] = [None] * width
    for place, kind, value in cells:
        row[place] = READ[kind](value)
    return tuple(row)


READ: dict[str, Callable[[Any], Cell]] = {
    "text": str,
    "number": lambda value: value,
    "yes-no": bool,
    "error": CellFault,
    "formula": Formula,
    "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "time": time.fromisoformat,
}
