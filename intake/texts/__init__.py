"""Takes the words out of an uploaded file: Word or PDF, told apart by what they hold and not by
their names.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

import uploads
from intake.texts.errors import (
    Damaged,
    Empty,
    Garbled,
    Locked,
    NoText,
    OldWord,
    OtherFormat,
    Picture,
    Scan,
    TooLarge,
    TooManyPages,
    TooMuchInside,
)
from intake.texts.lines import clean, flowing, squeezed
from uploads import ReaderKind, Reason

__all__ = ["LARGEST", "NoText", "clean", "text_of"]

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that is read at all."""

FEWEST_LETTERS: Final = 20
"""Letters of a page that has a text; a scan may carry the few of a stamp."""

_PDF_BEGINS_WITHIN = 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Files of Office before 2007, and newer ones under a password."""

_REFUSED: Final[Mapping[Reason, type[NoText]]] = {
    Reason.DAMAGED: Damaged,
    Reason.LOCKED: Locked,
    Reason.OTHER_FORMAT: OtherFormat,
    Reason.TOO_MANY_PAGES: TooManyPages,
}


def text_of(content: bytes) -> str:
    """The text of the file in the order it is read, one paragraph a line. Raises the NoText that
    says why there is none.
    """
    if not content:
        raise Empty
    if len(content) > LARGEST:
        raise TooLarge
    if b"%PDF-" in content[:_PDF_BEGINS_WITHIN]:
        found = _read(ReaderKind.PDF, content)
        return _text_of_pages(found["pages"], found["of"])
    if content.startswith(b"PK\x03\x04"):
        return _text_of_paragraphs(_read(ReaderKind.WORD, content))
    if content.startswith(_COMPOUND):
        raise Locked if "EncryptedPackage".encode("utf-16-le") in content else OldWord
    if content.startswith(_PICTURES) or content[4:8] == b"ftyp":
        raise Picture
    raise OtherFormat


def _read(kind: ReaderKind, content: bytes) -> Any:
    try:
        return uploads.read(kind, content)
    except uploads.CannotRead as refusal:
        raise _REFUSED.get(refusal.reason, TooMuchInside) from refusal


def _text_of_paragraphs(lines: Sequence[str]) -> str:
    text = squeezed(clean("\n".join(lines)))
    if not text:
        raise Scan
    return text


def _text_of_pages(read: Sequence[str], of: int) -> str:
    """A page without letters among others is named in its place, and so are pages left unread."""
    pages = [clean(page) for page in read]
    if any(map(_is_garbled, pages)):
        raise Garbled
    if sum(map(_letters, pages)) < FEWEST_LETTERS * len(pages) / 2:
        raise Scan
    named = [
        page if _letters(page) else _("[Trang %(number)s không có chữ.]") % {"number": number}
        for number, page in enumerate(pages, 1)
    ]
    if len(pages) < of:
        told = _("[Chỉ đọc được %(read)s trang đầu trong %(all)s trang của tệp.]")
        named.append(told % {"read": len(pages), "all": of})
    return flowing(named)


def _letters(page: str) -> int:
    return sum(map(str.isalpha, page))


def _is_garbled(page: str) -> bool:
    """Shapes without letters come out as private or replaced signs."""
    strange = sum("\ue000" <= letter <= "\uf8ff" or letter == "\ufffd" for letter in page)
    return strange > max(FEWEST_LETTERS, _letters(page) / 10)
