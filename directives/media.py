"""Which files may be kept with a document: judged by what is in them, never by what they are
called.
"""

import re
import zipfile
from pathlib import PurePosixPath

from directives.running import office_runs, pdf_runs
from uploads.bounds import CannotRead
from uploads.packages import open_package

LARGEST = 15 * 1024 * 1024
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", PNG: ".png", JPEG: ".jpg"}
ACCEPTED = ",".join((*ENDINGS.values(), ".jpeg"))
SIGNS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
LONGEST_NAME = 120


def media_type_of(content: bytes) -> str | None:
    """PDF, Word, Excel, PNG or JPEG; None for everything else, and for those that would run
    something when they are opened.
    """
    found = next((kind for sign, kind in SIGNS if content.startswith(sign)), None)
    if found == PDF and pdf_runs(content):
        return None
    return found or _office_type(content)


def _office_type(content: bytes) -> str | None:
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        packed = open_package(content)
    except (CannotRead, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    found = next((kind for part, kind in PARTS if part in packed.namelist()), None)
    return None if found is None or office_runs(packed) else found


def safe_name(name: str, media_type: str) -> str:
    """The name without its folders, without signs that mean something to a computer, with the
    ending of what is in the file.
    """
    bare = PurePosixPath(name.replace("\\", "/")).name
    words = re.sub(r"[\x00-\x1f\x7f<>:\"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", bare)
    stem, _, ending = words.rpartition(".")
    wanted = ENDINGS[media_type]
    kept = stem if stem and f".{ending.lower()}" in (*ENDINGS.values(), ".jpeg") else words
    return f"{kept.strip(' .')[:LONGEST_NAME] or 'tai-lieu'}{wanted}"
