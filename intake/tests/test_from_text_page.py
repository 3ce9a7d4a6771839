"""Reading a pasted text into a draft: proposals beside their words, taken or left one by one."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Directive, Edition
from directives.services import amend_directive
from directives.tests.factories import draft_of, make_clause, make_directive, make_in_force
from intake.reading.rows import ANSWER, ReadingRow
from intake.tests import presses
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TEXT = (
    "Từ ngày 30/11/2026, bố trí không quá 1/4 viên chức làm việc tại trụ sở.\nGiữ vệ sinh"
    " chung.\nBố trí 60% cán bộ làm việc tại nhà."
)


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


def post(client: Client, draft: Edition, text: str = TEXT, **fields: str) -> Any:
    return presses.post(client, draft, text, **fields)


def kept_text(answer: Any) -> str:
    return str(answer.context["kept"].text)


def rows_in(answer: Any) -> list[ReadingRow]:
    return sorted(
        (row for row, _ in (*answer.context["heads"], *answer.context["clauses"])),
        key=lambda row: row.number,
    )


def row_of(answer: Any, kind: str) -> ReadingRow:
    return next(row for row in rows_in(answer) if row.read.kind == kind)


def words_of(answer: Any, kind: str) -> str:
    return next(
        str(words)
        for row, words in (*answer.context["heads"], *answer.context["clauses"])
        if row.read.kind == kind
    )


def progress(answer: Any) -> tuple[int, int, int]:
    return (
        answer.context["counts"]["taken"],
        answer.context["counts"]["left"],
        answer.context["waiting"],
    )


def said(row: ReadingRow, name: str, answer: str) -> dict[str, str]:
    return {ANSWER.format(key=row.key, name=name): answer}


def test_the_words_of_a_proposal_are_marked_and_what_was_not_read_stays_visible(
    client: Client, draft: Edition
) -> None:
    pieces = list(post(client, draft).context["pieces"])

    assert [
        (piece.text, piece.numbers, piece.is_unread)
        for piece in pieces
        if piece.text.strip(" ,.\n")
    ] == [
        ("Từ ngày 30/11/2026", (1,), False),
        ("bố trí không quá 1/4 viên chức làm việc tại trụ sở", (2,), False),
        ("Giữ vệ sinh chung", (), True),
        ("Bố trí 60% cán bộ làm việc tại nhà", (3,), False),
    ]


def test_the_text_stands_on_the_page_as_it_was_given(client: Client, draft: Edition) -> None:
    page = post(client, draft).content.decode()
    start = page.index(">", page.index('class="source-words"')) + 1
    shown = re.sub(
        r"<a[^>]*>\d+</a>|<[^>]+>", "", page[start : page.index("</span>\n</div>", start)]
    )

    assert unescape(shown) == TEXT


def test_a_proposal_that_is_taken_becomes_a_sentence_with_its_quote_and_can_be_taken_out_again(
    client: Client, draft: Edition
) -> None:
    answer = post(client, draft, accept=row_of(post(client, draft), "onsite_ratio_cap").key)

    (clause,) = draft.clauses.all()
    assert (clause.kind, clause.quote) == (
        "onsite_ratio_cap",
        "bố trí không quá 1/4 viên chức làm việc tại trụ sở",
    )
    assert (row_of(answer, "onsite_ratio_cap").clause, progress(answer)) == (clause, (2, 0, 1))

    draft.refresh_from_db()
    answer = post(client, draft, undo=str(clause.pk))

    assert (draft.clauses.count(), progress(answer)) == (0, (1, 0, 2))


def test_a_sentence_of_another_draft_is_not_taken_out_from_here(
    client: Client, draft: Edition, agency: Agency, office: User
) -> None:
    other = make_clause(make_directive(agency, office, number="313/UBND-NC"), office)

    for number in (str(other.pk), "²", "mot"):
        post(client, draft, undo=number)

    assert other.edition.clauses.count() == 1


def test_the_same_proposal_is_not_taken_twice_from_an_old_page(
    client: Client, draft: Edition
) -> None:
    accept = row_of(post(client, draft), "onsite_ratio_cap").key

    for _press in range(2):
        post(client, draft, accept=accept)

    assert draft.clauses.count() == 1


def test_of_two_people_at_one_draft_the_second_is_told_and_loses_nothing(
    client: Client, draft: Edition
) -> None:
    page = post(client, draft)
    Edition.objects.update(version=7)

    answer = post(client, draft, accept=row_of(page, "onsite_ratio_cap").key)

    assert (answer.status_code, draft.clauses.count(), kept_text(answer)) == (409, 0, TEXT)
    assert "Người khác vừa sửa bản nháp này." in unescape(answer.content.decode())


def test_a_proposal_that_is_left_is_crossed_out_and_can_be_taken_up_again(
    client: Client, draft: Edition
) -> None:
    leave = row_of(post(client, draft), "onsite_ratio_cap").key

    left = post(client, draft, leave=leave)
    again = post(client, draft, resume=leave)

    assert [row.is_left for row in rows_in(left)] == [False, True, False]
    assert (progress(left), progress(again)) == ((1, 1, 1), (1, 0, 2))
    assert draft.clauses.count() == 0


def test_all_that_is_clear_is_taken_at_once_and_what_is_asked_waits(
    client: Client, draft: Edition
) -> None:
    Edition.objects.update(effective_from=None, effective_to=None)

    page = post(client, draft)
    answer = post(client, draft, **{"accept-all": "1"})

    draft.refresh_from_db()
    assert page.context["clear"] == 2
    assert [clause.kind for clause in draft.clauses.all()] == ["onsite_ratio_cap"]
    assert draft.effective_from == moment("2026-11-30 00:00")
    assert (progress(answer), answer.context["clear"]) == ((2, 0, 1), 0)


def test_what_may_be_told_of_others_is_not_taken_with_what_is_clear(
    client: Client, draft: Edition
) -> None:
    text = "Một nước láng giềng cho mỗi công sở tối đa 1/2 nhân viên làm việc tại cơ quan."

    page = post(client, draft, text=text)
    post(client, draft, text=text, **{"accept-all": "1"})

    assert [row.read.kind for row in rows_in(page)] == ["onsite_ratio_cap"]
    assert (page.context["clear"], draft.clauses.count()) == (0, 0)
    assert "Chưa chắc là quy định" in unescape(page.content.decode())

    post(client, draft, text=text, accept=row_of(page, "onsite_ratio_cap").key)

    assert draft.clauses.count() == 1


def test_an_open_question_is_put_with_nothing_chosen_and_is_not_taken_unanswered(
    client: Client, draft: Edition
) -> None:
    page = post(client, draft)

    answer = post(client, draft, accept=row_of(page, "exact_split").key)

    assert "Câu không nói rõ: nhiều nhất, ít nhất hay đúng bằng?" in unescape(page.content.decode())
    assert page.content.count(b" checked") == 0
    assert words_of(page, "exact_split") == "Bố trí 60% cán bộ làm việc tại nhà"
    assert (answer.status_code, draft.clauses.count()) == (422, 0)
    assert "Hãy trả lời rồi nhận." in unescape(answer.content.decode())


def test_an_answer_shows_the_sentence_as_it_would_read_and_is_taken_with_it(
    client: Client, draft: Edition
) -> None:
    row = row_of(post(client, draft), "exact_split")

    page = post(client, draft, **said(row, "direction", "max"))
    post(client, draft, accept=row.key, **said(row, "direction", "max"))

    (clause,) = draft.clauses.all()
    assert words_of(page, "exact_split").startswith(
        "Mỗi phòng, đơn vị bố trí không quá 60% số cán bộ làm việc trực tuyến tại nhà"
    )
    assert (clause.kind, clause.params["num"], clause.params["den"]) == ("remote_ratio_cap", 3, 5)


def test_a_proposal_is_corrected_in_the_blanks_of_its_sentence_and_the_text_comes_back(
    client: Client, draft: Edition
) -> None:
    row = row_of(post(client, draft), "onsite_ratio_cap")
    left = row_of(post(client, draft), "exact_split").key

    post(client, draft, leave=left)
    form = post(client, draft, correct=row.key)
    blanks = {
        "blank_fraction": "1/3",
        "blank_rounding": "ceil",
        "binding": "target",
        "quote": "khác hẳn",
    }
    answer = post(client, draft, correct=row.key, write="1", **blanks)

    (clause,) = draft.clauses.all()
    assert form.context["form"]["blank_fraction"].value() == "1/4"
    assert (clause.kind, clause.params["num"], clause.params["den"], clause.binding) == (
        "onsite_ratio_cap",
        1,
        3,
        "target",
    )
    assert clause.quote == row.read.quote
    assert (kept_text(answer), progress(answer)) == (TEXT, (2, 1, 0))


def test_a_correction_badly_filled_comes_back_with_what_was_typed(
    client: Client, draft: Edition
) -> None:
    row = row_of(post(client, draft), "onsite_ratio_cap")

    answer = post(
        client, draft, correct=row.key, write="1", blank_fraction="nhiều", binding="order"
    )

    page = unescape(answer.content.decode())
    assert (answer.status_code, draft.clauses.count()) == (422, 0)
    assert 'value="nhiều"' in page


def test_what_is_asked_stands_empty_in_the_blanks(client: Client, draft: Edition) -> None:
    text = "Trực cơ quan hằng ngày."
    page = post(client, draft, text=text)
    row = next(row for row in rows_in(page) if "n" in row.answered.proposal.asks)

    form = post(client, draft, text=text, correct=row.key).context["form"]

    assert form["blank_n"].value() == ""


def test_which_units_a_sentence_means_stands_in_the_form_that_corrects_it(
    client: Client, draft: Edition
) -> None:
    text = "Đơn vị có từ 10 người trở lên bố trí không quá 1/4 viên chức làm việc tại trụ sở."
    row = row_of(post(client, draft, text=text), "onsite_ratio_cap")

    form = post(client, draft, text=text, correct=row.key).context["form"]

    sentence = row.sentence
    assert sentence is not None
    assert (form["traits"].value(), form["min_size"].value()) == (
        list(sentence.traits),
        sentence.min_size or None,
    )


def test_a_share_at_home_is_not_taken_for_one_at_the_office_in_the_blanks(
    client: Client, draft: Edition
) -> None:
    form = post(client, draft, correct=row_of(post(client, draft), "exact_split").key).context[
        "form"
    ]

    side = form["blank_measured"].value() if "blank_measured" in form.fields else None
    assert (form["blank_fraction"].value(), side) in {("3/5", "remote"), ("2/5", None)}


def head_of(directive: Directive) -> tuple[str, str, date | None]:
    directive.refresh_from_db()
    return directive.number, directive.issuer, directive.issued_on


LETTERHEAD = """UBND TỈNH HÒA GIANG
Số: 415/UBND-VX
Hòa Giang, ngày 25 tháng 11 năm 2026
UBND tỉnh Hòa Giang yêu cầu các đơn vị thực hiện trong 15 ngày, từ 0h ngày 9/12/2026."""


def test_the_head_is_written_field_by_field_and_what_is_replaced_is_shown(
    client: Client, draft: Edition
) -> None:
    page = post(client, draft, text=LETTERHEAD)
    answer = post(client, draft, text=LETTERHEAD, accept=row_of(page, "number").key)

    assert "Đang ghi “312/UBND-NC”; nhận thì đổi thành “415/UBND-VX”." in unescape(
        page.content.decode()
    )
    assert head_of(draft.directive) == ("415/UBND-VX", "UBND tỉnh Hòa Giang", None)
    assert [
        row.is_done
        for row in rows_in(answer)
        if row.read.kind in {"number", "authority", "issue_date"}
    ] == [True, False, True]


def test_so_many_days_from_a_day_end_with_the_last_of_them_which_is_shown(
    client: Client, draft: Edition
) -> None:
    page = post(client, draft, text=LETTERHEAD)
    for kind in ("effective_to", "effective_from"):
        draft.refresh_from_db()
        post(client, draft, text=LETTERHEAD, accept=row_of(page, kind).key)

    draft.refresh_from_db()
    assert "đến hết ngày 23/12/2026 (15 ngày)" in unescape(page.content.decode())
    assert (draft.effective_from, draft.effective_to) == (
        moment("2026-12-09 00:00"),
        moment("2026-12-24 00:00"),
    )


def test_a_head_that_contradicts_itself_is_refused_and_nothing_is_written(
    client: Client, draft: Edition
) -> None:
    text = "Áp dụng từ ngày 20/12/2026."
    answer = post(
        client,
        draft,
        text=text,
        accept=row_of(post(client, draft, text=text), "effective_from").key,
    )

    draft.refresh_from_db()
    assert (answer.status_code, draft.effective_from) == (409, moment("2026-11-30 00:00"))
    assert "Thời điểm kết thúc phải sau thời điểm bắt đầu." in unescape(answer.content.decode())


def test_the_number_of_a_document_that_was_in_force_is_not_offered_for_change(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    amendment = amend_directive(directive.pk, by=office, at=moment("2026-12-02 08:00"))

    page = post(client, amendment, text=LETTERHEAD)
    answer = post(client, amendment, text=LETTERHEAD, accept=row_of(page, "number").key)

    assert "Văn bản đã có hiệu lực nên phần này không đổi được." in unescape(page.content.decode())
    assert answer.status_code == 200
    assert head_of(directive)[0] == "312/UBND-NC"


@pytest.mark.parametrize("times", [1, 3])
def test_reading_asks_the_database_no_more_for_three_sentences_than_for_one(
    client: Client, draft: Edition, django_assert_max_num_queries: Any, times: int
) -> None:
    text = "\n".join(
        f"Bố trí không quá 1/{number + 2} viên chức làm việc tại trụ sở." for number in range(times)
    )

    page = post(client, draft, text=text)

    with django_assert_max_num_queries(8):
        client.get(presses.page_of(draft))
    with django_assert_max_num_queries(18):
        presses.press(client, draft, leave=rows_in(page)[-1].key)
    with django_assert_max_num_queries(25):
        presses.press(client, draft, accept=rows_in(page)[0].key)


def test_a_draft_that_came_into_force_meanwhile_is_not_read_into(
    client: Client, agency: Agency, office: User
) -> None:
    edition = make_in_force(agency, office).editions.get()

    assert presses.press(client, edition, text=TEXT).status_code == 302


def test_an_empty_page_asks_for_a_text(client: Client, draft: Edition) -> None:
    page = unescape(client.get(reverse("intake:draft", args=[draft.pk])).content.decode())

    assert 'name="file"' in page
    assert "Đề xuất" not in page


def test_nothing_else_than_reading_and_writing_may_be_asked(client: Client, draft: Edition) -> None:
    assert client.put(reverse("intake:draft", args=[draft.pk])).status_code == 405


def test_a_draft_of_another_agency_is_not_there(client: Client) -> None:
    other = make_agency(code="KHAC")
    strange = draft_of(make_directive(other, make_user(Role.OFFICE, other)))

    assert post(client, strange).status_code == 404


def test_who_only_reads_may_not_read_texts_into_drafts(
    client_of: Callable[[User], Client], agency: Agency, draft: Edition
) -> None:
    reader = client_of(make_user(Role.READER, agency))

    assert post(reader, draft).status_code in {403, 404}


def test_what_is_taken_is_cited_by_the_number_of_its_line(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))
    text = (
        "1. Mỗi đơn vị bố trí không quá 1/3 số cán bộ làm việc tại trụ sở.\n2. Có ít nhất 01 lãnh"
        " đạo làm việc tại cơ quan."
    )

    post(client, draft, text, accept_all="1")

    assert list(draft.clauses.order_by("order").values_list("item", flat=True)) == [
        "khoản 1",
        "khoản 2",
    ]
