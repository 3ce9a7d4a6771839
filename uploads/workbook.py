"""The sheets of an Excel workbook as they are seen: only the cells that hold something, in one
walk through each part.
"""

import re
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import Any, Final, TypeVar
from xml.parsers import expat

from uploads.bounds import MEBIBYTE, CannotRead, Reason, Watch
from uploads.packages import open_package

LARGEST_UNPACKED: Final = 40 * MEBIBYTE
MOST_PARTS: Final = 500
MOST_SHEETS: Final = 20
MOST_ROWS: Final = 5_000
"""That hold anything; blank ones between them are not counted."""
MOST_COLUMNS: Final = 60
MOST_TEXTS: Final = 400_000
MOST_MERGED: Final = 20_000
PIECE: Final = 128 * 1024

BROKEN: Final = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    ArithmeticError,
    TypeError,
    AttributeError,
)
"""Everything that reading a damaged workbook has been seen to raise."""

_CELL: Final = rb'<(?:\w+:)?c r="[A-Z]+[0-9]+"[^<>]*'
_NOTHING: Final = rb"<v\s*/>|<v></v>|<is>(?:<t\s*/>|<t></t>)</is>"
BLANK: Final = re.compile(rb"(?:" + _CELL + rb"(?:/>|>(?:" + _NOTHING + rb")?</(?:\w+:)?c>))+")
"""Cells that were coloured or framed and hold nothing: most of what fills a large file."""
BLANK_ROW: Final = re.compile(rb'(?:<(?:\w+:)?row r="[0-9]+"[^<>]*(?:/>|>\s*</(?:\w+:)?row>))+')
REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
NO_WORDS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The formats of dates and times that every workbook has, by their numbers."""
SPANS: Final = frozenset({46})
MACINTOSH: Final = 1_462
"""Days between the two days from which Excel counts."""


def read(content: bytes, watch: Watch) -> list[dict[str, Any]]:
    """Each sheet with its title, whether it is hidden, its rows (number, hidden, cells as column,
    kind, value), what is merged over
    several rows in each of them, and its hidden columns. Raises CannotRead.
    """
    with open_package(content) as package:
        _refuse_bombs(package)
        return _Book(package, watch).sheets()


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    """The directory names each part's size, and no more than that is ever unpacked."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise CannotRead(Reason.TOO_MUCH)
    if "[Content_Types].xml" not in package.namelist():
        raise CannotRead(Reason.OTHER_FORMAT)


P = TypeVar("P", bound="_Part")


class _Book:
    def __init__(self, package: zipfile.ZipFile, watch: Watch) -> None:
        self.package, self.watch = package, watch
        self.names = {name.lower(): name for name in package.namelist()}

    def sheets(self) -> list[dict[str, Any]]:
        opened = self._links("").values()
        place = next((to for kind, to in opened if kind == "officeDocument"), "xl/workbook.xml")
        listed = self._walk(place, _Listed())
        links = self._links(place)
        lies = dict(links.values())
        texts = (
            self._walk(lies["sharedStrings"], _Texts()).found
            if self._has(lies, "sharedStrings")
            else []
        )
        formats = self._walk(lies["styles"], _Styles()).kinds() if self._has(lies, "styles") else []
        found: list[dict[str, Any]] = []
        for title, state, link in listed.sheets:
            kind, target = links.get(link, ("", ""))
            if kind == "worksheet":
                page = _Page(texts, formats, listed.offset)
                is_read = len(found) < MOST_SHEETS
                if is_read:
                    self._walk(target, page, without_blanks=True)
                found.append(_as_found(page, title, state, is_read=is_read))
        return found

    def _has(self, lies: Mapping[str, str], kind: str) -> bool:
        return lies.get(kind, "").lower() in self.names

    def _links(self, place: str) -> dict[str, tuple[str, str]]:
        folder = dirname(place)
        links = join(folder, "_rels", f"{place.rpartition('/')[2]}.rels")
        return self._walk(links, _Links(folder)).found if links.lower() in self.names else {}

    def _walk(self, place: str, into: P, *, without_blanks: bool = False) -> P:
        """One part, piece by piece. Excel writes no document type, where a bomb of entities could
        stand.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        at_start, at_end = into.at_start, into.at_end
        parser.StartElementHandler = lambda name, facts: at_start[name](facts)
        parser.EndElementHandler = lambda name: at_end[name]()
        parser.CharacterDataHandler = into.words.append
        parser.StartDoctypeDeclHandler = _refuse_doctype
        with self.package.open(self.names[place.lower()]) as part:
            for piece in _pieces(part, without_blanks=without_blanks):
                self.watch.look()
                parser.Parse(piece, False)
        parser.Parse(b"", True)
        return into


def _spread_down(page: "_Page") -> None:
    """What is merged over several rows is seen beside each of them."""
    lines = {number: cells for number, _is_hidden, cells in page.rows}
    numbers = sorted(lines)
    left = MOST_MERGED
    for top, column, bottom, _right in page.merged:
        value = next((cell for cell in lines.get(top, ()) if cell[0] == column), None)
        below = numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]
        left -= len(below)
        if left < 0:
            raise CannotRead(Reason.TOO_MUCH)
        for number in below if value else ():
            if all(cell[0] != column for cell in lines[number]):
                lines[number].append(value)


def _as_found(page: "_Page", title: str, state: str, *, is_read: bool) -> dict[str, Any]:
    _spread_down(page)
    return {
        "title": title,
        "hidden": state not in ("", "visible"),
        "read": is_read,
        "rows": page.rows,
        "hidden_columns": sorted(page.hidden_columns),
        "beyond": page.beyond,
    }


def _pieces(part: Any, *, without_blanks: bool) -> Iterator[bytes]:
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


def _refuse_doctype(*_facts: object) -> None:
    raise CannotRead(Reason.DAMAGED)


class _Acts(dict[str, Callable[..., None]]):
    """What is done at an element, by its name without the prefix some programs write before it;
    at all others nothing is done.
    """

    def __missing__(self, name: str) -> Callable[..., None]:
        act = self[name] = self.get(name.rpartition(":")[2], _pass)
        return act


def _pass(*_facts: object) -> None:
    """Most elements say how a sheet looks."""


class _Part:
    """What a walk through one part of the workbook collects. `words` are those since it was last
    emptied.
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self.at_start, self.at_end = _Acts(), _Acts()


class _Links(_Part):
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


class _Listed(_Part):
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


class _Texts(_Part):
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
        self.found.append(_unescaped("".join(self.words)))
        if len(self.found) > MOST_TEXTS:
            raise CannotRead(Reason.TOO_MUCH)


class _Styles(_Part):
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


class _Page(_Part):
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
            text = _unescaped(text)
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
        return (shows and _from_serial(number, shows, self.offset)) or ("number", number)

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


def _from_serial(number: float, shows: str, offset: int) -> tuple[str, str] | None:
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


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold are written by their numbers."""
    return ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text) if "_x" in text else text
