"""What somebody might write where a page expects something else."""

import random
import re
import zipfile
from io import BytesIO
from typing import Final

TEXTS: Final = (
    "",
    " ",
    "0",
    "-1",
    "1",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "1" + "0" * 40,
    "9" * 5000,
    "1e309",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "1/0",
    "²",
    "١٢",
    "½",
    "12.5",
    "true",
    "None",
    "null",
    "[]",
    "{",
    '{"a": 1}',
    '{"1": null}',
    "[" * 2000,
    "vi",
    "xx",
    "/",
    "//evil.example",
    "http://[",
    "http://testserver//evil.example",
    "\\",
    "..",
    "../../etc/passwd",
    "'",
    '"',
    "' OR 1=1 --",
    "%",
    "%s",
    "%(name)s",
    "{0}",
    "{{ user }}",
    "<script>",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff\ud800",
    "\r\nX: 1",
    "\n",
    "\t",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\U0001f600",
    "Mâ\u0323t khâ\u0309u",
    "Ｎguyễn",
    "ﬁ",
    "İ",
    "ß",
    "a" * 300,
    "đ" * 70_000,
    "31/02/2026",
    "29/02/2027",
    "00/00/0000",
    "01/01/0001",
    "31/12/9999",
    "30/11/2026",
    "2026-11-30",
    "2026-13-45",
    "0001-01-01",
    "9999-12-31",
    "2026-W49",
    "2026-W99",
    "9999-W53",
    "2026-11",
    "2026-13",
    "0000-00",
    "9999-12",
    "24:00",
    "7h60",
    "23:59:60",
    "1:1:1",
    "1:x:y",
    "9223372036854775808:1:x",
    "1:9223372036854775808:x",
    "²:1:x",
    "1:2026-11-30=tn",
    "1:2026-11-30=",
    "1:9999-12-31=tn",
    "9223372036854775808:2026-11-30=tn",
    "0:0:0:0",
    ":",
    "=",
    ",",
    ";",
    "-",
    "@",
    "a@b",
    "a@vi-du.vn",
    "0912 345 678",
    "08:00",
    "on",
    "yes",
)

NAMES: Final = (
    "next",
    "q",
    "unit",
    "open",
    "day",
    "month",
    "year",
    "page",
    "show",
    "language",
    "version",
    "content",
    "set",
    "cell",
    "was",
    "mode",
    "roster",
    "rosters",
    "decision",
    "csrfmiddlewaretoken",
    "p",
    "o",
    "all",
    "e",
    "_popup",
    "_facets",
    "id__exact",
    "id__in",
    "pk__gt",
    "sent",
    "seen",
    "told",
    "seal",
    "answer-1",
    "undo",
    "accept",
    "form-TOTAL_FORMS",
    "format",
)

NUMBERS: Final = (
    "",
    "0",
    "-1",
    "1",
    "00",
    "12",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "1" + "0" * 40,
    "9" * 5000,
    "1.5",
    "1e9",
    "²",
    "١٢",
)

METHODS: Final = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")

HEADERS: Final = (
    ("HX-Request", "true"),
    ("HX-Current-URL", "http://testserver/week/"),
    ("HX-Target", "rows"),
    ("HX-Trigger", "x"),
    ("Referer", "http://testserver/staff/"),
    ("Accept-Language", "en"),
    ("Accept", "application/json"),
    ("X-Forwarded-For", "203.0.113.1, 10.0.0.1"),
    ("X-Forwarded-Proto", "https"),
    ("If-Modified-Since", "Thu, 26 Nov 2026 09:00:00 GMT"),
    ("If-None-Match", "*"),
    ("Range", "bytes=0-"),
    ("Origin", "null"),
    ("User-Agent", "Mozilla/5.0"),
    ("Content-Encoding", "gzip"),
    ("Host", "testserver"),
)

COOKIES: Final = ("sessionid", "csrftoken", "django_language", "device", "messages", "theme")

TYPES: Final = (
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=khong-co",
    "",
    "a",
)

BODIES: Final = (
    b"",
    b"{",
    b"null",
    b"\x00",
    b"\xff\xfe",
    b"a=%",
    b"a=%ff%fe",
    b"&=&=&",
    b"--x\r\n",
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="\x00"\r\n\r\na\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n',
)


def _zip(name: str, content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr(name, content)
    return made.getvalue()


FILES: Final = (
    b"",
    b"\x00" * 40,
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\nx",
    b"\x89PNG\r\n\x1a\n",
    b"a;b\n1;2\n",
    b"\xff\xfea\x00;\x00",
    b"\xef\xbb\xbfM\xc3\xa3,T\xc3\xaan\n1,A\n",
    _zip("xl/workbook.xml", b"<x"),
    _zip("word/document.xml", b"<x/>"),
    _zip("[Content_Types].xml", b""),
)


def text(draw: random.Random) -> str:
    """One of the list, sometimes two together."""
    found = draw.choice(TEXTS)
    return found + draw.choice(TEXTS) if draw.random() < 0.1 else found


def bent(value: str, draw: random.Random) -> str:
    """The same with one piece of it changed: a number become another, a piece lost, doubled or in
    a foreign sign. What is read piece by piece is reached only so.
    """
    numbers = list(re.finditer(r"\d+", value))
    if numbers and draw.random() < 0.6:
        found = draw.choice(numbers)
        return value[: found.start()] + draw.choice(NUMBERS) + value[found.end() :]
    start = draw.randrange(len(value))
    end = min(len(value), start + draw.randint(1, 6))
    piece = draw.choice(("", value[start:end] * 2, text(draw)[:300]))
    return value[:start] + piece + value[end:]
