"""Whether a file would run something when somebody opens it, as far as that can be seen from
outside. What escapes is served so that a browser saves it and shows it nowhere.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

LARGEST_LISTING: Final = 2_000_000
MOST_STREAMS: Final = 20_000
LONGEST_HEAD: Final = 4096
MOST_INFLATED: Final = 30_000_000
CHUNK: Final = 65_536

RUNNING_PART: Final = re.compile(
    r"vbaproject|vbadata|activex|macrosheets|\.(exe|dll|js|vbs|bat|cmd|scr|lnk|hta)$", re.IGNORECASE
)
RUNNING_TYPE: Final = re.compile(r"macro|vba|activex|controlproperties", re.IGNORECASE)
FETCHED: Final = re.compile(
    r"/(attachedtemplate|oleobject|frame|subdocument|afchunk)$", re.IGNORECASE
)
FAR_AWAY: Final = re.compile(r"\s*(https?|ftp|mhtml|//|\\\\)", re.IGNORECASE)


UNREADABLE: Final = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
)


def _name(word: str) -> bytes:
    """A PDF may write any letter of a name by its number: /JavaScr#69pt."""
    letters = (f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in word)
    return ("/" + "".join(letters) + r"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)").encode()


ACTING: Final = re.compile(
    b"|".join(_name(word) for word in ("JavaScript", "Launch", "XFA", "RichMedia"))
)
"""What makes a PDF do things: scripts, other programs, forms and films with scripts in them."""
PACKED: Final = re.compile(_name("ObjStm"))
FILTERED: Final = re.compile(_name("Filter") + b"|" + _name("F"))
PREDICTED: Final = re.compile(_name("Predictor"))
STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
NUMBERED: Final = re.compile(rb"\s*\d+\s+\d+\s")


def pdf_runs(content: bytes) -> bool:
    """True where a name that acts stands in the file or in a stream of packed objects, and where
    packed objects cannot be looked into: locked ones, or packed in an unusual way.
    """
    if ACTING.search(content):
        return True
    left = MOST_INFLATED
    for number, found in enumerate(STREAM.finditer(content)):
        if number >= MOST_STREAMS:
            return True
        head = content[max(0, found.start() - LONGEST_HEAD) : found.start()].rpartition(b"obj")[2]
        is_declared = PACKED.search(head) is not None
        if is_declared and not FILTERED.search(head):
            continue
        if is_declared and PREDICTED.search(head):
            return True
        if not is_declared and not NUMBERED.match(_beginning(content, found.end())):
            continue
        inflated = _inflated(content, found.end(), left)
        if inflated is None:
            if is_declared:
                return True
            continue
        left -= len(inflated)
        if left <= 0 or ACTING.search(inflated):
            return True
    return False


def _beginning(content: bytes, start: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(content[start : start + 256], 64)
    except zlib.error:
        return b""


def _inflated(content: bytes, start: int, most: int) -> bytes | None:
    """What was packed, `most` bytes of it; None where it is no such stream. Where it ends the
    packing itself says, whatever the file claims.
    """
    unpacking, found = zlib.decompressobj(), bytearray()
    try:
        for place in range(start, len(content), CHUNK):
            found += unpacking.decompress(content[place : place + CHUNK], most - len(found))
            if unpacking.eof or len(found) >= most:
                return bytes(found)
    except zlib.error:
        return None
    return None


def office_runs(packed: zipfile.ZipFile) -> bool:
    """True where a part of a Word or Excel file runs by its name or by its declared type, and
    where opening it would fetch a template or an object from elsewhere.
    """
    names = packed.namelist()
    if any(RUNNING_PART.search(name) for name in names):
        return True
    try:
        types = list(_attributes(packed, "[Content_Types].xml"))
        links = [
            link
            for name in names
            if name.lower().endswith(".rels")
            for link in _attributes(packed, name)
        ]
    except UNREADABLE:
        return True
    if any(RUNNING_TYPE.search(each.get("ContentType", "")) for each in types):
        return True
    return any(
        FETCHED.search(link.get("Type", "")) and FAR_AWAY.match(link.get("Target", ""))
        for link in links
    )


def _attributes(packed: zipfile.ZipFile, part: str) -> Iterator[dict[str, str]]:
    """Those of every element. A list of parts is short and declares no entities."""
    if packed.getinfo(part).file_size > LARGEST_LISTING:
        raise ValueError(part)
    found: list[dict[str, str]] = []
    reader = expat.ParserCreate()
    reader.StartElementHandler = lambda _name, given: found.append(given)
    reader.EntityDeclHandler = _refuse_entity
    with packed.open(part) as listing:
        reader.Parse(listing.read(LARGEST_LISTING), True)
    yield from found


def _refuse_entity(*declared: object) -> None:
    raise ValueError("a list of parts with entities")
