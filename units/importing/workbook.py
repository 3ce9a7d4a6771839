"""Open an uploaded workbook without trusting it: its size is known before anything is unpacked."""

import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from units.errors import NotExcel, TooBig

MEBIBYTE = 1024 * 1024
LARGEST_UPLOAD = 5 * MEBIBYTE
LARGEST_UNPACKED = 40 * MEBIBYTE
MOST_PARTS = 200
MOST_SHEETS = 20
MOST_ROWS = 5_000
MOST_BLANK_ROWS = 20_000
MOST_COLUMNS = 40
BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    ArithmeticError,
    SyntaxError,
    TypeError,
    AttributeError,
)
"""Everything that reading a damaged workbook has been seen to raise."""
ZIP_MAGIC = b"PK\x03\x04"
MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes. It is never evaluated: what it would yield is not what stands in the
    file.
    """

    text: str


Cell = str | int | float | bool | date | Formula | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows that hold anything, each with its number as Excel shows it."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def open_workbook(upload: bytes) -> tuple[Sheet, ...]:
    """Raises NotExcel or TooBig."""
    if len(upload) > LARGEST_UPLOAD:
        raise TooBig(limit=LARGEST_UPLOAD // MEBIBYTE)
    if not upload.startswith(ZIP_MAGIC):
        raise NotExcel()
    _refuse_bombs(upload)
    try:
        book = load_workbook(BytesIO(upload), read_only=True, keep_links=False)
    except BROKEN as error:
        raise NotExcel() from error
    try:
        return tuple(_sheet(sheet) for sheet in book.worksheets[:MOST_SHEETS])
    except BROKEN as error:
        raise NotExcel() from error
    finally:
        book.close()


def _refuse_bombs(upload: bytes) -> None:
    """The directory names each part's size, and no more than that is ever unpacked. A document
    type could hide a bomb of entities.
    """
    try:
        with zipfile.ZipFile(BytesIO(upload)) as parts:
            listed = parts.infolist()
            if (
                len(listed) > MOST_PARTS
                or sum(part.file_size for part in listed) > LARGEST_UNPACKED
            ):
                raise TooBig(limit=LARGEST_UNPACKED // MEBIBYTE)
            if "[Content_Types].xml" not in parts.namelist():
                raise NotExcel()
            if any(
                _hides_something(parts.read(part))
                for part in listed
                if part.filename.endswith((".xml", ".rels"))
            ):
                raise NotExcel()
    except BROKEN as error:
        raise NotExcel() from error


def _hides_something(part: bytes) -> bool:
    """Excel writes UTF-8 and no document type; in UTF-16 one could stand unseen."""
    return b"<!DOCTYPE" in part or b"\x00" in part


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()
    rows = []
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > MOST_BLANK_ROWS:
            raise TooBig(limit=MOST_ROWS)
        cells = tuple(_cell(cell) for cell in row)
        if any(cell is not None for cell in cells):
            rows.append((number, cells))
        if len(rows) > MOST_ROWS:
            raise TooBig(limit=MOST_ROWS)
    return Sheet(title=str(sheet.title), rows=tuple(rows))


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Formula(str(value))
    if isinstance(value, datetime):
        return value if value.time() != MIDNIGHT else value.date()
    if isinstance(value, str):
        return value if value.strip() else None
    return (
        value if isinstance(value, int | float | date) else (None if value is None else str(value))
    )
