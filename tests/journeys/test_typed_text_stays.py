"""A sign-in that ended, or another one in another tab, takes nothing from what somebody typed."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from rosters.tests.factories import make_office
from tests.factories import make_user
from tests.journeys.cast import sign_in
from units.enums import Role
from units.models import Staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
AGAIN = "Những gì bạn nhập đã trở lại"


@pytest.fixture
def form(page: Page, live_server: LiveServer) -> Page:
    """A clerk has half filled in a newcomer."""
    office = make_office()
    keeper = make_user(Role.OFFICE, office.agency, username="kim.hanh")
    sign_in(page, live_server.url, keeper)
    page.goto(f"{live_server.url}/staff/new/")
    page.get_by_label("Họ và tên").fill("Bùi Thị Ngọc Lan")
    page.get_by_label("Điện thoại").fill("0912345678")
    page.get_by_label("Phòng, đơn vị").select_option(str(office.unit.pk))
    return page


def send(page: Page) -> None:
    page.locator("main form button[type=submit].btn-primary").click()


def enter(page: Page) -> None:
    page.get_by_label("Tên đăng nhập").fill("kim.hanh")
    page.get_by_label("Mật khẩu").fill("mat-khau-dai-va-la")
    page.get_by_role("button", name="Đăng nhập").click()


def expect_all_typed(page: Page) -> None:
    expect(page.get_by_text(AGAIN)).to_be_visible()
    expect(page.get_by_label("Họ và tên")).to_have_value("Bùi Thị Ngọc Lan")
    expect(page.get_by_label("Điện thoại")).to_have_value("0912345678")


def test_what_was_sent_after_the_sign_in_ended_comes_back_after_the_next(form: Page) -> None:
    Session.objects.all().delete()
    send(form)
    enter(form)

    expect_all_typed(form)
    expect(form.get_by_label("Phòng, đơn vị")).not_to_have_value("")


def test_what_was_sent_from_a_page_that_knows_an_older_sign_in_comes_back(
    form: Page, live_server: LiveServer
) -> None:
    address = form.url
    form.context.clear_cookies(name="csrftoken")
    send(form)
    form.goto(address)

    expect_all_typed(form)


def test_what_was_taken_does_not_come_back(form: Page, live_server: LiveServer) -> None:
    form.get_by_label("Họ và tên").fill("Lan")
    send(form)
    expect(form.get_by_text("Họ và tên phải có ít nhất hai từ")).to_be_visible()

    form.goto(f"{live_server.url}/staff/new/")

    expect(form.get_by_label("Họ và tên")).to_have_value("")
    assert Staff.objects.filter(full_name="Lan").count() == 0


def test_nothing_comes_back_for_somebody_else(form: Page, live_server: LiveServer) -> None:
    agency = Staff.objects.all()[0].agency
    make_user(Role.OFFICE, agency, username="nguoi.khac")
    Session.objects.all().delete()
    send(form)
    form.get_by_label("Tên đăng nhập").fill("nguoi.khac")
    form.get_by_label("Mật khẩu").fill("mat-khau-dai-va-la")
    form.get_by_role("button", name="Đăng nhập").click()

    form.goto(f"{live_server.url}/staff/new/")

    expect(form.get_by_label("Họ và tên")).to_have_value("")
