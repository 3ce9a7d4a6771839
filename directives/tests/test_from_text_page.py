"""Reading a pasted text into a draft: proposals beside their words, taken or left one by one."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Edition
from directives.tests.factories import draft_of, make_directive
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


def test_a_draft_of_another_agency_is_not_there(client: Client) -> None:
    other = make_agency(code="KHAC")
    strange = draft_of(make_directive(other, make_user(Role.OFFICE, other)))

    assert post(client, strange).status_code == 404


def test_who_only_reads_may_not_read_texts_into_drafts(client_of: Callable[[User], Client], agency: Agency, draft: Edition) -> None:
    reader = client_of(make_user(Role.READER, agency))

    assert post(reader, draft).status_code in {403, 404}
