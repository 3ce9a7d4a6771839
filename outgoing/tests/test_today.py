"""Who is at the office on a day, for everybody who works here."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from outgoing.schedule import hours_of, list_of
from outgoing.services.kinds.lists import compose_list
from outgoing.tests.weeks import make_roster, place, reached_at
from tests.factories import MONDAY, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from units.models import Agency, CalendarDay, Delegation, Staff, Unit
from weeks.enums import Mode
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def nine_o_clock() -> Iterator[None]:
    with clock.freeze(moment("2026-11-30 09:00")):
        yield


def test_today_shows_who_is_here_by_unit(agency: Agency, unit: Unit, client_of: SignIn) -> None:
    make_unit(agency, "Thanh tra")

    page = client_of(make_user(Role.STAFF, agency)).get("/today/")

    assert (
        page.context["people"].on_site,
        page.context["people"].remote,
        page.context["people"].away,
    ) == (3, 1, 1)
    assert [(found.name, person.name) for found, person in page.context["duty"]] == [
        ("Phòng Tổ chức cán bộ", "Nông Văn Sáng")
    ]
    assert "Nghỉ ốm" not in page.content.decode()
    assert_strict(page)


def test_a_unit_without_an_approved_week_is_there_with_its_people_and_counted(
    agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    late = make_unit(agency, "Thanh tra")
    guard = reached_at("0912345678", make_staff(late, "Cao Văn Dũng"))
    reached_at("0987654321", make_staff(late, "Hà Thị Mai"))
    before = MONDAY - timedelta(weeks=1)
    place(make_roster(late, monday=before), guard, Mode.ON_DUTY, day=before)

    page = client_of(make_user(Role.STAFF, agency)).get("/today/")

    people = page.context["people"]
    assert (people.size, people.on_site, people.provisional, people.unplanned) == (7, 4, 1, 1)
    text = " ".join(re.sub(r"<[^>]*>", "", page.content.decode()).split())
    for told in (
        "4/7 người",
        "chưa có lịch 1",
        "1 người tạm theo lịch tuần trước",
        "1 phòng, đơn vị chưa duyệt lịch",
    ):
        assert text.count(told) == 1
    assert text.count("tạm theo lịch tuần 48 đã duyệt") == 2
    assert page.content.decode().count('href="tel:0987654321"') == 1
    assert_strict(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_today_costs_the_same_for_any_number_of_units(
    rows: int, agency: Agency, client_of: SignIn, django_assert_num_queries: Callable[..., object]
) -> None:
    client = client_of(make_user(Role.STAFF, agency))
    for _ in range(rows):
        made = make_unit(agency)
        place(make_roster(made), make_staff(made), Mode.ON_SITE)

    with django_assert_num_queries(16):
        page = client.get("/today/")

    assert len(page.context["units"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_standing_in_costs_the_same_for_any_number_of_units(
    rows: int, agency: Agency, client_of: SignIn, django_assert_num_queries: Callable[..., object]
) -> None:
    client = client_of(make_user(Role.STAFF, agency))
    for _ in range(rows):
        made, before = make_unit(agency), MONDAY - timedelta(weeks=1)
        place(make_roster(made, monday=before), make_staff(made), Mode.ON_SITE, day=before)

    with django_assert_num_queries(17):
        page = client.get("/today/")

    assert page.context["people"].provisional == rows


def test_a_holiday_shows_its_name_and_only_who_is_on_duty(
    agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    CalendarDay.objects.create(agency=agency, day=tuesday, kind="holiday", name="Ngày lễ")
    make_staff(make_unit(agency, "Thanh tra"), "Cao Văn Dũng")
    client = client_of(make_user(Role.STAFF, agency))

    empty = client.get("/today/2026-12-01/").content.decode()
    guard = Staff.objects.get(full_name="Nông Văn Sáng")
    place(WeeklyRoster.objects.get(), guard, Mode.ON_DUTY, day=tuesday)
    page = client.get("/today/2026-12-01/")

    assert ("Ngày này cơ quan nghỉ" in empty, empty.count("Ngày lễ")) == (True, 1)
    assert [unit.name for unit in page.context["units"]] == ["Phòng Tổ chức cán bộ"]
    assert [person.name for _unit, person in page.context["duty"]] == ["Nông Văn Sáng"]
    text = page.content.decode()
    assert (text.count("Ngày lễ"), text.count("1 người trực"), "tại nhà" in text) == (1, 2, False)
    assert_strict(page)


@pytest.mark.parametrize(
    ("query", "found"), [("anh", ["Ngô Thị Ánh"]), ("ngoc luong", ["Lương Bích Ngọc"]), ("zzz", [])]
)
def test_somebody_is_found_without_marks(
    query: str, found: list[str], agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    page = client_of(make_user(Role.STAFF, agency)).get(
        "/today/", {"q": query}, headers={"HX-Request": "true"}
    )

    assert [
        person.name
        for each in page.context["units"]
        for person in (*each.on_site, *each.remote, *each.away)
    ] == found
    assert "<html" not in page.content.decode()


@pytest.mark.parametrize(
    "query", ["0912 345 678", "0912.345.678", "+84 912 345 678", "0912 345", "345 678"]
)
def test_a_telephone_number_is_found_however_it_is_typed(
    query: str, agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    reached_at("0912345678", Staff.objects.get(full_name="Ngô Thị Ánh"))

    page = client_of(make_user(Role.STAFF, agency)).get("/today/", {"q": query})

    [found] = page.context["units"]
    assert [person.name for person in (*found.on_site, *found.remote)] == ["Ngô Thị Ánh"]


def test_a_sunday_is_a_day_off_and_other_days_are_one_step_away(
    agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    page = client_of(make_user(Role.STAFF, agency)).get("/today/2026-12-06/")

    assert not page.context["people"].is_working
    assert "/today/2026-12-05/" in page.content.decode()
    assert "/today/2026-12-07/" in page.content.decode()


def test_today_and_the_list_say_who_acts_for_the_director(
    agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    director, second = (
        make_user(role, agency, full_name=name)
        for role, name in (
            (Role.DIRECTOR, "Trần Đức Long"),
            (Role.DEPUTY_DIRECTOR, "Lê Thị Bình"),
        )
    )
    Delegation.objects.create(
        agency=agency,
        giver=director,
        deputy=second,
        first=MONDAY,
        last=MONDAY + timedelta(days=1),
        given_by=director,
        given_at=moment("2026-11-29 09:00"),
    )
    said = "Thay Giám đốc Trần Đức Long: Lê Thị Bình, đến hết ngày 01/12/2026"
    due = list_of(MONDAY, hours_of(agency))

    page = client_of(make_user(Role.STAFF, agency)).get("/today/").content.decode()
    after = client_of(make_user(Role.STAFF, agency)).get("/today/2026-12-02/").content.decode()
    sent = compose_list(agency, due, at=moment("2026-11-30 07:30"))

    assert (said in page, said in after) == (True, False)
    assert (said in sent.text, said in sent.html) == (True, True)
    assert sent.facts["acting"] == [
        {"name": "Lê Thị Bình", "giver": "Trần Đức Long", "last": "2026-12-01"}
    ]
