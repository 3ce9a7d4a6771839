"""A text file of values parted by commas, semicolons or tabs."""

import codecs
import csv
from io import StringIO
from itertools import islice
from typing import Any, Final

from uploads.bounds import CannotRead, Reason, Watch
from uploads.sheet_page import MOST_COLUMNS, MOST_ROWS

BROKEN: Final = (csv.Error, UnicodeError)
MOST_BLANK_ROWS: Final = 20_000
HEAD: Final = 20
"""Lines from which one sees what parts the values."""
DELIMITERS: Final = ",;\t"
ENCODINGS: Final = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LOOKED_AT: Final = 500


def read(content: bytes, watch: Watch) -> list[dict[str, Any]]:
    """The only sheet, without a title, in the form of a workbook's. Raises CannotRead."""
    text = content.decode(ENCODINGS.get(content[:2], "utf-8-sig"))
    if "\x00" in text:
        raise CannotRead(Reason.OTHER_FORMAT)
    head = "\n".join(islice(StringIO(text), HEAD))
    parted = max(DELIMITERS, key=head.count)
    if parted not in head:
        raise CannotRead(Reason.OTHER_FORMAT)
    rows: list[list[Any]] = []
    beyond = False
    lines = csv.reader(StringIO(text, newline=""), delimiter=parted)
    for number, values in enumerate(lines, start=1):
        if number % LOOKED_AT == 0:
            watch.look()
        kept = [(place, value.strip()) for place, value in enumerate(values[:MOST_COLUMNS])]
        cells = [[place, *_found(value)] for place, value in kept if value]
        beyond = beyond or any(map(str.strip, values[MOST_COLUMNS:]))
        if cells:
            rows.append([number, False, cells])
        if len(rows) > MOST_ROWS or number > MOST_BLANK_ROWS:
            raise CannotRead(Reason.TOO_MANY_ROWS)
    facts = {"title": "", "hidden": False, "read": True, "hidden_columns": []}
    return [{**facts, "rows": rows, "beyond": beyond}]


def _found(value: str) -> tuple[str, str]:
    return ("formula" if value.startswith("=") else "text"), value
