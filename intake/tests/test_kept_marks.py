"""What was decided stands beside the words in the text; what somebody corrected is kept, and whose
change of the draft stops a press.
"""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Directive, Edition
from directives.services.clauses import Sentence, add_clause, remove_clause
from directives.tests.factories import draft_of, make_directive
from intake.models import DraftText
from intake.tests.presses import keep, page_of, press
from intake.tests.test_kept_text import CAP, FLOOR, SHARE, key_in, marks_in
from tests.factories import make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TEXT = f"{CAP}\n{FLOOR}\n{SHARE}"
OF_THE_DESK = Sentence(kind="obligation", params={"topic": "other", "text": "Giữ vệ sinh chung."})
LATER = moment("2026-11-25 09:30")


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


@pytest.fixture
def other(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


def test_every_word_of_the_text_shows_what_became_of_it(client: Client, draft: Edition) -> None:
    page = keep(client, draft, TEXT)
    press(client, draft, accept=key_in(page, "onsite_ratio_cap"))
    press(client, draft, leave=key_in(page, "min_onsite_count"))

    found = client.get(page_of(draft))

    assert [(piece.mark, piece.begins) for piece in found.context["pieces"] if piece.numbers] == [
        ("is-taken", ((1, "is-taken"),)),
        ("is-left", ((2, "is-left"),)),
        ("", ((3, ""),)),
    ]
    assert "Đề xuất 1, đã nhận" in unescape(found.content.decode())
    assert "Đề xuất 2, đã bỏ qua" in unescape(found.content.decode())


def corrected(client: Client, draft: Edition) -> str:
    """The cap of a quarter accepted as one of a third; the key of its proposal."""
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")
    blanks = {"blank_fraction": "1/3", "blank_rounding": "ceil", "binding": "target"}
    press(client, draft, correct=key, write="1", **blanks)
    return key


def test_what_somebody_made_of_a_proposal_is_kept_beside_what_was_read(
    client: Client, draft: Edition, office: User
) -> None:
    key = corrected(client, draft)

    kept = DraftText.objects.get().corrections[key]
    assert (kept["read"]["params"]["num"], kept["read"]["params"]["den"]) == (1, 4)
    assert (kept["given"]["params"]["num"], kept["given"]["params"]["den"]) == (1, 3)
    assert (kept["given"]["binding"], kept["quote"]) == ("target", CAP[0:-1])
    assert (kept["by"], kept["at"]) == (office.pk, "2026-11-25T02:00:00+00:00")


def test_whoever_comes_back_sees_the_sentence_as_corrected_and_what_was_read(
    client: Client, client_of: Callable[[User], Client], draft: Edition, other: User
) -> None:
    corrected(client, draft)

    page = client_of(other).get(page_of(draft))

    words = unescape(page.content.decode())
    assert marks_in(page)["onsite_ratio_cap"] == "accepted"
    assert "bố trí không quá 1/3" in words
    assert "Đã sửa trước khi nhận; máy đọc là: Mỗi phòng, đơn vị bố trí không quá 1/4" in words


def test_a_correction_that_was_taken_out_again_is_offered_as_it_was_given(
    client: Client, draft: Edition, office: User
) -> None:
    key = corrected(client, draft)
    draft.refresh_from_db()
    remove_clause(draft.clauses.get().pk, by=office, at=LATER, seen=draft.version)

    page = client.get(page_of(draft))
    form = press(client, draft, correct=key).context["form"]

    assert marks_in(page)["onsite_ratio_cap"] == "open"
    assert "Đã sửa trước khi nhận" not in unescape(page.content.decode())
    assert (form["blank_fraction"].value(), form["binding"].value()) == ("1/3", "target")


def test_the_sentence_one_wrote_in_a_second_window_does_not_stop_the_next_press(
    client: Client, draft: Edition
) -> None:
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")
    client.post(
        reverse("directives:add-clause", args=[draft.pk, "default_remote"]),
        {"binding": "order", "quote": "", "seen": draft.version},
    )
    assert draft.clauses.count() == 1

    answer = press(client, draft, accept=key)

    assert (answer.status_code, draft.clauses.count()) == (200, 2)


@pytest.mark.parametrize("own_first", [False, True])
def test_what_somebody_else_changed_since_stops_it_whoever_changed_something_besides(
    client: Client, draft: Edition, office: User, other: User, own_first: bool
) -> None:
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")
    by = [office, other] if own_first else [other, office]
    for step, user in enumerate(by):
        add_clause(draft.pk, OF_THE_DESK, by=user, at=LATER, seen=draft.version + step)

    answer = press(client, draft, accept=key)

    assert (answer.status_code, draft.clauses.count()) == (409, 2)
    assert "Người khác vừa sửa bản nháp này." in unescape(answer.content.decode())


def test_what_somebody_else_took_out_since_stops_it_too(
    client: Client, draft: Edition, office: User, other: User
) -> None:
    clause = add_clause(draft.pk, OF_THE_DESK, by=office, at=LATER, seen=draft.version)
    draft.refresh_from_db()
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")
    remove_clause(clause.pk, by=other, at=LATER, seen=draft.version)

    assert press(client, draft, accept=key).status_code == 409


def test_a_press_that_saw_no_version_is_refused(client: Client, draft: Edition) -> None:
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")

    assert press(client, draft, accept=key, seen="").status_code == 409


FROM_TODAY = f"Yêu cầu các đơn vị từ hôm nay:\n{CAP}"


def heads_in(answer: Any) -> dict[str, Any]:
    return {row.read.kind: row.change and row.change.value for row, _ in answer.context["heads"]}


def test_on_which_day_the_text_appeared_is_asked_where_it_counts_from_it_and_then_counted(
    client: Client, draft: Edition
) -> None:
    page = keep(client, draft, FROM_TODAY)
    assert (page.context["asks_day"], heads_in(page)) == (True, {})
    assert 'name="published"' in page.content.decode()

    client.post(page_of(draft), {"tell-published": "1", "published": "24/11/2026"})

    again = client.get(page_of(draft))
    assert heads_in(again) == {"effective_from": moment("2026-11-24 00:00")}
    assert DraftText.objects.get().published == date(2026, 11, 24)
    assert again.context["published"]["published"].value() == date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        CAP,
        f"Từ ngày 30/11/2026:\n{CAP}",
        f"Hòa Giang, ngày 25 tháng 11 năm 2026\nTừ hôm nay: {CAP}",
    ],
)
def test_it_is_not_asked_where_nothing_is_counted_from_it(
    client: Client, draft: Edition, text: str
) -> None:
    page = keep(client, draft, text)

    assert not page.context["asks_day"]
    assert 'name="published"' not in page.content.decode()


