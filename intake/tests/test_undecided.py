"""The list of documents tells how many sentences of a draft are left to decide, and leads there."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Clause, Edition
from directives.services import put_in_force
from directives.tests.factories import draft_of, make_clause, make_directive
from intake.models import DraftText
from intake.selectors import undecided_of
from intake.tests.presses import keep, page_of, press
from intake.tests.test_kept_text import CAP, FLOOR, SHARE, TEXT, key_in
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
URL = "/directives/drafts/undecided/"


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


def told(client: Client) -> list[tuple[int, int]]:
    return list(client.get(URL).context["drafts"])


def waiting(answer: Any) -> int:
    return sum(row.waits for row, _words in answer.context["clauses"])


def test_a_draft_says_how_many_sentences_are_left_and_leads_to_them(
    client: Client, draft: Edition
) -> None:
    press(client, draft, leave=key_in(keep(client, draft, TEXT), "min_onsite_count"))

    words = unescape(client.get(URL).content.decode())

    assert " ".join(words.split()).count("còn 2 câu chưa quyết") == 1
    assert f'id="undecided-{draft.pk}"' in words
    assert f'href="{page_of(draft)}"' in words


def test_the_list_and_the_desk_keep_the_place_for_it(client: Client, draft: Edition) -> None:
    for page in (reverse("directives:list"), reverse("directives:draft", args=[draft.pk])):
        shown = client.get(page).content.decode()

        assert shown.count(f'id="undecided-{draft.pk}"') == 1
        assert shown.count(f'hx-get="{URL}"') == 1


def test_it_is_as_many_as_wait_on_the_page_of_the_text_whatever_became_of_them(
    client: Client, draft: Edition, office: User
) -> None:
    page = keep(client, draft, f"{TEXT}\nCác phòng cử người trực.\n{FLOOR}")
    counts = [(told(client), waiting(page))]
    for button, kind in (("accept", "onsite_ratio_cap"), ("leave", "exact_split")):
        draft.refresh_from_db()
        page = press(client, draft, **{button: key_in(page, kind)})
        counts.append((told(client), waiting(page)))
    make_clause(draft.directive, office, quote=FLOOR.removesuffix("."))
    counts.append((told(client), waiting(client.get(page_of(draft)))))
    draft.refresh_from_db()
    client.post(
        reverse("directives:remove-clause", args=[draft.clauses.earliest("pk").pk]),
        {"seen": draft.version},
    )
    counts.append((told(client), waiting(client.get(page_of(draft)))))

    assert [found for found, _ in counts] == [[(draft.pk, left)] for _, left in counts]
    assert len({left for _, left in counts}) > 2


def test_one_clause_decides_one_of_two_sentences_with_the_same_words() -> None:
    found = [{"key": key, "quote": "trực 24/24"} for key in ("a", "b")]

    assert undecided_of(DraftText(found=found), [Clause(pk=1, quote="trực 24/24")]) == 1


def test_nothing_is_said_once_all_is_decided_or_the_document_is_in_force(
    client: Client, draft: Edition, office: User
) -> None:
    page = keep(client, draft, f"{CAP}\n{SHARE}")
    press(client, draft, accept=key_in(page, "onsite_ratio_cap"))
    assert told(client) == [(draft.pk, 1)]

    draft.refresh_from_db()
    put_in_force(draft.pk, by=office, at=moment("2026-11-25 09:00"), seen=draft.version)

    assert told(client) == []


def test_nothing_is_said_where_all_is_decided(client: Client, draft: Edition) -> None:
    press(client, draft, leave=key_in(keep(client, draft, CAP), "onsite_ratio_cap"))

    assert told(client) == []


@pytest.mark.parametrize("times", [1, 3])
def test_three_drafts_ask_the_database_no_more_than_one(
    client: Client,
    agency: Agency,
    office: User,
    django_assert_max_num_queries: Any,
    times: int,
) -> None:
    for number in range(times):
        keep(client, draft_of(make_directive(agency, office, number=f"{number}/UBND-NC")), TEXT)

    with django_assert_max_num_queries(6):
        assert len(told(client)) == times


def test_drafts_of_another_agency_are_not_counted_and_who_only_reads_is_told_nothing(
    client: Client, client_of: Callable[[User], Client], agency: Agency
) -> None:
    stranger = make_user(Role.OFFICE, make_agency(code="KHAC"))
    strange = draft_of(make_directive(stranger.grants.get().agency, stranger))
    keep(client_of(stranger), strange, TEXT)
    reader = client_of(make_user(Role.READER, agency))

    assert told(client) == []
    assert told(client_of(stranger)) == [(strange.pk, 3)]
    assert [reader.get(URL).status_code, client.post(URL).status_code] == [403, 405]
    assert URL not in reader.get(reverse("directives:list")).content.decode()
