"""One sheet of a workbook, read cell by cell."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from uploads.bounds import CannotRead, Reason
from uploads.workbook_parts import WorkbookPart, unescaped

MOST_ROWS: Final = 5_000
"""That hold anything; blank ones between them are not counted."""
MOST_COLUMNS: Final = 60
MOST_MERGED: Final = 20_000
REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class SheetPage(WorkbookPart):
    """One sheet. `beyond`: something stands right of the columns that are read."""

    def __init__(self, texts: list[str], formats: list[str], offset: int) -> None:
        super().__init__()
        self.texts, self.formats, self.offset = texts, formats, offset
        self.rows: list[list[Any]] = []
        self.merged: list[list[int]] = []
        self.hidden_columns: set[int] = set()
        self.beyond = self.is_hidden = False
        self.number, self.column, self.spoken = 0, -1, 0
        self.cells: list[list[Any]] = []
        self.kind, self.style = "n", 0
        self.formula: str | None = None
        self.at_start |= {
            "c": self._begin_cell,
            "row": self._begin_row,
            "f": self._begin_formula,
            "rPh": self._begin_spoken,
            "col": self._look_at_column,
            "mergeCell": self._merge,
        }
        self.at_end |= {
            "c": self._end_cell,
            "row": self._end_row,
            "f": self._end_formula,
            "rPh": self._end_spoken,
        }

    def _begin_row(self, facts: Mapping[str, str]) -> None:
        self.number = int(facts.get("r") or self.number + 1)
        self.is_hidden = facts.get("hidden") in ("1", "true") or facts.get("ht") == "0"
        self.column, self.cells = -1, []

    def _end_row(self) -> None:
        if self.cells:
            self.rows.append([self.number, self.is_hidden, self.cells])
            if len(self.rows) > MOST_ROWS:
                raise CannotRead(Reason.TOO_MANY_ROWS)

    def _begin_cell(self, facts: Mapping[str, str]) -> None:
        letters = facts.get("r", "").rstrip("0123456789")
        self.column = _column(letters) if letters else self.column + 1
        self.kind, self.style = facts.get("t", "n"), int(facts.get("s", "0"))
        self.words.clear()
        self.formula = None

    def _end_cell(self) -> None:
        found = self._found()
        if found is None:
            return
        if self.column >= MOST_COLUMNS:
            self.beyond = True
        else:
            self.cells.append([self.column, *found])

    def _begin_formula(self, _facts: object) -> None:
        self.words.clear()

    def _end_formula(self) -> None:
        self.formula = "".join(self.words).strip()
        self.words.clear()

    def _begin_spoken(self, _facts: object) -> None:
        self.spoken = len(self.words)

    def _end_spoken(self) -> None:
        del self.words[self.spoken :]

    def _look_at_column(self, facts: Mapping[str, str]) -> None:
        if facts.get("hidden") in ("1", "true"):
            first, last = int(facts["min"]), min(int(facts["max"]), MOST_COLUMNS)
            self.hidden_columns |= {column - 1 for column in range(first, last + 1)}

    def _found(self) -> tuple[str, Any] | None:
        """What stands in the cell, with its kind."""
        if self.formula is not None:
            return "formula", f"={self.formula}"
        text = "".join(self.words)
        if self.kind == "s" and text:
            text = self.texts[int(text)]
        elif self.kind == "inlineStr":
            text = unescaped(text)
        if not text.strip():
            return None
        if self.kind in ("s", "inlineStr", "str"):
            return "text", text
        if self.kind == "b":
            return "yes-no", text.strip() in ("1", "true")
        if self.kind == "e":
            return "error", text
        if self.kind == "d":
            return _moment(datetime.fromisoformat(text.rstrip("Z")))
        number = int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else float(text)
        shows = self.formats[self.style] if self.style < len(self.formats) else ""
        return (shows and moment_of_serial(number, shows, self.offset)) or ("number", number)

    def _merge(self, facts: Mapping[str, str]) -> None:
        first, _, last = facts.get("ref", "").partition(":")
        corners = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last)
        if corners[0] and corners[1]:
            (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
            self.merged.append([int(top), _column(left), int(bottom), _column(right)])
        if len(self.merged) > MOST_MERGED:
            raise CannotRead(Reason.TOO_MUCH)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """From 0: A, B, ... Z, AA."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def moment_of_serial(number: float, shows: str, offset: int) -> tuple[str, str] | None:
    """Excel counts days; a part of one is an hour. None for what is no day of its calendar."""
    if shows == "span" and number >= 1:
        minutes = round(number * 1440)
        return "text", f"{minutes // 60}:{minutes % 60:02}"
    if 0 <= number < 1:
        seconds = min(round(number * 86_400), 86_399)
        return "time", f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if not 1 <= number + offset < 2_958_466:
        return None
    days = number + offset
    first = datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)  # noqa: DTZ001  a spreadsheet knows no zones
    return _moment(first + timedelta(seconds=round(days * 86_400)))


def _moment(moment: datetime) -> tuple[str, str]:
    if moment.hour or moment.minute or moment.second:
        return "moment", moment.replace(microsecond=0, tzinfo=None).isoformat()
    return "day", moment.date().isoformat()
