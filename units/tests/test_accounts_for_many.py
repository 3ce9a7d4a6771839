"""Accounts opened for many people at once, and handed out on paper, in a file or by mail."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_bytes, policy
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

import clock
from accounts.models import User
from audit.models import Event
from notices.models import Delivery, Run
from tests.factories import LONG_AGO, make_agency, make_staff, make_unit, make_user
from tests.pages import assert_strict
from units import names
from units.enums import Role
from units.models import Grant, Staff, Unit
from units.selectors import free_username

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
URL = "/staff/accounts/open/"
TODAY = date(2026, 11, 25)


@pytest.fixture
def office() -> Unit:
    return make_unit(name="Văn phòng", code="vp", short_name="VP")


@pytest.fixture
def keeper(office: Unit) -> User:
    return make_user(Role.OFFICE, office.agency)


@pytest.fixture
def browser(keeper: User, client_of: SignIn) -> Client:
    return client_of(keeper)


def hand_out(browser: Client, way: str, new: Any = (), again: Any = ()) -> Any:
    people = {"new": [each.pk for each in new], "again": [each.pk for each in again]}
    return browser.post(URL, {**people, "way": way})


def sign_in(username: str, password: str) -> Any:
    return Client().post("/sign-in/", {"username": username, "password": password})


@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("Văn Đình Khải", "khai.vd"),
        ("Nguyễn Thị Ngọc Ánh", "anh.ntn"),
        ("Đỗ  Ước", "uoc.d"),
        ("Y-Blô Êban", "eban.y"),
        ("Hoà", "hoa"),
        ("Тимур", ""),
    ],
)
def test_a_user_name_is_the_given_name_and_initials(name: str, username: str) -> None:
    assert names.username_base(name) == username


def test_a_name_that_is_taken_gets_the_first_free_number() -> None:
    found = []
    for _ in range(3):
        found.append(free_username("Văn Đình Khải"))
        make_user(username=found[-1])

    assert found == ["khai.vd", "khai.vd2", "khai.vd3"]


def test_the_page_lists_who_has_no_account_ticked_and_who_never_signed_in(
    browser: Client, office: Unit
) -> None:
    new = make_staff(office, "Trần An")
    unused = make_staff(office, "Lê Bình", user=make_user())
    make_staff(office, "Đỗ Chi", user=make_user(last_login=clock.now()))
    make_staff(make_unit(make_agency("Sở Y tế")), "Vũ Dung")
    left = make_staff(office, "Phan Em")
    Staff.objects.filter(pk=left.pk).update(is_active=False)

    page, unticked = browser.get(URL), browser.get(URL + "?ticked=none")

    boxes = re.findall(r'name="(new|again)"\s+value="(\d+)"\s+(checked)?', page.content.decode())
    assert_strict(page)
    assert boxes == [("new", str(new.pk), "checked"), ("again", str(unused.pk), "")]
    assert " checked" not in unticked.content.decode()
    assert f'href="{URL}"' in browser.get("/staff/").content.decode()


def test_the_page_says_for_how_many_before_anything_is_done(browser: Client, office: Unit) -> None:
    people = [make_staff(office, name) for name in ("Trần An", "Lê Bình", "Đỗ Chi")]
    Staff.objects.filter(pk=people[0].pk).update(email="")

    page = browser.post(URL, {"new": [each.pk for each in people]})

    assert_strict(page)
    assert "Trao tài khoản cho 3 người" in page.content.decode()
    assert page.context["chosen"].without_mail == 1
    assert (page.status_code, User.objects.filter(staff__in=people).count()) == (200, 0)


def test_nobody_chosen_is_said_and_nothing_is_done(browser: Client, office: Unit) -> None:
    stranger = make_staff(make_unit(make_agency("Sở Y tế")), "Vũ Dung")

    answers = [
        browser.post(URL),
        browser.post(URL, {"new": ["x", stranger.pk], "way": "slips"}),
        browser.post(URL, {"new": [make_staff(office).pk], "way": "pigeon"}),
    ]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert "Chưa chọn ai" in answers[0].content.decode()
    assert "Hãy chọn một cách." in answers[2].content.decode()
    assert User.objects.exclude(staff=None).count() == 0


def test_slips_hold_what_each_person_needs_and_the_password_signs_in(
    browser: Client, office: Unit
) -> None:
    people = [make_staff(office, name) for name in ("Văn Đình Khải", "Vũ Đức Khải")]

    page = hand_out(browser, "slips", people)

    slips, text = page.context["handed"].slips, page.content.decode()
    assert_strict(page)
    assert [(slip.username, slip.post.unit.name) for slip in slips] == [
        ("khai.vd", "Văn phòng"),
        ("khai.vd2", "Văn phòng"),
    ]
    assert all(slip.password in text for slip in slips)
    assert "http://localhost:8000" in text
    assert "9h00, 02/12/2026" in text
    assert [sign_in(slip.username, slip.password).status_code for slip in slips] == [302, 302]
    assert all(user.must_set_password for user in User.objects.filter(staff__in=people))
    assert page.headers["Cache-Control"] == "no-store, private"


def test_a_page_that_is_sent_twice_hands_out_once(browser: Client, office: Unit) -> None:
    staff = make_staff(office)
    first = hand_out(browser, "slips", [staff])
    [slip] = first.context["handed"].slips

    again = hand_out(browser, "slips", [staff])

    assert again.status_code == 422
    assert sign_in(slip.username, slip.password).status_code == 302


def test_passwords_are_in_no_table_but_as_a_hash(browser: Client, office: Unit) -> None:
    page = hand_out(browser, "slips", [make_staff(office)])
    [slip] = page.context["handed"].slips

    session = dict(browser.session)
    events = list(Event.objects.values("after", "before", "reason", "subject_name"))

    assert slip.password not in f"{session} {events}"
    assert slip.password not in User.objects.get(username=slip.username).password
    assert slip.password not in browser.get(URL).content.decode()


def test_one_event_stands_on_record_for_each_person(
    browser: Client, office: Unit, keeper: User
) -> None:
    new, unused = make_staff(office, "Trần An"), make_staff(office, user=make_user())

    hand_out(browser, "slips", [new], [unused])

    assert list(
        Event.objects.filter(actor=keeper.pk)
        .order_by("pk")
        .values_list("action", "subject_id", "after")
    ) == [
        ("units.open-account", new.pk, {"username": "an.t", "way": "slips"}),
        (
            "units.issue-password",
            unused.pk,
            {"username": User.objects.get(staff=unused).username, "way": "slips"},
        ),
    ]


def test_the_workbook_holds_the_same_and_no_formula(browser: Client, office: Unit) -> None:
    staff = make_staff(office, "Trần An")
    Staff.objects.filter(pk=staff.pk).update(full_name="=1+1 An")

    answer = hand_out(browser, "excel", [staff])

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    head, row = sheet.iter_rows()
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="tai-khoan-2026-11-25.xlsx"'
    )
    assert [cell.value for cell in head] == [
        "Họ và tên",
        "Phòng, đơn vị",
        "Tên đăng nhập",
        "Mật khẩu dùng một lần",
        "Địa chỉ trang",
        "Có hạn đến",
        "Ghi chú",
    ]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
    assert (row[0].value, row[0].data_type, row[2].value, row[5].value) == (
        "=1+1 An",
        "s",
        "an.1",
        "09:00 02/12/2026",
    )
    assert sign_in("an.1", str(row[3].value)).status_code == 302


def test_an_invitation_leads_to_a_password_of_ones_own_for_seven_days(
    browser: Client, office: Unit
) -> None:
    staff, without = make_staff(office, "Trần An"), make_staff(office, "Lê Bình")
    Staff.objects.filter(pk=without.pk).update(email="")

    answer = hand_out(browser, "mail", [staff, without])

    delivery = Delivery.objects.get()
    body = message_from_bytes(bytes(delivery.message), policy=policy.default).get_body(("plain",))
    assert body is not None
    text = str(body.get_content())
    [link] = re.findall(r"http://localhost:8000(/password/set/\S+)", text)
    said = browser.get(answer.headers["Location"]).content.decode()
    assert (delivery.address, Run.objects.get().agency) == (staff.email, 0)
    assert "1 thư mời đã vào hàng chờ gửi." in said
    assert "Lê Bình: Người này chưa có thư điện tử công vụ." in said
    assert "Tên đăng nhập: an.t" in text
    assert office.agency.name in text
    assert list(User.objects.filter(staff__in=[staff, without]).values_list("username")) == [
        ("an.t",)
    ]
    with clock.freeze(clock.now() + timedelta(days=7)):
        assert Client().get(link).status_code == 410
    assert Client().post(link, {"new": "mot-cau-dai", "again": "khac"}).status_code == 422
    Client().post(link, {"new": "mot-cau-dai-hon-han", "again": "mot-cau-dai-hon-han"})
    assert sign_in("an.t", "mot-cau-dai-hon-han").headers["Location"] == "/"
    assert not User.objects.get(username="an.t").must_set_password


@pytest.mark.parametrize("first", [LONG_AGO, TODAY + timedelta(days=2)])
def test_nobody_who_may_do_more_is_handed_another_way_in(
    first: date, browser: Client, office: Unit
) -> None:
    director = make_staff(office, "Trần An", user=make_user())
    Grant.objects.create(
        user=User.objects.get(staff=director),
        agency=office.agency,
        role=Role.DIRECTOR,
        first=first,
    )

    page, mailed = (hand_out(browser, way, again=[director]) for way in ("slips", "mail"))

    assert page.context["handed"].slips == ()
    assert "Bạn không có quyền giao vai trò này." in page.content.decode()
    assert (mailed.status_code, Delivery.objects.count()) == (302, 0)
    assert User.objects.get(staff=director).check_password("mat-khau-dai-va-la")


def test_an_invitation_goes_to_the_address_of_the_account_not_of_the_list(
    browser: Client, office: Unit
) -> None:
    """Whoever corrects an address in the staff list must not receive somebody's link."""
    staff = make_staff(office, "Trần An", user=make_user(email="dung@vi-du.vn"))
    Staff.objects.filter(pk=staff.pk).update(email="nguoi-khac@vi-du.vn")

    hand_out(browser, "mail", again=[staff])

    assert Delivery.objects.get().address == "dung@vi-du.vn"


def test_hundreds_are_handed_out_in_one_go(browser: Client, office: Unit) -> None:
    people = [make_staff(office, f"Nguyễn Văn An {letter}") for letter in "abcdefghij" * 12]

    page = hand_out(browser, "slips", people)

    usernames = {slip.username for slip in page.context["handed"].slips}
    assert (len(usernames), page.context["handed"].left_out) == (120, ())


def test_the_form_for_one_person_proposes_the_same_name(browser: Client, office: Unit) -> None:
    make_user(username="khai.vd")
    staff = make_staff(office, "Văn Đình Khải")

    page = browser.get(reverse("units:open-account", args=[staff.pk]))

    assert 'value="khai.vd2"' in page.content.decode()
