"""The catalogue of sentences: for everybody who reads verdicts, found by words, and the page on
which a sentence is picked.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import draft_of, make_directive
from planning.clauses.templates import TEMPLATES
from tests.factories import make_user
from tests.pages import assert_strict
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

CATALOGUE = "/directives/catalogue/"


def kinds(client: Client, address: str) -> list[str]:
    return [kind.kind for _, _, found in client.get(address).context["groups"] for kind in found]


@pytest.fixture
def reader(client_of: Callable[[User], Client], agency: Agency) -> Client:
    return client_of(make_user(Role.READER, agency))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sentence_stands_under_an_anchor_of_its_own(reader: Client, language: str) -> None:
    reader.cookies["django_language"] = language

    page = reader.get(CATALOGUE)

    assert sorted(kinds(reader, CATALOGUE)) == sorted(TEMPLATES)
    assert [kind for kind in TEMPLATES if f'id="{kind}"' not in page.content.decode()] == []
    assert_strict(page)


def test_a_sentence_is_shown_with_what_is_wrong_with_the_roster_that_breaks_it(
    reader: Client,
) -> None:
    page = unescape(reader.get(f"{CATALOGUE}?q=giấy+đi+đường+tỷ+lệ").content.decode())

    assert "Số giấy đi đường không quá 1/2 (50%) số cán bộ, làm tròn xuống." in page
    assert "Số giấy đi đường (2) vượt quá 1 giấy cho phép." in page


def test_a_sentence_about_duty_is_shown_with_little_rosters_of_turns(reader: Client) -> None:
    (kind,) = (
        kind
        for _, _, found in reader.get(f"{CATALOGUE}?q=duty_away").context["groups"]
        for kind in found
    )

    assert [[(cell.modes, cell.turns) for cell in cells] for _, _, cells in kind.broken.rows] == [
        [((), ("Ca ngày",)), ((("p", "Nghỉ phép"),), ("Ca ngày",)), ((), ())],
        [((), ()), ((), ("Ca ngày",)), ((("ct", "Đi công tác"),), ("Ca đêm",))],
    ]
    assert [sentence for sentence, _ in kind.broken.verdicts] == [
        "Thứ Ba, 01/12: đ/c An vắng mặt vào thời gian trực (trực ban ngày 01/12).",
        "Thứ Tư, 02/12: đ/c Bình vắng mặt vào thời gian trực (trực ban ngày 02/12).",
    ]
    assert kind.kept.verdicts == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cuộc họp", ["meeting_cap"]),
        ("cuoc hop", ["meeting_cap"]),
        ("MEETING room", ["meeting_cap"]),
        ("P9 hằng ngày", ["reporting"]),
        ("không có câu nào như thế", []),
    ],
)
def test_a_sentence_is_found_by_its_words_in_either_language_and_without_marks(
    reader: Client, query: str, found: list[str]
) -> None:
    assert kinds(reader, f"{CATALOGUE}?q={query}") == found


def test_a_picture_of_a_whole_week_is_scrolled_by_keyboard_too(reader: Client) -> None:
    found = [kind for _, _, kinds in reader.get(CATALOGUE).context["groups"] for kind in kinds]
    rosters = [roster for kind in found for roster in (kind.kept, kind.broken) if roster]
    long = [roster for roster in rosters if len(roster.days) > 5]

    page = reader.get(CATALOGUE).content.decode()

    assert len(long) == page.count('tabindex="0" role="group"') > 0


def test_nothing_found_says_what_to_do(reader: Client) -> None:
    assert "Thử tìm với ít từ hơn." in unescape(reader.get(f"{CATALOGUE}?q=xyzzy").content.decode())


@pytest.mark.parametrize("query", ["", "xyzzy", "cuộc họp"])
def test_the_catalogue_asks_the_database_only_who_is_reading(
    reader: Client,
    query: str,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    with django_assert_num_queries(6):
        reader.get(f"{CATALOGUE}?q={query}")


def test_a_sentence_to_be_written_is_found_by_its_words_too(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))
    address = reverse("directives:pick", args=[draft.pk])

    page = client.get(f"{address}?q=trưởng thay nhau")

    assert kinds(client, f"{address}?q=trưởng thay nhau") == ["head_deputy_rotation"]
    assert (
        reverse("directives:add-clause", args=[draft.pk, "head_deputy_rotation"])
        in page.content.decode()
    )
    assert "trong tuần có ít nhất hai người thay nhau." in unescape(page.content.decode())
    assert_strict(page)


def test_the_list_of_directives_leads_to_the_catalogue(reader: Client) -> None:
    assert CATALOGUE in reader.get(reverse("directives:list")).content.decode()
