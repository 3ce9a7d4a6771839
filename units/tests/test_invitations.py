"""Invitations that did not arrive or were never used stand on a page, and are sent again."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from notices.models import Delivery
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from units.models import Agency, Grant, Staff, Unit
from units.selectors import Fate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
URL = "/staff/accounts/invitations/"
TODAY = date(2026, 11, 25)


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


@pytest.fixture
def keeper(unit: Unit) -> User:
    return make_user(Role.OFFICE, unit.agency)


@pytest.fixture
def browser(keeper: User, client_of: SignIn) -> Client:
    return client_of(keeper)


def invited(browser: Client, unit: Unit, name: str, **letter: Any) -> User:
    """Somebody on the staff to whom an invitation was written; what became of the letter."""
    staff = make_staff(unit, name)
    browser.post("/staff/accounts/open/", {"new": [staff.pk], "way": "mail"})
    user = User.objects.get(staff=staff)
    Delivery.objects.filter(recipient_user=user.pk).update(**letter)
    return user


def sent(**more: Any) -> dict[str, Any]:
    return {"state": "sent", "sent_at": clock.now(), **more}


def fates(browser: Client) -> dict[str, Fate]:
    return {one.user.full_name: one.fate for one in browser.get(URL).context["invitations"]}


def link_of(letter: Delivery) -> str:
    body = message_from_bytes(bytes(letter.message), policy=policy.default).get_body(("plain",))
    assert body is not None
    [link] = re.findall(r"http://localhost:8000(/password/set/\S+)", str(body.get_content()))
    return str(link)


def test_the_page_tells_what_became_of_each_letter(browser: Client, unit: Unit) -> None:
    invited(browser, unit, "Trần Chờ")
    invited(browser, unit, "Lê Dùng", **sent())
    invited(browser, unit, "Đỗ Hết", **sent(expires_at=clock.now()))
    invited(browser, unit, "Vũ Hỏng", state="failed", last_text="550 no such user")
    moved = invited(browser, unit, "Phan Đổi", **sent())
    User.objects.filter(pk=moved.pk).update(email="noi-moi@vi-du.vn")

    page = browser.get(URL)

    assert_strict(page)
    assert "550 no such user" in page.content.decode()
    assert list(fates(browser).items()) == [
        ("Vũ Hỏng", Fate.FAILED),
        ("Phan Đổi", Fate.ENDED),
        ("Đỗ Hết", Fate.ENDED),
        ("Trần Chờ", Fate.WAITING),
        ("Lê Dùng", Fate.UNUSED),
    ]
    ticks = re.findall(r'name="user"\s+value="(\d+)"\s+(checked)?', page.content.decode())
    assert [tick for _, tick in ticks] == ["checked", "checked", "checked", ""]


def test_who_came_in_left_or_was_given_a_password_is_not_listed(
    browser: Client, unit: Unit
) -> None:
    user = invited(browser, unit, "Trần Vào", **sent())
    letter = Delivery.objects.get(recipient_user=user.pk)
    Client().post(link_of(letter), {"new": "mot-cau-dai-hon-han", "again": "mot-cau-dai-hon-han"})
    by_hand = invited(browser, unit, "Lê Phiếu", **sent())
    browser.post(f"/staff/{Staff.objects.get(user=by_hand).pk}/password/")
    left = invited(browser, unit, "Đỗ Nghỉ", **sent())
    Staff.objects.filter(user=left).update(is_active=False)
    User.objects.filter(pk=left.pk).update(is_active=False)

    page = browser.get(URL)

    assert fates(browser) == {}
    assert "Không có thư mời nào chờ dùng" in page.content.decode()


def test_a_new_letter_with_a_new_link_goes_to_the_address_of_now(
    browser: Client, unit: Unit, keeper: User
) -> None:
    user = invited(browser, unit, "Vũ Hỏng", state="failed")
    User.objects.filter(pk=user.pk).update(email="dung@vi-du.vn")

    answer = browser.post(URL, {"user": [user.pk]}, follow=True)

    letter = Delivery.objects.filter(recipient_user=user.pk).latest("pk")
    event = Event.objects.filter(actor=keeper.pk).latest("pk")
    assert "1 thư mời đã vào hàng chờ gửi." in answer.content.decode()
    assert (letter.address, letter.state) == ("dung@vi-du.vn", "pending")
    assert (event.action, event.subject_id) == ("units.invite", Staff.objects.get(user=user).pk)
    assert Client().get(link_of(letter)).status_code == 200


def test_a_letter_on_its_way_is_not_doubled(browser: Client, unit: Unit) -> None:
    user = invited(browser, unit, "Vũ Hỏng", state="failed")
    browser.post(URL, {"user": [user.pk]})

    answer = browser.post(URL, {"user": [user.pk]}, follow=True)

    assert "Vũ Hỏng: Thư mời trước còn đang chờ gửi." in answer.content.decode()
    assert Delivery.objects.filter(recipient_user=user.pk).count() == 2


def test_nobody_chosen_is_said(browser: Client, unit: Unit) -> None:
    invited(browser, unit, "Trần Chờ", state="failed")
    other = make_unit(make_agency("Sở Y tế"))
    stranger = make_user(Role.READER, other.agency)

    answers = [browser.post(URL), browser.post(URL, {"user": ["x", stranger.pk]})]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Chưa chọn ai." in answers[0].content.decode()


def test_whoever_may_do_more_is_not_invited_by_the_office(browser: Client, unit: Unit) -> None:
    user = invited(browser, unit, "Vũ Hỏng", state="failed")
    Grant.objects.create(user=user, agency=unit.agency, role=Role.DIRECTOR, first=TODAY)

    answer = browser.post(URL, {"user": [user.pk]}, follow=True)

    assert "Vũ Hỏng: Bạn không có quyền giao vai trò này." in answer.content.decode()
    assert Delivery.objects.filter(recipient_user=user.pk).count() == 1


def outsider(agency: Agency, **fields: Any) -> User:
    return make_user(Role.READER, agency, **{"password": None, **fields})


def test_somebody_outside_the_staff_is_invited_and_listed(browser: Client, unit: Unit) -> None:
    user = outsider(unit.agency, full_name="Bà Đọc")

    page = browser.get("/staff/outside/")
    answer = browser.post(f"/staff/outside/{user.pk}/invite/", follow=True)

    assert f"/staff/outside/{user.pk}/invite/" in page.content.decode()
    assert "1 thư mời đã vào hàng chờ gửi." in answer.content.decode()
    assert fates(browser) == {"Bà Đọc": Fate.WAITING}
    assert Client().get(link_of(Delivery.objects.get())).status_code == 200


def test_who_has_no_address_or_is_closed_gets_no_letter(browser: Client, unit: Unit) -> None:
    silent, closed = outsider(unit.agency, email=""), outsider(unit.agency, is_active=False)
    used = make_user(Role.READER, unit.agency, last_login=moment("2026-11-20 08:00"))

    said = [
        browser.post(f"/staff/outside/{user.pk}/invite/", follow=True).content.decode()
        for user in (silent, closed, used)
    ]

    assert "chưa có thư điện tử" in said[0]
    assert "đã thôi công tác" in said[1]
    assert "đã đăng nhập" in said[2]
    assert Delivery.objects.count() == 0


def test_the_link_of_the_second_letter_ends_after_seven_days(browser: Client, unit: Unit) -> None:
    user = invited(browser, unit, "Vũ Hỏng", state="failed")
    browser.post(URL, {"user": [user.pk]})
    link = link_of(Delivery.objects.filter(recipient_user=user.pk).latest("pk"))

    with clock.freeze(clock.now() + timedelta(days=7)):
        assert Client().get(link).status_code == 410
