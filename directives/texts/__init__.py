"""Takes the words out of an uploaded file: Word or PDF, told apart by what they hold and not by
their names.
"""

from directives.texts.docx import text_of_docx
from directives.texts.errors import Empty, Locked, NoText, OldWord, OtherFormat, Picture, TooLarge
from directives.texts.lines import clean
from directives.texts.pdf import text_of_pdf

__all__ = ["LARGEST", "NoText", "clean", "text_of"]

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that is read at all."""

_PDF_BEGINS_WITHIN = 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Files of Office before 2007, and newer ones under a password."""


def text_of(content: bytes) -> str:
    """The text of the file in the order it is read, one paragraph a line. Raises the NoText that
    says why there is none.
    """
    if not content:
        raise Empty
    if len(content) > LARGEST:
        raise TooLarge
    if b"%PDF-" in content[:_PDF_BEGINS_WITHIN]:
        return text_of_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return text_of_docx(content)
    if content.startswith(_COMPOUND):
        raise Locked if "EncryptedPackage".encode("utf-16-le") in content else OldWord
    if content.startswith(_PICTURES) or content[4:8] == b"ftyp":
        raise Picture
    raise OtherFormat
