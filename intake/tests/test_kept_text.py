"""The text stays with its draft: whoever comes back finds it with what was decided."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.models import Edition
from directives.services import discard_draft, put_in_force
from directives.tests.factories import draft_of, make_directive
from intake.models import DraftText
from intake.tests.presses import keep, page_of, press
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

CAP = "Bố trí không quá 1/4 viên chức làm việc tại trụ sở."
FLOOR = "Mỗi đơn vị bố trí ít nhất 03 người trực tại trụ sở mỗi ngày."
SHARE = "Bố trí 60% cán bộ làm việc tại nhà."
TEXT = f"{CAP}\n{FLOOR}\n{SHARE}"


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


@pytest.fixture
def colleague(client_of: Callable[[User], Client], agency: Agency) -> Client:
    """Another clerk of the same office, at another computer."""
    return client_of(make_user(Role.OFFICE, agency))


def marks_in(answer: Any) -> dict[str, str]:
    """What became of each sentence, by its kind."""
    return {
        row.read.kind: "accepted" if row.is_done else "refused" if row.is_left else "open"
        for row, _words in answer.context["clauses"]
    }


def key_in(answer: Any, kind: str) -> str:
    return next(str(row.key) for row, _words in answer.context["clauses"] if row.read.kind == kind)


def test_whoever_comes_back_finds_the_text_with_what_was_accepted_refused_and_is_open(
    client: Client, colleague: Client, draft: Edition
) -> None:
    page = keep(client, draft, TEXT)
    press(client, draft, accept=key_in(page, "onsite_ratio_cap"))
    press(client, draft, leave=key_in(page, "min_onsite_count"))

    found = colleague.get(page_of(draft))

    assert found.context["kept"].text == TEXT
    assert marks_in(found) == {
        "onsite_ratio_cap": "accepted",
        "min_onsite_count": "refused",
        "exact_split": "open",
    }
    assert SHARE in unescape(found.content.decode())


def test_what_one_clerk_refused_another_can_take_up_again(
    client: Client, colleague: Client, draft: Edition
) -> None:
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")
    press(client, draft, leave=key)

    again = press(colleague, draft, resume=key)

    assert marks_in(again)["onsite_ratio_cap"] == "open"
    assert marks_in(client.get(page_of(draft)))["onsite_ratio_cap"] == "open"


def test_what_was_accepted_and_taken_out_on_the_desk_is_open_again(
    client: Client, draft: Edition
) -> None:
    press(client, draft, accept=key_in(keep(client, draft, TEXT), "onsite_ratio_cap"))
    before = marks_in(client.get(page_of(draft)))
    (clause,) = draft.clauses.all()
    draft.refresh_from_db()

    client.post(reverse("directives:remove-clause", args=[clause.pk]), {"seen": draft.version})

    after = marks_in(client.get(page_of(draft)))
    assert (before["onsite_ratio_cap"], after["onsite_ratio_cap"]) == ("accepted", "open")


def test_a_sentence_reworded_on_the_desk_is_still_what_was_made_of_its_words(
    client: Client, draft: Edition
) -> None:
    press(client, draft, accept=key_in(keep(client, draft, TEXT), "onsite_ratio_cap"))
    draft.clauses.update(quote="không quá một phần tư")

    assert marks_in(client.get(page_of(draft)))["onsite_ratio_cap"] == "accepted"


def test_what_was_answered_stands_there_when_somebody_comes_back(
    client: Client, colleague: Client, draft: Edition
) -> None:
    key = key_in(keep(client, draft, TEXT), "exact_split")
    press(client, draft, show="1", **{f"answer-{key}-direction": "max"})

    (words,) = [
        words
        for row, words in colleague.get(page_of(draft)).context["clauses"]
        if row.read.kind == "exact_split"
    ]

    assert "không quá 60%" in words


def test_a_text_put_right_keeps_what_was_decided_about_the_sentences_that_stayed(
    client: Client, draft: Edition
) -> None:
    page = keep(client, draft, TEXT)
    press(client, draft, leave=key_in(page, "min_onsite_count"))

    again = keep(client, draft, f"CHỈ THỊ\n{SHARE}\n{FLOOR}")

    assert marks_in(again) == {"exact_split": "open", "min_onsite_count": "refused"}


def test_a_text_somebody_else_kept_meanwhile_is_not_lost_unseen(
    client: Client, colleague: Client, draft: Edition
) -> None:
    keep(colleague, draft, TEXT)

    answer = client.post(page_of(draft), {"text": CAP, "instead": ""})

    assert answer.status_code == 422
    assert (answer.context["kept"].text, answer.context["typed"]) == (TEXT, CAP)
    assert "Người khác vừa sửa bản nháp này." in unescape(answer.content.decode())


def test_a_button_beside_words_that_the_text_has_no_more_does_nothing_and_says_so(
    client: Client, colleague: Client, draft: Edition
) -> None:
    key = key_in(keep(client, draft, TEXT), "onsite_ratio_cap")
    keep(colleague, draft, FLOOR)

    answer = press(client, draft, accept=key)

    assert (answer.status_code, draft.clauses.count()) == (409, 0)


def test_the_text_is_on_record_by_its_length_and_not_by_its_words(
    client: Client, draft: Edition
) -> None:
    keep(client, draft, TEXT)
    keep(client, draft, TEXT)

    (event,) = Event.objects.filter(action="intake.keep-text")
    assert (event.subject_id, event.after["letters"]) == (draft.directive_id, len(TEXT))
    assert CAP not in str(event.after)


def test_who_only_looks_writes_nothing(client: Client, draft: Edition) -> None:
    client.get(page_of(draft))
    keep(client, draft, TEXT)
    before = Event.objects.count(), DraftText.objects.values().get(), draft.version

    client.get(page_of(draft))
    client.head(page_of(draft))

    draft.refresh_from_db()
    assert (Event.objects.count(), DraftText.objects.values().get(), draft.version) == before


def test_the_text_goes_with_the_draft(client: Client, draft: Edition, office: User) -> None:
    keep(client, draft, TEXT)

    discard_draft(draft.pk, by=office, at=moment("2026-11-25 09:00"), seen=draft.version)

    assert not DraftText.objects.exists()


def test_a_text_of_two_hundred_kilobytes_is_kept_whole(client: Client, draft: Edition) -> None:
    text = f"{CAP}\n" + "Giữ vệ sinh chung ở nơi làm việc.\n" * 5_000

    page = keep(client, draft, text)

    assert len(text.encode()) > 200_000
    assert DraftText.objects.get().text == text
    assert marks_in(page) == {"onsite_ratio_cap": "open"}


def test_a_document_in_force_keeps_its_text_and_offers_no_accepting(
    client: Client, draft: Edition, office: User
) -> None:
    page = keep(client, draft, TEXT)
    press(client, draft, accept=key_in(page, "onsite_ratio_cap"))
    draft.refresh_from_db()
    at = moment("2026-11-25 09:00")
    put_in_force(draft.pk, by=office, at=at, seen=draft.version)

    pressed = press(client, draft, accept=key_in(page, "min_onsite_count"))
    left = press(client, draft, leave=key_in(page, "min_onsite_count"))
    seen = client.get(page_of(draft))

    assert [pressed.status_code, left.status_code, seen.status_code] == [302, 302, 302]
    assert (draft.clauses.count(), DraftText.objects.get().text) == (1, TEXT)
    assert DraftText.objects.get().refused == frozenset()


def test_the_text_of_another_agency_is_not_there_and_who_only_reads_is_not_let_in(
    client: Client, client_of: Callable[[User], Client], agency: Agency
) -> None:
    other = make_agency(code="KHAC")
    stranger = make_user(Role.OFFICE, other)
    strange = draft_of(make_directive(other, stranger))
    keep(client_of(stranger), strange, TEXT)
    reader = client_of(make_user(Role.READER, agency))

    assert [client.get(page_of(strange)).status_code, press(client, strange).status_code] == [
        404,
        404,
    ]
    assert [
        reader.get(page_of(strange)).status_code,
        reader.post(page_of(strange)).status_code,
    ] == [
        403,
        403,
    ]
    assert client.delete(page_of(strange)).status_code == 405
