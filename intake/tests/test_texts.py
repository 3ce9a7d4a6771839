"""The words of an uploaded file: what Word and PDF hold, in order, and a plain answer where
there are none.
"""

import unicodedata
import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter

from intake.tests.files import docx_of, docx_with, pdf_drawing, pdf_of
from intake.texts import LARGEST, NoText, text_of
from intake.texts.errors import (
    Damaged,
    Empty,
    Garbled,
    Locked,
    OldWord,
    OtherFormat,
    Picture,
    Scan,
    TooLarge,
    TooManyPages,
    TooMuchInside,
)

WORDS = "Bố trí không quá 1/3 số cán bộ làm việc tại trụ sở."


def refusal(content: bytes) -> type[NoText]:
    with pytest.raises(NoText) as raised:
        text_of(content)
    return raised.type


# -- Word


def letter(document: Any) -> None:
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "UBND TỈNH HÒA GIANG\nSố: 415/UBND-VX"
    head.cell(0, 1).text = "Hòa Giang, ngày 25 tháng 11 năm 2026"
    document.add_paragraph("Các đơn vị thực hiện:")
    for words in ("Bố trí một nửa số người.", "Trực lãnh đạo."):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Ghi chú.", style="List Bullet")


def test_tables_and_numbered_paragraphs_of_word_come_in_their_order() -> None:
    assert text_of(docx_of(letter)).split("\n") == [
        "UBND TỈNH HÒA GIANG",
        "Số: 415/UBND-VX",
        "Hòa Giang, ngày 25 tháng 11 năm 2026",
        "Các đơn vị thực hiện:",
        "1. Bố trí một nửa số người.",
        "2. Trực lãnh đạo.",
        "- Ghi chú.",
    ]


def test_numbers_inside_numbers_are_counted_as_word_counts_them() -> None:
    levels = (("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%2.%3"))
    drawn = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText'
        f' w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )

    def write(document: Any) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{drawn}</w:abstractNum>'
            ),
        )
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        for name, override in (("90", ""), ("91", again)):
            numbering.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId'
                    f' w:val="90"/>{override}</w:num>'
                )
            )
        for name, depth in (
            ("90", 0),
            ("90", 1),
            ("90", 1),
            ("90", 2),
            ("90", 0),
            ("90", 1),
            ("91", 0),
        ):
            properties = document.add_paragraph("Câu")._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = depth, int(name)

    assert text_of(docx_of(write)).split("\n") == [
        "1. Câu",
        "a) Câu",
        "b) Câu",
        "1.b.I Câu",
        "2. Câu",
        "a) Câu",
        "1. Câu",
    ]


def test_what_was_inserted_with_changes_tracked_is_read_and_what_was_removed_is_not() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("Bố trí ")
        for tag, text in (
            ("ins", "<w:t>một nửa</w:t>"),
            ("del", "<w:delText>tất cả</w:delText>"),
            ("moveFrom", "<w:t>chuyển đi</w:t>"),
        ):
            paragraph._p.append(
                parse_xml(
                    f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{text}</w:r></w:{tag}>'
                )
            )

    assert text_of(docx_of(write)) == "Bố trí một nửa"


