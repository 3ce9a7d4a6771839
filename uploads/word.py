"""The paragraphs of a Word file in their order, those in tables and text boxes too, each with
the number Word shows before it.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from uploads.bounds import MEBIBYTE, CannotRead, Reason, Watch
from uploads.numbering import Numbering
from uploads.packages import open_package

LARGEST_UNPACKED: Final = 60 * MEBIBYTE
LARGEST_XML: Final = 10 * MEBIBYTE
MOST_MARKS: Final = 400_000
"""Beginnings and ends of elements, each of which takes memory when the file is opened."""
MOST_PARTS: Final = 1_000
MOST_PARAGRAPHS: Final = 20_000
LOOKED_AT: Final = 50
BROKEN: Final = (
    OpcError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    SyntaxError,
    TypeError,
    AttributeError,
)
"""Everything that reading a damaged file has been seen to raise."""

_PARAGRAPH: Final = qn("w:p")
_SIGNS: Final = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SHOWN: Final = ".//w:t | .//w:r/w:tab | .//w:br | .//w:cr | .//w:noBreakHyphen"
_REPEATED: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show instead of a text box that was already read."""


def read(content: bytes, watch: Watch) -> list[str]:
    """One text a paragraph; empty where only pictures are. Raises CannotRead."""
    _refuse_bombs(content)
    document = Document(BytesIO(content))
    watch.look()
    return list(_lines(document, watch))


def _refuse_bombs(content: bytes) -> None:
    """The directory names each part's size, and no more than that is ever unpacked. Word writes
    no document type, where a bomb of entities or the address of another file could stand, and no
    UTF-16, in which one could stand unseen.
    """
    with open_package(content) as parts:
        listed = parts.infolist()
        if "word/document.xml" not in parts.namelist():
            raise CannotRead(Reason.OTHER_FORMAT)
        written = [part for part in listed if part.filename.endswith((".xml", ".rels"))]
        if (
            len(listed) > MOST_PARTS
            or _size(listed) > LARGEST_UNPACKED
            or _size(written) > LARGEST_XML
        ):
            raise CannotRead(Reason.TOO_MUCH)
        left = MOST_MARKS
        for part in written:
            letters = parts.read(part)
            left -= letters.count(b"<")
            if left < 0:
                raise CannotRead(Reason.TOO_MUCH)
            if b"<!DOCTYPE" in letters or b"\x00" in letters:
                raise CannotRead(Reason.DAMAGED)


def _size(parts: list[zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _lines(document: Any, watch: Watch) -> Iterator[str]:
    """Walks all paragraphs wherever they stand, so that cells come row by row and content
    controls in their place.
    """
    numbering = Numbering(document)
    for count, paragraph in enumerate(document.element.body.iter(_PARAGRAPH)):
        if count % LOOKED_AT == 0:
            watch.look()
        if count > MOST_PARAGRAPHS:
            raise CannotRead(Reason.TOO_MUCH)
        if next(paragraph.iterancestors(_REPEATED), None) is None:
            words = "".join(_words(paragraph))
            yield f"{numbering.label(paragraph)} {words}" if words.strip() else ""


def _words(paragraph: Any) -> Iterator[str]:
    """What is shown of the paragraph itself: inserted words are, removed ones and those of a
    text box inside it are not.
    """
    for node in paragraph.xpath(f"({_SHOWN})[not(ancestor::w:moveFrom)]"):
        if next(node.iterancestors(_PARAGRAPH)) == paragraph:
            yield _SIGNS.get(node.tag) or node.text or ""
