"""Bringing a text to the page that reads it: pasted or in a file, with a plain answer where it
cannot be read.
"""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from directives.models import Edition
from directives.tests.factories import draft_of, make_directive
from intake.forms import LONGEST, shortened
from intake.tests import presses
from intake.tests.files import docx_of, pdf_drawing, pdf_of
from intake.texts import LARGEST
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TEXT = "Bố trí 60% cán bộ làm việc tại nhà."


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


def paste(client: Client, draft: Edition, text: str) -> Any:
    return presses.keep(client, draft, text)


def upload(client: Client, draft: Edition, content: bytes, **fields: str) -> Any:
    file = SimpleUploadedFile("van-ban.docx", content)
    return presses.keep(client, draft, fields.pop("text", ""), file=file)


def test_an_uploaded_file_is_read_whatever_its_name_says_and_its_text_stands_on_the_page(
    client: Client, draft: Edition
) -> None:
    sentence = "Bố trí không quá 1/4 viên chức làm việc tại trụ sở."

    for content in (docx_of(lambda document: document.add_paragraph(sentence)), pdf_of([sentence])):
        answer = upload(client, draft, content)

        assert (answer.status_code, answer.context["kept"].text) == (200, sentence)
        assert [row.read.kind for row, _ in answer.context["clauses"]] == ["onsite_ratio_cap"]


def test_a_scan_gets_a_plain_answer_and_what_was_pasted_is_kept(
    client: Client, draft: Edition
) -> None:
    answer = upload(client, draft, pdf_drawing(b""), text=TEXT)

    assert (answer.status_code, answer.context["typed"]) == (422, TEXT)
    assert "Tệp này là bản quét, không có chữ để đọc. Hãy dán nội dung" in unescape(
        answer.content.decode()
    )


def test_a_file_that_is_too_large_is_not_read(client: Client, draft: Edition) -> None:
    answer = upload(client, draft, b"%PDF-" + b" " * LARGEST)

    assert answer.status_code == 422
    assert "Tệp lớn hơn 10 MB." in unescape(answer.content.decode())


def test_an_answer_in_english_is_in_english(client: Client, draft: Edition) -> None:
    client.cookies["django_language"] = "en"

    assert "This file is a scan" in unescape(
        upload(client, draft, pdf_drawing(b"")).content.decode()
    )


def test_neither_text_nor_file_is_asked_for(client: Client, draft: Edition) -> None:
    answer = upload(client, draft, b"", text=" ")

    assert answer.status_code == 422
    assert "Tệp rỗng." in unescape(answer.content.decode())
    assert paste(client, draft, " ").status_code == 422


def test_a_text_too_long_is_read_up_to_the_end_of_a_sentence_and_says_so(
    client: Client, draft: Edition
) -> None:
    line = "Giữ vệ sinh chung.\n"
    answer = paste(client, draft, line * 3_000)

    assert len(shortened(answer.context["kept"].text)) <= LONGEST
    assert shortened(answer.context["kept"].text).endswith("chung.")
    assert "Văn bản có 57000 ký tự; chỉ đọc được 40.000 ký tự đầu." in unescape(
        answer.content.decode()
    )


def test_signs_nobody_sees_are_dropped_from_what_is_pasted(client: Client, draft: Edition) -> None:
    answer = paste(client, draft, "Bố trí không quá 1/4 viên chức làm\u200b việc tại\r\ntrụ sở.")

    assert answer.context["kept"].text == "Bố trí không quá 1/4 viên chức làm việc tại\ntrụ sở."