def test_a_text_box_is_read_once_and_a_line_break_ends_a_line() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    drawing = (
        f"<w:r {nsdecls('w')}"
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice"
        f' Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    )

    def write(document: Any) -> None:
        paragraph = document.add_paragraph("Ngoài khung")
        paragraph._p.append(parse_xml(drawing))
        document.add_paragraph("trên").add_run().add_break(WD_BREAK.LINE)
        document.paragraphs[-1].add_run("dưới")

    assert text_of(docx_of(write)).split("\n") == ["Ngoài khung", "Trong khung", "trên", "dưới"]


def test_decomposed_letters_and_signs_nobody_sees_come_out_composed_and_clean() -> None:
    decomposed = unicodedata.normalize("NFD", "làm việc tại nhà")

    assert (
        text_of(
            docx_of(lambda document: document.add_paragraph(f"\u200b{decomposed}\u00a0\u00a0ngay"))
        )
        == "làm việc tại nhà ngay"
    )


def test_a_word_file_of_pictures_alone_is_a_scan() -> None:
    assert refusal(docx_of(lambda document: document.add_paragraph(" "))) is Scan


def test_a_word_file_that_unpacks_to_too_much_is_not_opened() -> None:
    bomb = docx_with(docx_of(letter), **{"word/document": b" " * 21 * 1024 * 1024})

    assert len(bomb) < 100_000
    assert refusal(bomb) is TooMuchInside


@pytest.mark.parametrize("kind", ['SYSTEM "file:///etc/passwd"', '"ha ha ha"'])
def test_a_word_file_with_entities_is_not_opened(kind: str) -> None:
    content = docx_of(letter)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        written = parts.read("word/document.xml").split(b"?>", 1)[1]
    hidden = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x ' + kind.encode() + b">]>" + written

    assert refusal(docx_with(content, **{"word/document": hidden})) is Damaged
    assert (
        refusal(docx_with(content, **{"word/document": hidden.decode().encode("utf-16")}))
        is Damaged
    )


def test_a_zip_without_a_document_is_no_word_file() -> None:
    content = BytesIO()
    Workbook().save(content)

    assert refusal(content.getvalue()) is OtherFormat


def test_a_damaged_word_file_is_said_to_be_damaged() -> None:
    assert refusal(docx_of(letter)[:2_000]) is Damaged
    assert refusal(docx_with(docx_of(letter), **{"word/document": b"<no xml"})) is Damaged


# -- PDF


def test_wrapped_lines_of_a_pdf_are_one_sentence_again_across_pages_too() -> None:
    first = [
        "ỦY BAN NHÂN DÂN",
        "1. Các đơn vị bố trí không quá 1/3 số cán bộ, công chức, viên chức của Sở",
        "Nội vụ làm việc tại trụ sở, trong",
    ]
    second = [
        "đó có ít nhất một lãnh đạo phụ trách, theo dõi phòng, chống dịch bệnh COVID-",
        "19.",
        "2. Báo cáo hằng ngày.",
    ]

    assert text_of(pdf_of(first, second)).split("\n") == [
        "ỦY BAN NHÂN DÂN",
        (
            "1. Các đơn vị bố trí không quá 1/3 số cán bộ, công chức, viên chức của Sở Nội vụ làm"
            " việc tại trụ sở, trong đó có ít nhất một lãnh đạo phụ trách, theo dõi phòng, chống"
            " dịch bệnh COVID-19."
        ),
        "2. Báo cáo hằng ngày.",
    ]


def test_page_numbers_and_running_heads_of_a_pdf_are_no_part_of_its_text() -> None:
    pages = [
        [
            "Công văn về giờ làm việc",
            f"Điều {number}. {WORDS}",
            "Sao y bản chính",
            f"Trang {number}/3",
        ]
        for number in (1, 2, 3)
    ]

    assert text_of(pdf_of(*pages)).split("\n") == [
        "Công văn về giờ làm việc",
        *(f"Điều {number}. {WORDS}" for number in (1, 2, 3)),
    ]


def test_a_page_without_letters_among_others_is_named_in_its_place() -> None:
    assert text_of(pdf_of([WORDS], [], [WORDS])).split("\n") == [
        WORDS,
        "[Trang 2 không có chữ.]",
        WORDS,
    ]


def test_a_pdf_without_letters_is_a_scan() -> None:
    assert refusal(pdf_drawing(b"0 0 m 10 10 l S", b"")) is Scan
    assert refusal(pdf_of(["Ký số"], [], [])) is Scan


def test_a_pdf_whose_shapes_have_no_letters_is_said_to_be_so() -> None:
    assert refusal(pdf_of(["\ue021\ue034" * 20])) is Garbled


@pytest.mark.parametrize("password", ["bi-mat", ""])
def test_a_pdf_is_opened_unless_it_asks_for_a_password(password: str) -> None:
    writer = PdfWriter(PdfReader(BytesIO(pdf_of([WORDS]))))
    writer.encrypt(password, owner_password="chu-nhan", algorithm="RC4-128")
    content = BytesIO()
    writer.write(content)

    if password:
        assert refusal(content.getvalue()) is Locked
    else:
        assert text_of(content.getvalue()) == WORDS


def test_a_pdf_of_too_many_pages_is_not_read() -> None:
    assert refusal(pdf_of(*[[WORDS]] * 61)) is TooManyPages


@pytest.mark.parametrize(
    "pages",
    [[b"q Q " * 250_000], [b"q Q " * 60_000] * 4, [b" " * 30_000_000]],
    ids=["acts", "pages", "bytes"],
)
def test_a_small_pdf_with_too_much_inside_is_not_read(pages: list[bytes]) -> None:
    content = pdf_drawing(*pages)

    assert len(content) < 200_000
    assert refusal(content) is TooMuchInside


def test_a_damaged_pdf_is_said_to_be_damaged() -> None:
    assert refusal(b"%PDF-1.7 and nothing more") is Damaged


# -- neither


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Empty),
        (b"%PDF-" + b"0" * LARGEST, TooLarge),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, OldWord),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Locked),
        (b"\x89PNG\r\n\x1a\n", Picture),
        (b"\xff\xd8\xff\xe0", Picture),
        (b"\x00\x00\x00\x18ftypheic", Picture),
        (b"{\\rtf1", OtherFormat),
        (WORDS.encode(), OtherFormat),
    ],
    ids=["empty", "large", "doc", "locked", "png", "jpeg", "heic", "rtf", "txt"],
)
def test_what_is_neither_word_nor_pdf_gets_a_plain_answer(
    content: bytes, expected: type[NoText]
) -> None:
    assert refusal(content) is expected


def test_every_answer_says_what_to_do_instead() -> None:
    for error in NoText.__subclasses__():
        assert "ãy " in str(error.message), error
