from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from accounts.models import User
from config.home import first_page
from config.navigation import links_of
from tests.factories import make_agency, make_staff, make_unit, make_user
from tests.pages import assert_strict
from units.enums import Role
from units.selectors import Mandate, mandate_of
from units.templatetags.counters import seats

TODAY = date(2026, 11, 25)


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


ownweek = [path("mine/", page, name="mine")]
rosters = [
    path("week/", page, name="week"),
    path("board/", page, name="board"),
]
directives = [
    path("directives/", page, name="list"),
    path("directives/<int:pk>/", page, name="entry"),
]
outgoing = [path("reports/", page, name="list"), path("today/", page, name="today")]
urlpatterns = [
    path("", include((ownweek, "ownweek"))),
    path("", include((rosters, "rosters"))),
    path("", include((directives, "directives"))),
    path("", include((outgoing, "outgoing"))),
    path("", include("accounts.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def mandate(user: User) -> Mandate:
    found = mandate_of(user, on=TODAY)
    assert found is not None
    return found


def holder(role: Role) -> User:
    unit = make_unit()
    return make_user(role, agency=unit.agency, unit=unit)


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        (Role.DIRECTOR, ["/today/", "/week/", "/board/", "/directives/", "/reports/"]),
        (Role.OFFICE, ["/today/", "/week/", "/board/", "/directives/", "/reports/"]),
        (Role.HEAD, ["/today/", "/week/", "/directives/"]),
        (Role.READER, ["/today/", "/week/", "/board/", "/directives/", "/reports/"]),
    ],
)
def test_everybody_is_shown_the_pages_that_exist_and_are_open_to_them(
    role: Role, pages: list[str]
) -> None:
    assert [link.url for link in links_of(mandate(holder(role)), here="")] == pages


def test_only_who_works_here_has_a_week_of_their_own() -> None:
    user = make_user()
    make_staff(make_unit(), user=user)

    assert [link.url for link in links_of(mandate(user), here="")] == [
        "/today/",
        "/mine/",
        "/directives/",
    ]


@pytest.mark.parametrize("here", ["directives:entry", "rosters:in-force"])
def test_one_page_is_the_present_one_and_its_parts_count_as_it(here: str) -> None:
    links = links_of(mandate(holder(Role.DIRECTOR)), here=here)

    assert [link.url for link in links if link.is_current] == ["/directives/"]


def test_today_is_a_page_of_its_own_beside_the_reports() -> None:
    director = mandate(holder(Role.DIRECTOR))

    here = {
        name: [link.url for link in links_of(director, here=name) if link.is_current]
        for name in ("outgoing:today", "outgoing:day")
    }

    assert here == {"outgoing:today": ["/today/"], "outgoing:day": ["/reports/"]}


def test_what_does_not_fit_under_the_thumb_stands_in_the_menu() -> None:
    unit = make_unit()
    user = make_user(Role.DIRECTOR, agency=unit.agency)
    make_staff(unit, user=user)

    assert [link.is_more for link in links_of(mandate(user), here="")] == [
        False,
        False,
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.DIRECTOR, "/board/"),
        (Role.HEAD, "/week/"),
        (Role.READER, "/today/"),
        (Role.OFFICE, "/board/"),
    ],
)
def test_everybody_begins_where_their_work_is(role: Role, first: str) -> None:
    assert first_page(mandate(holder(role))) == first


def test_a_member_of_staff_begins_at_their_own_days() -> None:
    user = make_user()
    make_staff(make_unit(), user=user)

    assert first_page(mandate(user)) == "/mine/"


def test_the_bar_names_the_agency_and_the_role() -> None:
    client = Client()
    client.force_login(
        make_user(Role.DIRECTOR, make_agency(name="Sở Nội vụ"), full_name="Trương Nhật Minh")
    )

    answer = client.get("/account/")
    bar = answer.content.decode()

    assert_strict(answer)
    assert (
        "Sở Nội vụ" in bar,
        "Trương Nhật Minh" in bar,
        "Giám đốc (Thủ trưởng cơ quan)" in bar,
    ) == (True, True, True)


@pytest.mark.parametrize(
    ("found", "limit", "marks", "is_over"),
    [
        (2, 3, ("on", "on", ""), False),
        (3, 3, ("on", "on", "on"), False),
        (4, 3, ("on", "on", "on", "tick", "over"), True),
        (1, 0, ("tick", "over"), True),
        (0, 0, (), False),
        (14, 13, (), True),
        (5, None, (), False),
    ],
)
def test_seats_are_taken_free_or_beyond_the_limit(
    found: int, limit: int | None, marks: tuple[str, ...], is_over: bool
) -> None:
    row = seats(found, limit)

    assert (row.marks, row.is_over) == (marks, is_over)
