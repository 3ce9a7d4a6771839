"""The parts of a workbook beside its sheets: what links where, shared texts, formats of cells."""

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import join, normpath
from typing import Any, Final

from uploads.bounds import CannotRead, Reason

MOST_TEXTS: Final = 400_000
PIECE: Final = 128 * 1024
_CELL: Final = rb'<(?:\w+:)?c r="[A-Z]+[0-9]+"[^<>]*'
_NOTHING: Final = rb"<v\s*/>|<v></v>|<is>(?:<t\s*/>|<t></t>)</is>"
BLANK: Final = re.compile(rb"(?:" + _CELL + rb"(?:/>|>(?:" + _NOTHING + rb")?</(?:\w+:)?c>))+")
"""Cells that were coloured or framed and hold nothing: most of what fills a large file."""
BLANK_ROW: Final = re.compile(rb'(?:<(?:\w+:)?row r="[0-9]+"[^<>]*(?:/>|>\s*</(?:\w+:)?row>))+')
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
NO_WORDS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The formats of dates and times that every workbook has, by their numbers."""
SPANS: Final = frozenset({46})
MACINTOSH: Final = 1_462
"""Days between the two days from which Excel counts."""


def pieces_of(part: Any, *, without_blanks: bool) -> Iterator[bytes]:
    """As it stands in the file, or without cells and rows that hold nothing. A piece ends before a
    cell, so that none is cut in two before it is looked at.
    """
    rest = b""
    while piece := part.read(PIECE):
        if not without_blanks or b"\x00" in piece:
            yield rest + piece
            rest = b""
            continue
        piece = rest + piece
        last = max(piece.rfind(b"<c "), piece.rfind(b":c "))
        cut = piece.rfind(b"<", 0, last + 1) if last > 0 else 0
        yield _without_blanks(piece[:cut] if cut > 0 else piece)
        rest = piece[cut:] if cut > 0 else b""
    yield _without_blanks(rest) if without_blanks else rest


def _without_blanks(piece: bytes) -> bytes:
    return BLANK_ROW.sub(b"", BLANK.sub(b"", piece))


class PartActs(dict[str, Callable[..., None]]):
    """What is done at an element, by its name without the prefix some programs write before it;
    at all others nothing is done.
    """

    def __missing__(self, name: str) -> Callable[..., None]:
        act = self[name] = self.get(name.rpartition(":")[2], _pass)
        return act


def _pass(*_facts: object) -> None:
    """Most elements say how a sheet looks."""


class WorkbookPart:
    """What a walk through one part of the workbook collects. `words` are those since it was last
    emptied.
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self.at_start, self.at_end = PartActs(), PartActs()


class PartLinks(WorkbookPart):
    """Where a part leads to: by the link's name, its kind and where it lies."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder, self.found = folder, dict[str, tuple[str, str]]()
        self.at_start |= {"Relationship": self._link}

    def _link(self, facts: Mapping[str, str]) -> None:
        if facts.get("TargetMode") != "External":
            target = facts.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else join(self.folder, target)
            kind = facts.get("Type", "").rpartition("/")[2]
            self.found[facts.get("Id", "")] = (kind, normpath(whole))


class SheetList(WorkbookPart):
    """The sheets as the workbook lists them: title, state, link."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, str]] = []
        self.offset = 0
        self.at_start |= {"workbookPr": self._properties, "sheet": self._sheet}

    def _properties(self, facts: Mapping[str, str]) -> None:
        if facts.get("date1904") in ("1", "true"):
            self.offset = MACINTOSH

    def _sheet(self, facts: Mapping[str, str]) -> None:
        link = next((fact for key, fact in facts.items() if key.endswith(":id")), "")
        self.sheets.append((facts.get("name", ""), facts.get("state", ""), link))


class SharedTexts(WorkbookPart):
    """The texts that cells point to; how they are pronounced is none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.spoken = 0
        self.at_start |= {"si": self._begin, "rPh": self._begin_spoken}
        self.at_end |= {"si": self._end, "rPh": self._end_spoken}

    def _begin(self, _facts: object) -> None:
        self.words.clear()

    def _begin_spoken(self, _facts: object) -> None:
        self.spoken = len(self.words)

    def _end_spoken(self) -> None:
        del self.words[self.spoken :]

    def _end(self) -> None:
        self.found.append(unescaped("".join(self.words)))
        if len(self.found) > MOST_TEXTS:
            raise CannotRead(Reason.TOO_MUCH)


class CellFormats(WorkbookPart):
    """Which cells show a day or an hour, by the number of their style."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[int, str] = {}
        self.used: list[int] = []
        self.is_of_cells = False
        self.at_start |= {"numFmt": self._format, "cellXfs": self._begin, "xf": self._style}
        self.at_end |= {"cellXfs": self._end}

    def _format(self, facts: Mapping[str, str]) -> None:
        self.codes[int(facts["numFmtId"])] = facts.get("formatCode", "")

    def _begin(self, _facts: object) -> None:
        self.is_of_cells = True

    def _end(self) -> None:
        self.is_of_cells = False

    def _style(self, facts: Mapping[str, str]) -> None:
        if self.is_of_cells:
            self.used.append(int(facts.get("numFmtId", "0")))

    def kinds(self) -> list[str]:
        """ "date", "span" for hours that may be more than a day's, or nothing."""
        known = {number: _shows(code) for number, code in self.codes.items()}
        known |= dict.fromkeys(DATES, "date") | dict.fromkeys(SPANS, "span")
        return [known.get(number, "") for number in self.used]


def _shows(code: str) -> str:
    plain = NO_WORDS.sub("", code.partition(";")[0]).lower()
    if "[h" in plain or "[m" in plain or "[s" in plain:
        return "span"
    return "date" if any(sign in plain for sign in "dmyhs") else ""


def unescaped(text: str) -> str:
    """Signs that XML cannot hold are written by their numbers."""
    return ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text) if "_x" in text else text
