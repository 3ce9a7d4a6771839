"""Accounts of people who are not on the staff: opened, given a password, closed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from notices.models import Delivery
from tests.factories import LONG_AGO, make_agency, make_staff, make_unit, make_user
from tests.pages import assert_strict
from units.enums import Role
from units.errors import NotClosed, RoleNotYours
from units.models import Agency, Grant
from units.services import reopen_outsider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
TODAY = date(2026, 11, 25)
GIVEN = {
    "full_name": "Tạ Minh  Hải",
    "email": "hai@ubnd.vn",
    "role": "reader",
    "first": "25/11/2026",
    "last": "31/12/2026",
    "basis": "Công văn 12/UBND-VX",
}


@pytest.fixture
def agency() -> Agency:
    return make_agency("Sở Nội vụ")


@pytest.fixture
def keeper(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def browser(keeper: User, client_of: SignIn) -> Client:
    return client_of(keeper)


def test_the_page_lists_who_has_a_role_here_and_is_not_on_the_staff(
    browser: Client, agency: Agency, keeper: User
) -> None:
    reader = make_user(Role.READER, agency, full_name="Bà Đọc")
    make_staff(make_unit(agency), user=make_user(Role.READER, agency))
    make_user(Role.READER, make_agency("Sở Y tế"))
    closed = make_user(Role.AUDITOR, agency, full_name="Ai Đó", is_active=False)

    page = browser.get("/staff/outside/")

    assert_strict(page)
    assert list(page.context["outsiders"]) == [reader, keeper, closed]


def test_an_account_is_opened_with_its_role_and_dates(
    browser: Client, agency: Agency, keeper: User
) -> None:
    page = browser.get("/staff/outside/new/")
    answer = browser.post("/staff/outside/new/", GIVEN, follow=True)

    user = User.objects.get(username="hai.tm")
    assert_strict(page)
    assert "Đã mở tài khoản." in answer.content.decode()
    assert (user.full_name, user.email, user.has_usable_password()) == (
        "Tạ Minh Hải",
        "hai@ubnd.vn",
        False,
    )
    assert list(user.grants.values_list("agency", "role", "first", "last", "basis")) == [
        (agency.pk, "reader", TODAY, date(2026, 12, 31), "Công văn 12/UBND-VX")
    ]
    assert list(
        Event.objects.filter(actor=keeper.pk).order_by("pk").values_list("action", flat=True)
    ) == ["units.open-account", "units.grant-role"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"full_name": ""}, "full_name"),
        ({"full_name": "Тимур"}, "username"),
        ({"email": "khong-phai-thu"}, "email"),
        ({"username": "Hải"}, "username"),
        ({"username": "co.roi"}, "__all__"),
        ({"last": "01/11/2026"}, "last"),
        ({"role": "admin"}, "role"),
        ({"role": "auditor"}, "role"),
        ({"role": "director"}, "role"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    wrong: dict[str, str], field: str, browser: Client
) -> None:
    make_user(username="co.roi")

    answer = browser.post("/staff/outside/new/", {**GIVEN, **wrong})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Công văn 12/UBND-VX" in answer.content.decode()
    assert not User.objects.filter(email="hai@ubnd.vn").exists()


@pytest.mark.parametrize("role", ["reader", "auditor", "admin"])
def test_an_administrator_opens_them_all(role: str, agency: Agency, client_of: SignIn) -> None:
    admin = client_of(make_user(Role.ADMIN, agency))

    assert admin.post("/staff/outside/new/", {**GIVEN, "role": role}).status_code == 302
    assert Grant.objects.get(user__username="hai.tm").role == role


def test_the_password_is_shown_once_and_must_be_replaced(browser: Client, agency: Agency) -> None:
    user = make_user(Role.READER, agency)

    answer = browser.post(f"/staff/outside/{user.pk}/password/")

    issued = answer.context["issued"]
    user.refresh_from_db()
    assert_strict(answer)
    assert (user.check_password(issued), user.must_set_password) == (True, True)
    assert issued in answer.content.decode()
    assert issued not in browser.get("/staff/outside/").content.decode()
    assert issued not in str(list(Event.objects.values_list("after", flat=True)))


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AUDITOR])
@pytest.mark.parametrize("first", [LONG_AGO, TODAY + timedelta(days=2)])
def test_the_office_neither_acts_for_nor_ends_who_may_do_more(
    first: date, role: Role, browser: Client, agency: Agency
) -> None:
    user = make_user()
    Grant.objects.create(user=user, agency=agency, role=role, first=first)

    answers = [browser.post(f"/staff/outside/{user.pk}/{act}/") for act in ("password", "close")]

    user.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert user.check_password("mat-khau-dai-va-la")
    assert (user.is_active, Grant.objects.get(user=user).last) == (True, None)


def test_closing_ends_every_role_here_and_the_account(browser: Client, agency: Agency) -> None:
    user = make_user(Role.READER, agency)
    Grant.objects.create(
        user=user, agency=agency, role=Role.OFFICE, first=TODAY + timedelta(days=5)
    )

    browser.post(f"/staff/outside/{user.pk}/close/")

    user.refresh_from_db()
    assert not user.is_active
    assert list(user.grants.values_list("role", "last")) == [("reader", TODAY)]
    assert Event.objects.get(action="units.end-account").after == {
        "last": "2026-11-25",
        "closed": True,
    }


def test_an_account_that_reads_elsewhere_stays_open(
    agency: Agency, client_of: SignIn, browser: Client
) -> None:
    user = make_user(Role.READER, agency)
    other = make_agency("Sở Y tế")
    Grant.objects.create(user=user, agency=other, role=Role.READER, first=LONG_AGO)

    browser.post(f"/staff/outside/{user.pk}/close/")

    user.refresh_from_db()
    assert user.is_active
    assert sorted(user.grants.values_list("agency", "last"), key=str) == sorted(
        [(agency.pk, TODAY), (other.pk, None)], key=str
    )


def test_nobody_closes_their_own_account_or_the_only_administrator(
    agency: Agency, client_of: SignIn
) -> None:
    admin, second = make_user(Role.ADMIN, agency), make_user(Role.ADMIN, agency)
    browser = client_of(admin)

    browser.post(f"/staff/outside/{admin.pk}/close/")
    browser.post(f"/staff/outside/{second.pk}/close/")

    assert list(User.objects.order_by("pk").values_list("pk", "is_active")) == [
        (admin.pk, True),
        (second.pk, False),
    ]


def test_a_role_ended_one_by_one_leads_back_to_this_page(browser: Client, agency: Agency) -> None:
    user = make_user(Role.READER, agency)

    answer = browser.post(f"/staff/roles/{user.grants.get().pk}/end/")

    assert answer.headers["Location"] == "/staff/outside/"
    assert user.grants.get().last == TODAY


def test_people_on_the_staff_or_of_another_agency_are_not_found_here(
    browser: Client, agency: Agency
) -> None:
    staff = make_staff(make_unit(agency), user=make_user(Role.READER, agency)).user
    stranger = make_user(Role.READER, make_agency("Sở Y tế"))
    people: list[Any] = [staff, stranger]

    statuses = [
        browser.post(f"/staff/outside/{each.pk}/{act}/").status_code
        for each in people
        for act in ("password", "close")
    ]

    assert statuses == [404] * 4


@pytest.fixture
def closed(agency: Agency) -> User:
    user = make_user(Role.AUDITOR, agency, full_name="Ai Đó", is_active=False)
    user.grants.update(last=TODAY - timedelta(days=9))
    return user


BACK = {"role": "reader", "first": "25/11/2026", "last": "31/12/2026", "basis": "Công văn 15"}


def test_an_administrator_opens_a_closed_account_again_with_one_role(
    agency: Agency, closed: User, client_of: SignIn
) -> None:
    admin = make_user(Role.ADMIN, agency)
    browser, url = client_of(admin), f"/staff/outside/{closed.pk}/reopen/"

    listed, page = browser.get("/staff/outside/"), browser.get(url)
    answer = browser.post(url, BACK, follow=True)

    closed.refresh_from_db()
    assert_strict(page)
    assert url in listed.content.decode()
    assert closed.email in page.content.decode()
    assert "Đã mở lại tài khoản." in answer.content.decode()
    assert (closed.is_active, closed.has_usable_password()) == (True, False)
    assert list(closed.grants.order_by("pk").values_list("role", "first", "last", "basis")) == [
        ("auditor", LONG_AGO, TODAY - timedelta(days=9), ""),
        ("reader", TODAY, date(2026, 12, 31), "Công văn 15"),
    ]
    assert list(
        Event.objects.filter(actor=admin.pk).order_by("pk").values_list("action", "reason")
    ) == [("units.reopen-account", "Công văn 15"), ("units.grant-role", "Công văn 15")]


def test_who_is_let_in_again_is_told_by_mail_and_sets_a_new_password(
    agency: Agency, closed: User, client_of: SignIn
) -> None:
    client_of(make_user(Role.ADMIN, agency)).post(f"/staff/outside/{closed.pk}/reopen/", BACK)

    old = {"username": closed.username, "password": "mat-khau-dai-va-la"}
    assert Delivery.objects.get().address == closed.email
    assert Client().post("/sign-in/", old).status_code == 422


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHIEF_OF_OFFICE])
def test_only_an_administrator_opens_again(
    role: Role, agency: Agency, closed: User, client_of: SignIn
) -> None:
    browser, url = client_of(make_user(role, agency)), f"/staff/outside/{closed.pk}/reopen/"

    statuses = [browser.get(url).status_code, browser.post(url, BACK).status_code]

    closed.refresh_from_db()
    assert (statuses, closed.is_active) == ([403, 403], False)
    assert url not in browser.get("/staff/outside/").content.decode()
    with pytest.raises(RoleNotYours):
        reopen_outsider(
            closed,
            agency,
            role=Role.READER,
            first=TODAY,
            last=None,
            basis="",
            by=make_user(role, agency),
            at=clock.now(),
            on=TODAY,
        )


def test_what_is_wrong_with_a_reopening_is_said_and_nothing_opens(
    agency: Agency, closed: User, client_of: SignIn
) -> None:
    browser, url = (
        client_of(make_user(Role.ADMIN, agency)),
        f"/staff/outside/{closed.pk}/reopen/",
    )

    answers = [
        browser.post(url, {**BACK, **wrong})
        for wrong in ({"role": "director"}, {"last": "01/11/2026"}, {"first": ""})
    ]

    closed.refresh_from_db()
    assert [(answer.status_code, list(answer.context["form"].errors)) for answer in answers] == [
        (422, ["role"]),
        (422, ["last"]),
        (422, ["first"]),
    ]
    assert closed.is_active is False


def test_an_open_account_of_a_technical_administrator_or_of_another_agency_is_not_reopened(
    agency: Agency, closed: User, client_of: SignIn
) -> None:
    admin = make_user(Role.ADMIN, agency)
    browser = client_of(admin)
    opened = make_user(Role.READER, agency)
    elsewhere = make_user(Role.READER, make_agency("Sở Y tế"), is_active=False)
    User.objects.filter(pk=closed.pk).update(is_superuser=True)

    answers = {
        user: browser.post(f"/staff/outside/{user.pk}/reopen/", BACK).status_code
        for user in (opened, elsewhere, closed)
    }

    assert list(answers.values()) == [404, 404, 422]
    with pytest.raises(NotClosed):
        reopen_outsider(
            opened,
            agency,
            role=Role.AUDITOR,
            first=TODAY,
            last=None,
            basis="",
            by=admin,
            at=clock.now(),
            on=TODAY,
        )
