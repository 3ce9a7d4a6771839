"""Who holds which role, and a second one for anybody who has an account."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import Event
from planning.people import Rank
from tests.factories import make_agency, make_staff, make_unit, make_user
from tests.pages import assert_strict
from units.enums import Role, UnitKind
from units.models import Agency, Grant, Unit
from units.selectors import offices_of, roles_by_post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
TODAY = date(2026, 11, 25)
URL = "/staff/roles/"
NEW = "/staff/roles/new/"


@pytest.fixture
def agency() -> Agency:
    return make_agency("Sở Nội vụ")


@pytest.fixture
def unit(agency: Agency) -> Unit:
    return make_unit(agency, "Phòng Cải cách")


@pytest.fixture
def admin(agency: Agency) -> User:
    return make_user(Role.ADMIN, agency)


@pytest.fixture
def browser(admin: User, client_of: SignIn) -> Client:
    return client_of(admin)


def given(user: User, **changes: Any) -> dict[str, Any]:
    return {"holder": user.pk, "role": "office", "first": "25/11/2026", "last": "", **changes}


def held_by(user: User) -> list[tuple[str, int | None]]:
    return list(user.grants.order_by("pk").values_list("role", "unit"))


def test_somebody_outside_the_staff_gets_a_second_role(browser: Client, agency: Agency) -> None:
    reader = make_user(Role.READER, agency, full_name="Bà Đọc")

    page = browser.get(f"{NEW}?holder={reader.pk}")
    answer = browser.post(NEW, given(reader, basis="Giấy giới thiệu 5"), follow=True)

    assert_strict(page)
    assert f'<option value="{reader.pk}" selected>' in page.content.decode()
    assert "Đã giao vai trò." in answer.content.decode()
    assert held_by(reader) == [("reader", None), ("office", None)]
    assert Event.objects.get(action="units.grant-role").reason == "Giấy giới thiệu 5"


def test_somebody_outside_files_for_a_unit(browser: Client, agency: Agency, unit: Unit) -> None:
    reader = make_user(Role.READER, agency)

    browser.post(NEW, given(reader, role="clerk", unit=unit.pk))

    assert held_by(reader) == [("reader", None), ("clerk", unit.pk)]


def test_somebody_on_the_staff_is_offered_under_their_unit(
    browser: Client, agency: Agency, unit: Unit
) -> None:
    head = make_user(Role.HEAD, unit=unit, full_name="Đỗ Chi", username="chi.d")
    make_staff(unit, "Đỗ Chi", user=head)
    make_staff(unit, "Không Tài Khoản")
    reader = make_user(Role.READER, agency, full_name="Bà Đọc", username="doc")
    make_user(Role.READER, agency, is_active=False)
    make_user(Role.READER, make_agency("Sở Y tế"))

    form = browser.get(NEW).context["form"]

    assert form.fields["holder"].choices == [
        ("", "Chọn người"),
        ("Phòng Cải cách", [(str(head.pk), "Đỗ Chi (chi.d)")]),
        ("Ngoài danh sách cán bộ", [(str(reader.pk), "Bà Đọc (doc)")]),
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"holder": ""}, "holder"),
        ({"holder": "0"}, "holder"),
        ({"role": "reader"}, "__all__"),
        ({"role": "head"}, "unit"),
        ({"role": "staff"}, "role"),
        ({"last": "01/11/2026"}, "__all__"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    wrong: dict[str, str], field: str, browser: Client, agency: Agency
) -> None:
    reader = make_user(Role.READER, agency)

    answer = browser.post(NEW, given(reader, **wrong))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert held_by(reader) == [("reader", None)]


def test_nobody_gives_themselves_a_role(browser: Client, admin: User) -> None:
    answer = browser.post(NEW, given(admin))

    assert (answer.status_code, held_by(admin)) == (422, [("admin", None)])


def test_the_office_gives_no_high_role(agency: Agency, client_of: SignIn) -> None:
    browser, reader = client_of(make_user(Role.OFFICE, agency)), make_user(Role.READER, agency)

    answer = browser.post(NEW, given(reader, role="director"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["role"])


def test_the_table_names_who_holds_what_now_and_later(
    browser: Client, agency: Agency, unit: Unit, admin: User
) -> None:
    head = make_user(Role.HEAD, unit=unit)
    gone = make_user(Role.DIRECTOR, agency)
    Grant.objects.filter(user=gone).update(last=TODAY - timedelta(days=1))
    coming = make_user()
    Grant.objects.create(
        user=coming, agency=agency, role=Role.DIRECTOR, first=TODAY + timedelta(days=3)
    )
    make_unit(agency, "Tổ không lập lịch", files_roster=False)
    make_user(Role.DIRECTOR, make_agency("Sở Y tế"))

    page = browser.get(URL)

    assert_strict(page)
    assert "từ ngày 28/11/2026" in page.content.decode()
    assert {
        (held.role, held.unit): [grant.user for grant in held.grants]
        for held in offices_of(agency, TODAY)
        if held.grants or held.unit
    } == {
        (Role.DIRECTOR, None): [coming],
        (Role.ADMIN, None): [admin],
        (Role.HEAD, unit): [head],
        (Role.DEPUTY, unit): [],
        (Role.CLERK, unit): [],
    }


def leaders(agency: Agency) -> dict[str, User]:
    """Three units with the posts that lead them, everybody with an account and no role."""
    top = make_unit(agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    office = make_unit(agency, "Văn phòng", kind=UnitKind.OFFICE)
    division = make_unit(agency, "Phòng Cải cách")
    posts = {
        "director": (top, Rank.HEAD),
        "deputy-director": (top, Rank.DEPUTY),
        "chief-of-office": (office, Rank.HEAD),
        "head": (division, Rank.HEAD),
        "deputy": (division, Rank.DEPUTY),
        "": (division, Rank.STAFF),
    }
    people = {}
    for role, (unit, rank) in posts.items():
        people[role] = make_user(full_name=f"Người {role}")
        make_staff(unit, f"Người {role}", rank=rank, user=people[role])
    return people


def test_posts_suggest_their_roles_and_one_press_gives_them(
    browser: Client, agency: Agency
) -> None:
    people = leaders(agency)
    page = browser.get(URL)
    keys = [one.key for one in page.context["by_post"]]

    answer = browser.post(f"{URL}by-post/", {"by_post": keys}, follow=True)

    assert_strict(page)
    assert "Đã giao 5 vai trò." in answer.content.decode()
    assert [[role for role, _ in held_by(user)] for user in people.values()] == [
        [role] if role else [] for role in people
    ]
    assert answer.context["by_post"] == []
    assert Event.objects.filter(action="units.grant-role").count() == 5


def test_a_role_that_another_holds_is_not_ticked(
    browser: Client, agency: Agency, unit: Unit
) -> None:
    make_user(Role.HEAD, unit=unit, full_name="Lê Phụ Trách")
    user = make_user()
    make_staff(unit, "Đỗ Chi", rank=Rank.HEAD, user=user)

    page = browser.get(URL).content.decode()

    assert "đang giữ: Lê Phụ Trách" in page
    assert f'value="{user.pk}-head"' in page
    assert " checked" not in page


def test_the_office_is_shown_and_gives_only_what_it_may(agency: Agency, client_of: SignIn) -> None:
    people, browser = leaders(agency), client_of(make_user(Role.OFFICE, agency))
    keys = [one.key for one in roles_by_post(agency, TODAY, Role)]

    browser.post(f"{URL}by-post/", {"by_post": keys})

    assert len(keys) == 5
    assert {role: held_by(user) != [] for role, user in people.items()} == {
        "director": False,
        "deputy-director": False,
        "chief-of-office": False,
        "head": True,
        "deputy": True,
        "": False,
    }


def test_who_is_about_to_get_the_role_is_not_suggested_again(agency: Agency) -> None:
    people = leaders(agency)
    Grant.objects.create(
        user=people["director"],
        agency=agency,
        role=Role.DIRECTOR,
        first=TODAY + timedelta(days=2),
    )

    assert [one.role for one in roles_by_post(agency, TODAY, Role)] == [
        Role.DEPUTY_DIRECTOR,
        Role.CHIEF_OF_OFFICE,
        Role.HEAD,
        Role.DEPUTY,
    ]


def test_leaders_without_an_account_are_counted(browser: Client, unit: Unit) -> None:
    make_staff(unit, "Trần Trưởng", rank=Rank.HEAD)
    make_staff(unit, "Lê Phó", rank=Rank.DEPUTY)
    make_staff(unit, "Đỗ Viên")

    page = browser.get(URL)

    assert "2 trưởng, phó chưa có tài khoản" in page.content.decode()
    assert page.context["by_post"] == []


def test_nothing_ticked_is_said(browser: Client, agency: Agency) -> None:
    people = leaders(agency)

    answer = browser.post(f"{URL}by-post/", {"by_post": ["x", "1-head"]}, follow=True)

    assert "Chưa chọn ai" in answer.content.decode()
    assert [held_by(user) for user in people.values()] == [[]] * 6


@pytest.mark.parametrize("last", [None, TODAY + timedelta(days=30)])
def test_a_role_is_taken_back_before_its_last_day_on_either_page(
    last: date | None, browser: Client, agency: Agency, unit: Unit
) -> None:
    outsider, insider = make_user(Role.READER, agency), make_user(Role.READER, agency)
    staff = make_staff(unit, user=insider)
    Grant.objects.filter(user__in=[outsider, insider]).update(last=last)

    for user, page in ((outsider, "/staff/outside/"), (insider, f"/staff/{staff.pk}/")):
        stop = f"/staff/roles/{user.grants.get().pk}/end/"
        assert stop in browser.get(page).content.decode()
        browser.post(stop)
        assert (user.grants.get().last, stop in browser.get(page).content.decode()) == (
            TODAY,
            False,
        )
