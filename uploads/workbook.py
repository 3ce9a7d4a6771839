"""The sheets of an Excel workbook as they are seen: only the cells that hold something, in one
walk through each part.
"""

import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Mapping
from posixpath import dirname, join
from typing import Any, Final, TypeVar
from xml.parsers import expat

from uploads.bounds import MEBIBYTE, CannotRead, Reason, Watch
from uploads.packages import open_package
from uploads.sheet_page import MOST_MERGED, SheetPage
from uploads.workbook_parts import (
    CellFormats,
    PartLinks,
    SharedTexts,
    SheetList,
    WorkbookPart,
    pieces_of,
)

LARGEST_UNPACKED: Final = 40 * MEBIBYTE
MOST_PARTS: Final = 500
MOST_SHEETS: Final = 20
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


P = TypeVar("P", bound=WorkbookPart)


class _Book:
    def __init__(self, package: zipfile.ZipFile, watch: Watch) -> None:
        self.package, self.watch = package, watch
        self.names = {name.lower(): name for name in package.namelist()}

    def sheets(self) -> list[dict[str, Any]]:
        opened = self._links("").values()
        place = next((to for kind, to in opened if kind == "officeDocument"), "xl/workbook.xml")
        listed = self._walk(place, SheetList())
        links = self._links(place)
        lies = dict(links.values())
        texts = (
            self._walk(lies["sharedStrings"], SharedTexts()).found
            if self._has(lies, "sharedStrings")
            else []
        )
        formats = (
            self._walk(lies["styles"], CellFormats()).kinds() if self._has(lies, "styles") else []
        )
        found: list[dict[str, Any]] = []
        for title, state, link in listed.sheets:
            kind, target = links.get(link, ("", ""))
            if kind == "worksheet":
                page = SheetPage(texts, formats, listed.offset)
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
        return self._walk(links, PartLinks(folder)).found if links.lower() in self.names else {}

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
            for piece in pieces_of(part, without_blanks=without_blanks):
                self.watch.look()
                parser.Parse(piece, False)
        parser.Parse(b"", True)
        return into


def _spread_down(page: SheetPage) -> None:
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


def _as_found(page: SheetPage, title: str, state: str, *, is_read: bool) -> dict[str, Any]:
    _spread_down(page)
    return {
        "title": title,
        "hidden": state not in ("", "visible"),
        "read": is_read,
        "rows": page.rows,
        "hidden_columns": sorted(page.hidden_columns),
        "beyond": page.beyond,
    }


def _refuse_doctype(*_facts: object) -> None:
    raise CannotRead(Reason.DAMAGED)
