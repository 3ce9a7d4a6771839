"""Reading a pasted text into a draft: proposals beside their words, taken or left one by one."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.forms.texts import LONGEST
from directives.models import Edition
from directives.tests.factories import draft_of, make_directive
from directives.tests.files import docx_of, pdf_drawing, pdf_of
from directives.texts import LARGEST
from tests.factories import make_agency, make_user
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TEXT = "Từ ngày 30/11/2026, bố trí không quá 1/4 viên chức làm việc tại trụ sở.\nGiữ vệ sinh chung.\nBố trí 60% cán bộ làm việc tại nhà."


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


def post(client: Client, draft: Edition, **fields: str) -> Any:
    return client.post(reverse("directives:from-text", args=[draft.pk]), {"text": TEXT, "seen": str(draft.version)} | fields)


def key(answer: Any, kind: str) -> str:
    return next(str(row["key"]) for row in answer.context["rows"] if row["kind"] == kind)


def test_the_words_of_a_proposal_are_marked_and_what_was_not_read_stays_visible(client: Client, draft: Edition) -> None:
    page = unescape(post(client, draft).content.decode())

    assert "<sup>2</sup>bố trí không quá 1/4 viên chức làm việc tại trụ sở</mark>" in page
    assert '<span class="unread">Giữ vệ sinh chung</span>' in page


def test_a_proposal_that_is_taken_becomes_a_sentence_with_its_quote(client: Client, draft: Edition) -> None:
    answer = post(client, draft, accept=key(post(client, draft), "onsite_ratio_cap"))

    (clause,) = draft.clauses.all()
    assert (clause.kind, clause.quote) == ("onsite_ratio_cap", "bố trí không quá 1/4 viên chức làm việc tại trụ sở")
    assert [row["is_taken"] for row in answer.context["rows"]] == [False, True, False]


def test_the_same_proposal_is_not_taken_twice_from_an_old_page(client: Client, draft: Edition) -> None:
    accept = key(post(client, draft), "onsite_ratio_cap")

    for _press in range(2):
        post(client, draft, accept=accept)

    assert draft.clauses.count() == 1


def test_a_proposal_that_is_left_is_gone_from_the_list(client: Client, draft: Edition) -> None:
    leave = key(post(client, draft), "onsite_ratio_cap")

    answer = post(client, draft, leave=leave)

    assert [row["is_left"] for row in answer.context["rows"]] == [False, True, False]
    assert draft.clauses.count() == 0


def test_an_open_question_leads_to_the_blanks_and_is_not_taken(client: Client, draft: Edition) -> None:
    answer = post(client, draft, accept=key(post(client, draft), "exact_split"))

    assert reverse("directives:add-clause", args=[draft.pk, "exact_split"]) in answer.content.decode()
    assert draft.clauses.count() == 0


def test_an_empty_page_asks_for_a_text(client: Client, draft: Edition) -> None:
    page = unescape(client.get(reverse("directives:from-text", args=[draft.pk])).content.decode())

    assert "Chưa có đề xuất." in page


def upload(client: Client, draft: Edition, content: bytes, **fields: str) -> Any:
    file = SimpleUploadedFile("van-ban.docx", content)
    return client.post(reverse("directives:from-text", args=[draft.pk]), {"text": "", "file": file} | fields)


def test_an_uploaded_file_is_read_whatever_its_name_says_and_its_text_stands_on_the_page(client: Client, draft: Edition) -> None:
    sentence = "Bố trí không quá 1/4 viên chức làm việc tại trụ sở."

    for content in (docx_of(lambda document: document.add_paragraph(sentence)), pdf_of([sentence])):
        answer = upload(client, draft, content)

        assert (answer.status_code, answer.context["text"]) == (200, sentence)
        assert [row["kind"] for row in answer.context["rows"]] == ["onsite_ratio_cap"]


def test_a_scan_gets_a_plain_answer_and_what_was_pasted_is_kept(client: Client, draft: Edition) -> None:
    answer = upload(client, draft, pdf_drawing(b""), text=TEXT)

    assert (answer.status_code, answer.context["text"]) == (422, TEXT)
    assert "Tệp này là bản quét, không có chữ để đọc. Hãy dán nội dung" in unescape(answer.content.decode())


def test_a_file_that_is_too_large_is_not_read(client: Client, draft: Edition) -> None:
    answer = upload(client, draft, b"%PDF-" + b" " * LARGEST)

    assert answer.status_code == 422
    assert "Tệp lớn hơn 10 MB." in unescape(answer.content.decode())


def test_an_answer_in_english_is_in_english(client: Client, draft: Edition) -> None:
    client.cookies["django_language"] = "en"

    assert "This file is a scan" in unescape(upload(client, draft, pdf_drawing(b"")).content.decode())


def test_neither_text_nor_file_is_asked_for(client: Client, draft: Edition) -> None:
    answer = upload(client, draft, b"", text=" ")

    assert answer.status_code == 422
    assert "Tệp rỗng." in unescape(answer.content.decode())
    assert post(client, draft, text=" ").status_code == 422


def test_a_text_too_long_is_read_up_to_the_end_of_a_sentence_and_says_so(client: Client, draft: Edition) -> None:
    line = "Giữ vệ sinh chung.\n"
    answer = post(client, draft, text=line * 3_000)

    assert len(answer.context["text"]) <= LONGEST
    assert answer.context["text"].endswith("chung.")
    assert "Văn bản có 57000 ký tự; chỉ đọc được 40.000 ký tự đầu." in unescape(answer.content.decode())


def test_signs_nobody_sees_are_dropped_from_what_is_pasted(client: Client, draft: Edition) -> None:
    answer = post(client, draft, text="Bố trí không quá 1/4 viên\x00 chức làm\u200b việc tại\r\ntrụ sở.")

    assert answer.context["text"] == "Bố trí không quá 1/4 viên chức làm việc tại\ntrụ sở."


def test_nothing_else_than_reading_and_writing_may_be_asked(client: Client, draft: Edition) -> None:
    assert client.put(reverse("directives:from-text", args=[draft.pk])).status_code == 405


def test_a_draft_of_another_agency_is_not_there(client: Client) -> None:
    other = make_agency(code="KHAC")
    strange = draft_of(make_directive(other, make_user(Role.OFFICE, other)))

    assert post(client, strange).status_code == 404


def test_who_only_reads_may_not_read_texts_into_drafts(client_of: Callable[[User], Client], agency: Agency, draft: Edition) -> None:
    reader = client_of(make_user(Role.READER, agency))

    assert post(reader, draft).status_code in {403, 404}
