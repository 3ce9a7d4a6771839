"""Files that would run something when they are opened, however they hide it."""

import io
import time
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfWriter

from directives.media import DOCX, PDF, XLSX, media_type_of

ACTION = b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
MACRO = "application/vnd.ms-office.vbaProject"
FAR = "https://vi-du.example/mau.dotm"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(*parts: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(parts) + b"\n%%EOF\n"


def packed(inside: bytes, *, head: bytes = b"/Type /ObjStm", filters: bytes = b"") -> bytes:
    """A stream of packed objects, as most writers of today make them."""
    flate = filters or b"/Filter /FlateDecode"
    stream = zlib.compress(b"5 0 6 9 " + inside)
    return b"4 0 obj << %s /N 2 /First 8 %s >>\nstream\n%s\nendstream\nendobj" % (
        head,
        flate,
        stream,
    )


@pytest.mark.parametrize(
    "acts",
    [
        b"<< /S /JavaScript >>",
        b"<</S/JavaScript/JS(x)>>",
        b"<< /S /JavaScr#69pt >>",
        b"<< /S /#4a#61v#61#53cript >>",
        b"<< /S /#4AavaScript >>",
        b"<< /S /L#61unch /F (cmd.exe) >>",
        b"<< /AcroForm << /#58FA 7 0 R >> >>",
        b"<< /Subtype /RichMedi#61>>",
    ],
)
def test_a_pdf_that_acts_is_refused_however_the_name_is_written(acts: bytes) -> None:
    in_a_stream_of_objects = [
        packed(acts),
        packed(acts, head=b"/Type /Obj#53tm"),
        packed(acts, head=b"/Type 9 0 R"),
        packed(acts, head=b"/Type /ObjStm /X (obj)"),
    ]

    assert media_type_of(pdf(acts)) is None
    assert [media_type_of(pdf(stream)) for stream in in_a_stream_of_objects] == [None] * 4


@pytest.mark.parametrize(
    "stream",
    [
        packed(
            b"<< >>", filters=b"/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null null]"
        ).replace(b"x\x9c", b"78"),
        packed(b"<< >>").replace(b"x\x9c", b"\x13\x37"),
        packed(b"<< >>", head=b"/Type /ObjStm /DecodeParms << /Predictor 12 >>"),
        packed(b"<< >>")[:-24],
    ],
    ids=["packed twice", "locked", "as differences", "cut off"],
)
def test_a_pdf_whose_objects_cannot_be_looked_into_is_refused(stream: bytes) -> None:
    assert media_type_of(pdf(stream)) is None


@pytest.mark.parametrize(
    "content",
    [
        pdf(b"<< /Type /Catalog /Lang (vi) >>"),
        pdf(packed(b"<< /Type /Catalog >>")),
        pdf(b"4 0 obj << /Type /ObjStm /N 1 >>\nstream\n5 0 << >>\nendstream"),
        pdf(b"<< /Title (/JavaScripting, /Launching) >>"),
        pdf(b"<< /Filter /DCTDecode >>\nstream\n\xff\xd8\xff\xe0 picture\nendstream"),
        pdf(
            b"<< /Encrypt 9 0 R >>", b"8 0 obj << /Length 4 >>\nstream\n\x01\x02\x03\x04\nendstream"
        ),
    ],
)
def test_an_honest_pdf_is_taken(content: bytes) -> None:
    assert media_type_of(content) == PDF


@pytest.mark.timed
@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n" + b"/JavaScrip" * 1_500_000,
        b"%PDF-1.7\n" + b"#4a" * 5_000_000,
        b"%PDF-1.7\n" + b"stream\n" * 2_000_000,
        pdf(*[packed(bytes(3_000_000))] * 5_000),
        b"%PDF-1.7\n" + b"4 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n" * 200_000,
    ],
    ids=["almost names", "numbers", "streams", "much in little", "heads"],
)
def test_looking_at_a_large_pdf_takes_less_than_a_second_of_the_processor(
    content: bytes,
) -> None:
    begun = time.process_time()

    media_type_of(content[: 15 * 1024 * 1024])

    assert time.process_time() - begun < 1


def office(part: str, *, types: str = "", links: str = "", **other: str) -> bytes:
    """A Word or Excel file with that main part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/x" ContentType="{types}"/></Types>',
        )
        target.writestr(part, "<x/>")
        target.writestr("word/_rels/settings.xml.rels", f"<Relationships>{links}</Relationships>")
        for name, content in other.items():
            target.writestr(name, content)
    return made.getvalue()


def link(kind: str, target: str) -> str:
    return f'<Relationship Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/>'


@pytest.mark.parametrize(
    "content",
    [
        office("word/document.xml", types=MACRO),
        office(
            "word/document.xml",
            types="application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        office("xl/workbook.xml", types="application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        office("xl/workbook.xml", types="application/vnd.ms-office.activeX+xml"),
        office("xl/workbook.xml", types="application/vnd.ms-excel.intlmacrosheet+xml"),
        office("word/document.xml", **{"word/VbaData.xml": "<x/>"}),
        office("word/document.xml", links=link("attachedTemplate", FAR)),
        office("word/document.xml", links=link("oleObject", "\\\\203.0.113.9\\mau")),
        office("word/document.xml", links="<not closed"),
        office("word/document.xml", links="<!DOCTYPE x [<!ENTITY a 'b'>]>"),
    ],
)
def test_an_office_file_that_runs_or_fetches_is_refused(content: bytes) -> None:
    assert media_type_of(content) is None


def test_a_list_of_parts_in_another_writing_is_read_too() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        listed = f'<?xml version="1.0" encoding="UTF-16"?><T><O ContentType="{MACRO}"/></T>'
        target.writestr("[Content_Types].xml", listed.encode("utf-16"))
        target.writestr("word/document.xml", "<x/>")

    assert media_type_of(made.getvalue()) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (office("word/document.xml", links=link("hyperlink", FAR)), DOCX),
        (office("word/document.xml", links=link("attachedTemplate", "Normal.dotm")), DOCX),
        (office("xl/workbook.xml", types="application/xml"), XLSX),
    ],
)
def test_an_honest_office_file_is_taken(content: bytes, kind: str) -> None:
    assert media_type_of(content) == kind


def test_files_that_the_usual_programs_write_are_taken(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "a.pdf")

    assert [
        media_type_of((tmp_path / f"a.{end}").read_bytes()) for end in ("docx", "xlsx", "pdf")
    ] == [
        DOCX,
        XLSX,
        PDF,
    ]
