"""Word and PDF files as small as they can be, made for the tests."""

import zipfile
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from docx import Document

_LETTERS = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def
1 begincodespacerange <0000> <FFFF> endcodespacerange
5 beginbfrange <0000> <024F> <0000> <1E00> <1EFF> <1E00> <2000> <206F> <2000>
<E000> <E0FF> <E000> <FFFD> <FFFD> <FFFD> endbfrange endcmap end end"""


def docx_of(write: Callable[[Any], object]) -> bytes:
    """A Word file with what `write` does to an empty document."""
    document = Document()
    write(document)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def docx_with(content: bytes, **parts: bytes) -> bytes:
    """The same file with parts written anew, by the name of the part without its end
    ("word/document").
    """
    changed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(
                part.filename, parts.get(part.filename.removesuffix(".xml"), old.read(part))
            )
    return changed.getvalue()


def pdf_of(*pages: Sequence[str]) -> bytes:
    """A PDF with the lines of each page from the top down, each letter under its own code."""
    return pdf_drawing(
        *(
            "\n".join(_drawn(line, 800 - 15 * row) for row, line in enumerate(page)).encode()
            for page in pages
        )
    )


def pdf_drawing(*pages: bytes) -> bytes:
    """A PDF whose pages draw just these acts; the font is called /F."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /ToUnicode 4 0 R"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo <<"
        b" /Registry (A) /Ordering (I) /Supplement 0 >> /DW 500 >>] >>"
    )
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        font,
        _stream(_LETTERS),
    ]
    for number, drawn in enumerate(pages):
        resources = b"<< /Font << /F 3 0 R >> >>"
        contents = 6 + 2 * number
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0"
            b" R >>" % (resources, contents)
        )
        objects.append(_stream(drawn))
    return _written(objects)


def _drawn(line: str, height: int) -> str:
    return f"BT /F 11 Tf 1 0 0 1 60 {height} Tm <{line.encode('utf-16-be').hex()}> Tj ET"


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _written(objects: Sequence[bytes]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(content),
    )
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows) + trailer
