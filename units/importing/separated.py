"""Open an uploaded text file of values parted by commas, semicolons or tabs, as trustingly as a
workbook: not at all.
"""

import codecs
import csv
from io import StringIO
from itertools import islice

from units.errors import NotExcel, TooBig
from units.importing.reader import HEADER_WITHIN
from units.importing.workbook import (
    LARGEST_UPLOAD,
    MEBIBYTE,
    MOST_BLANK_ROWS,
    MOST_COLUMNS,
    MOST_ROWS,
    ZIP_MAGIC,
    Cell,
    Formula,
    Sheet,
    open_workbook,
)

DELIMITERS = ",;\t"
ENCODINGS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def open_table(upload: bytes) -> tuple[Sheet, ...]:
    """A workbook's sheets, or a text file as the only sheet, without a title. Raises NotExcel or
    TooBig.
    """
    return open_workbook(upload) if upload.startswith(ZIP_MAGIC) else (_open_text(upload),)


def _open_text(upload: bytes) -> Sheet:
    if len(upload) > LARGEST_UPLOAD:
        raise TooBig(limit=LARGEST_UPLOAD // MEBIBYTE)
    text = _decoded(upload)
    head = "\n".join(text.splitlines()[:HEADER_WITHIN])
    parted = max(DELIMITERS, key=head.count)
    if parted not in head:
        raise NotExcel()
    rows = []
    try:
        for number, values in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=parted), start=1
        ):
            cells = tuple(
                _cell(value) for value in islice([*values, *[""] * MOST_COLUMNS], MOST_COLUMNS)
            )
            if any(cell is not None for cell in cells):
                rows.append((number, cells))
            if len(rows) > MOST_ROWS or number > MOST_BLANK_ROWS:
                raise TooBig(limit=MOST_ROWS)
    except csv.Error as error:
        raise NotExcel() from error
    return Sheet(title="", rows=tuple(rows))


def _decoded(upload: bytes) -> str:
    """UTF-8, or what Excel calls Unicode text. In any other encoding names would be misread, so
    it is refused.
    """
    try:
        text = upload.decode(ENCODINGS.get(upload[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotExcel() from error
    if "\x00" in text:
        raise NotExcel()
    return text


def _cell(value: str) -> Cell:
    kept = value.strip()
    return Formula(kept) if kept.startswith("=") else kept or None
