from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string

from tests.pages import close_up, faults_of

MONDAY = date(2026, 11, 30)
AT = datetime(2026, 11, 27, 14, 6, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("name", "context", "said"),
    [
        (
            "_state",
            {"state": "draft", "label": "Bản nháp"},
            '<span class="st st-draft">Bản nháp</span>',
        ),
        (
            "_state",
            {"state": "superseded", "label": "Đã thay thế"},
            '<span class="st st-locked">Đã thay thế</span>',
        ),
        (
            "_empty",
            {"title": "Tuần 50 chưa có lịch", "url": "/a/", "action": "Lập lịch"},
            'href="/a/">Lập lịch</a>',
        ),
        ("_empty", {}, "<h2>Chưa có dữ liệu.</h2>"),
        (
            "_notice",
            {"level": "bad", "title": "Không gửi được", "text": "Máy chủ thư không trả lời."},
            'role="alert"',
        ),
        ("_counter", {"found": 6, "limit": 5, "why": "1/3 của 15"}, 'aria-label="Vượt mức"'),
        (
            "_counter",
            {"found": 3, "limit": None},
            '<span class="counter-n"><span><span data-found>3</span></span></span>',
        ),
        (
            "_toast",
            {"level": "success", "text": "Đã lưu."},
            'class="toast show is-ok" role="status"',
        ),
        (
            "_toast",
            {"level": "error", "text": "Chưa lưu."},
            'class="toast show is-bad" role="alert"',
        ),
        (
            "_weeknav",
            {"week": MONDAY, "previous_url": "/w/48/", "next_url": None},
            'href="/w/48/" aria-label="Tuần trước"',
        ),
    ],
)
def test_a_component_says_what_it_is_given_and_nothing_inline(
    name: str, context: dict[str, object], said: str
) -> None:
    html = render_to_string(f"components/{name}.html", context)

    assert (close_up(said) in close_up(html), faults_of(html)) == (True, [])


ASKED: dict[str, object] = {
    "to": "calls:answer",
    "pk": 7,
    "yes": "coming",
    "yes_word": "Tôi sẽ có mặt",
    "no": "unable",
    "no_word": "Không đến được",
}


def test_yes_is_asked_for_until_it_is_said_and_no_with_its_reason() -> None:
    asked = render_to_string("components/_answer.html", ASKED)
    said = render_to_string("components/_answer.html", {**ASKED, "given": "coming"})

    assert ("Tôi sẽ có mặt" in asked, "Tôi sẽ có mặt" in said) == (True, False)
    assert [html.count('name="do" value="unable"') for html in (asked, said)] == [1, 1]
    assert "<details open>" not in close_up(asked)
    assert (faults_of(asked), faults_of(said)) == ([], [])


def test_a_reason_that_was_refused_stays_open_with_why() -> None:
    declined = {**ASKED, "given": "unable", "why": "Con ốm"}
    html = render_to_string("components/_answer.html", declined)
    refused = {**declined, "typed": "Con", "refusal": "Hãy ghi rõ lý do."}
    again = render_to_string("components/_answer.html", refused)

    assert ("<details open>" in close_up(html), 'value="Con ốm"' in html) == (True, True)
    assert 'value="Con" aria-invalid="true" aria-describedby="refusal"' in close_up(again)
    assert '<p class="text-danger mb-0" id="refusal" role="alert">Hãy ghi rõ lý do.</p>' in again
    assert faults_of(again) == []


def test_what_a_person_typed_stays_text() -> None:
    html = render_to_string(
        "components/_notice.html",
        {"level": "bad", "title": "<script>go()</script>", "text": "<b>"},
    )

    assert ("<script>" in html, "&lt;script&gt;" in html, "<b>" in html) == (False, True, False)
