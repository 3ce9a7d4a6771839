"""A board of many units comes in pages of fifty: what is searched, counted and summed is the whole
agency, whichever page is read.
"""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

import clock
from accounts.models import User
from rosters.selectors import board
from rosters.tests.factories import NOW, WEEK, Office, lawful_office, mandate, opened, submitted
from rosters.values.listing import A_PAGE
from tests.factories import make_unit

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
BOARD = "/board/2026-W49/"


@pytest.fixture
def office() -> Office:
    """The first of sixty units in the agency's order; the others have nobody."""
    first = lawful_office(name="Phòng 00")
    for number in range(1, 60):
        make_unit(first.agency, f"Phòng {number:02}")
    return first


@pytest.fixture
def director(office: Office, client_of: SignIn) -> Client:
    return client_of(office.director)


def look(client: Client, asked: str = "") -> HttpResponse:
    with clock.freeze(NOW):
        return client.get(f"{BOARD}{asked}")  # type: ignore[return-value]  # of a test client


def names(page: HttpResponse) -> list[str]:
    return [row.unit_name for row in page.context["rows"]]


def numbered(first: int, last: int) -> list[str]:
    return [f"Phòng {number:02}" for number in range(first, last + 1)]


def test_a_page_has_fifty_units_and_the_next_one_those_that_are_left(director: Client) -> None:
    first, second = look(director), look(director, "?page=2")

    assert (names(first), names(second)) == (numbered(0, 49), numbered(50, 59))
    assert "1–50 trong 60 đơn vị" in first.text
    assert "51–60 trong 60 đơn vị" in second.text
    assert 'rel="next"' in first.text
    assert 'rel="next"' not in second.text


@pytest.mark.parametrize(
    ("asked", "number"),
    [("0", 1), ("-3", 1), ("x", 1), ("", 1), ("2", 2), ("3", 2), ("9" * 18, 2)],
)
def test_a_page_that_is_none_gives_the_nearest(asked: str, number: int, director: Client) -> None:
    assert look(director, f"?page={asked}").context["listing"].page.number == number


def test_counts_and_sums_are_of_the_whole_agency_on_every_page(
    office: Office, director: Client
) -> None:
    submitted(office)

    first, second = look(director), look(director, "?page=2")

    for page in (first, second):
        assert page.context["board"].size == 6
        assert [(only.value, n) for only, _label, n, _is_shown in page.context["filters"]] == [
            ("all", 60),
            ("waiting", 1),
            ("unfiled", 59),
        ]
    whole = board(mandate(office.director), WEEK, at=NOW)
    assert second.context["board"].totals == whole.totals
    assert "Toàn cơ quan, 6 người" in second.text


def test_a_unit_is_found_wherever_it_stands_and_order_goes_before_pages(director: Client) -> None:
    assert names(look(director, "?q=phong+57")) == ["Phòng 57"]
    assert names(look(director, "?sort=name&page=2")) == numbered(50, 59)


def test_links_between_pages_keep_what_is_listed_and_filters_begin_at_the_first(
    director: Client,
) -> None:
    page = look(director, "?show=unfiled&q=phong&sort=name&page=2")

    assert f'href="{BOARD}?show=unfiled&amp;q=phong&amp;sort=name&amp;page=1"' in page.text
    assert f'href="{BOARD}?q=phong&amp;sort=name"' in page.text


def test_a_roster_is_opened_on_the_page_where_its_unit_stands(
    office: Office, director: Client
) -> None:
    office.unit.order = 30_000
    office.unit.save()
    roster = submitted(office)

    page = look(director, f"?open={roster.pk}")

    assert names(page)[-1] == "Phòng 00"
    assert f'href="{BOARD}?page=2#unit-{office.unit.pk}"' in page.text  # to fold it


def test_a_press_on_a_later_page_leads_back_to_it(office: Office, director: Client) -> None:
    with clock.freeze(NOW):
        answer = director.post(f"{BOARD}remind/?page=2", {"unit": office.unit.pk})

    assert answer["Location"] == f"{BOARD}?page=2"
    assert f'action="{BOARD}remind/?page=2"' in look(director, "?page=2").text


def test_only_what_stands_on_the_page_is_ticked(office: Office, director: Client) -> None:
    submitted(office)

    first, second = look(director), look(director, "?page=2")

    assert first.text.count('name="roster"') == 1
    assert second.text.count('name="roster"') == 0
    assert second.context["ticked"] == frozenset()
    assert "Chọn cả 60 đơn vị trên mọi trang" in second.text


def test_a_page_that_holds_everybody_has_no_pager(client_of: SignIn) -> None:
    office = lawful_office()
    opened(office)
    for number in range(1, A_PAGE):
        make_unit(office.agency, f"Phòng {number:02}")

    page = look(client_of(office.director))

    assert len(names(page)) == A_PAGE
    assert "Chuyển trang" not in page.text


def test_a_day_leads_to_that_day_of_the_week_and_says_who_comes_in_the_readers_words(
    client_of: SignIn,
) -> None:
    office = lawful_office(name="Phòng <A>")
    submitted(office)
    make_unit(office.agency, "Phòng B")
    client = client_of(office.director)

    page = look(client)
    client.cookies["django_language"] = "en"
    english = look(client)

    wednesday = f'href="/rosters/{office.unit.pk}/2026-W49/#day-2026-12-02">1/2<span'
    assert wednesday in page.text
    assert ": Phòng &lt;A&gt;, Thứ Tư, 02/12/2026: 1 trên mức 2 người tại cơ quan<" in page.text
    assert ": Phòng &lt;A&gt;, Wednesday, 02/12/2026: 1 " in english.text
    assert page.text.count("–</span></td>") == 5  # of the unit without a roster