def test_it_is_not_asked_where_the_head_of_the_draft_tells_the_day_of_issue(
    client: Client, agency: Agency, office: User
) -> None:
    told = draft_of(make_directive(agency, office, issued_on=date(2026, 11, 24)))

    page = keep(client, told, FROM_TODAY)

    assert (page.context["asks_day"], heads_in(page)) == (
        False,
        {"effective_from": moment("2026-11-24 00:00")},
    )


def test_it_is_not_asked_again_once_the_head_tells_the_day_of_issue(
    client: Client, draft: Edition
) -> None:
    keep(client, draft, FROM_TODAY)
    client.post(page_of(draft), {"tell-published": "1", "published": "23/11/2026"})
    asked = client.get(page_of(draft)).context["asks_day"]
    Directive.objects.update(issued_on=date(2026, 11, 24))

    page = client.get(page_of(draft))

    assert (asked, page.context["asks_day"]) == (True, False)
    assert heads_in(page) == {"effective_from": moment("2026-11-24 00:00")}


def test_a_day_that_is_none_is_asked_again(client: Client, draft: Edition) -> None:
    keep(client, draft, FROM_TODAY)

    answer = client.post(page_of(draft), {"tell-published": "1", "published": "hôm qua"})

    assert answer.status_code == 422
    assert "Ghi ngày theo dạng ngày/tháng/năm" in unescape(answer.content.decode())
