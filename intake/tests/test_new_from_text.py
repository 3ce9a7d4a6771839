"""A new document that begins with its text: the head is read, confirmed and saved, and the text
goes on to the draft.
"""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.enums import DocumentKind, IssuerLevel
from directives.models import Directive
from directives.tests.factories import make_directive
from intake.reading.letterhead import kind_of, level_of, title_of
from intake.tests.files import docx_of, pdf_drawing
from tests.factories import make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TEXT = """UBND TỈNH HÒA GIANG
Số: 415/UBND-VX
V/v bố trí làm việc trong
đợt rét đậm
Hòa Giang, ngày 25 tháng 11 năm 2026
Kính gửi: Các sở, ban, ngành
UBND tỉnh Hòa Giang yêu cầu các đơn vị bố trí không quá 1/3 số cán bộ làm việc tại trụ sở trong 15 ngày, từ 0h ngày 07/12/2026."""
URL = "/directives/new/read/"


def initial_of(page: Any) -> dict[str, Any]:
    form = page.context["form"]
    return {
        name: form[name].value()
        for name in (
            "number",
            "issuer",
            "issuer_level",
            "kind",
            "title",
            "issued_on",
            "from_day",
            "to_day",
        )
    }


def test_the_head_is_filled_in_with_what_was_read(client: Client) -> None:
    assert initial_of(client.post(URL, {"text": TEXT})) == {
        "number": "415/UBND-VX",
        "issuer": "UBND tỉnh Hòa Giang",
        "issuer_level": IssuerLevel.PROVINCE,
        "kind": DocumentKind.OFFICIAL_LETTER,
        "title": "Về việc bố trí làm việc trong đợt rét đậm",
        "issued_on": date(2026, 11, 25),
        "from_day": date(2026, 12, 7),
        "to_day": date(2026, 12, 21),
    }


def test_the_letterhead_names_in_full_whom_the_text_only_shortens(client: Client) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\nSố: 9/UBND-VX\nỦy ban nhân dân tỉnh yêu cầu các đơn vị bố"
        " trí không quá 1/3 số cán bộ."
    )

    assert (
        initial_of(client.post(URL, {"text": text}))["issuer"] == "Ủy ban nhân dân tỉnh Hòa Giang"
    )


def test_the_same_is_read_out_of_a_file(client: Client) -> None:
    content = docx_of(lambda document: [document.add_paragraph(line) for line in TEXT.split("\n")])

    page = client.post(URL, {"text": "", "file": SimpleUploadedFile("a.docx", content)})

    assert (page.context["text"], page.context["form"]["number"].value()) == (TEXT, "415/UBND-VX")


HEAD = {
    "head": "1",
    "kind": "official-letter",
    "number": "415/UBND-VX",
    "issuer": "UBND tỉnh Hòa Giang",
    "issuer_level": "province",
    "title": "Về việc bố trí làm việc trong đợt rét",
    "issued_on": "25/11/2026",
    "from_day": "07/12/2026",
    "to_day": "21/12/2026",
}


def test_the_confirmed_head_becomes_a_draft_and_the_text_is_read_into_it(client: Client) -> None:
    answer = client.post(URL, HEAD | {"text": TEXT}, follow=True)

    directive = Directive.objects.get()
    edition = directive.editions.get()
    assert answer.redirect_chain == [(reverse("intake:draft", args=[edition.pk]), 302)]
    assert (directive.number, edition.effective_to) == ("415/UBND-VX", moment("2026-12-22 00:00"))
    assert answer.context["kept"].text == TEXT
    assert [row.is_done for row, _ in answer.context["heads"]] == [True] * 5
    assert [row.is_done for row, _ in answer.context["clauses"]] == [False]


def test_a_head_badly_filled_comes_back_with_the_text(client: Client) -> None:
    answer = client.post(URL, HEAD | {"text": TEXT, "title": ""})

    assert (answer.status_code, answer.context["text"], Directive.objects.count()) == (422, TEXT, 0)


def test_a_number_that_is_taken_is_said_beside_it(
    client: Client, agency: Agency, office: User
) -> None:
    make_directive(agency, office, number="415/UBND-VX")

    answer = client.post(URL, HEAD | {"text": TEXT})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["number"]
    assert answer.context["text"] == TEXT


def test_a_scan_is_answered_before_anything_else(client: Client) -> None:
    answer = client.post(
        URL, {"text": "", "file": SimpleUploadedFile("quet.pdf", pdf_drawing(b""))}
    )

    assert answer.status_code == 422
    assert "Tệp này là bản quét" in unescape(answer.content.decode())


def test_the_page_of_a_new_document_leads_here(client: Client) -> None:
    assert f'href="{URL}"' in client.get(reverse("directives:enter")).content.decode()


def test_only_who_keeps_directives_reads_new_ones(
    client_of: Callable[[User], Client], agency: Agency
) -> None:
    reader = client_of(make_user(Role.READER, agency))

    assert [reader.get(URL).status_code, reader.post(URL, {"text": TEXT}).status_code] == [403, 403]


def test_nothing_but_reading_and_writing_may_be_asked(client: Client) -> None:
    assert client.delete(URL).status_code == 405


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Số: 1/UBND V/v giảm người tại trụ sở\nKính gửi: các sở", "Về việc giảm người tại trụ sở"),
        (
            "CHỈ THỊ\nVề việc tăng cường phòng dịch\ntrong toàn tỉnh\n\nThực hiện chỉ đạo",
            "Về việc tăng cường phòng dịch trong toàn tỉnh",
        ),
        (
            "KẾ HOẠCH\n\nBố trí làm việc luân phiên\nCăn cứ văn bản số 1",
            "Bố trí làm việc luân phiên",
        ),
        ("THÔNG BÁO\nCăn cứ tình hình", ""),
        ("Không có gì ở đây.", ""),
        (f"V/v {'rất dài ' * 80}", ("Về việc " + "rất dài " * 80)[:300]),
    ],
)
def test_the_title_is_the_subject_line_or_stands_under_the_heading(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("CHỈ THỊ\nVề việc", "", DocumentKind.DIRECTIVE),
        ("Số: 17/CT-UBND", "17/CT-UBND", DocumentKind.DIRECTIVE),
        ("", "3/QĐ-SNV", DocumentKind.DECISION),
        ("Thực hiện Chỉ thị số 17/CT-UBND", "415/UBND-VX", DocumentKind.OFFICIAL_LETTER),
    ],
)
def test_the_kind_of_document_is_that_of_its_heading_or_its_symbol(
    text: str, number: str, kind: DocumentKind
) -> None:
    assert kind_of(text, number) == kind


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Thủ tướng Chính phủ", IssuerLevel.CENTRAL),
        ("Bộ Nội vụ", IssuerLevel.MINISTRY),
        ("UBND tỉnh Hòa Giang", IssuerLevel.PROVINCE),
        ("Giám đốc Sở", IssuerLevel.AGENCY),
        ("Hội Chữ thập đỏ", None),
    ],
)
def test_the_first_words_of_the_issuer_tell_how_high_it_stands(
    issuer: str, level: IssuerLevel | None
) -> None:
    assert level_of(issuer) == level
