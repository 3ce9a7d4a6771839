import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_agency, make_user
from units.enums import Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_somebody_signs_in_chooses_a_language_and_a_look_and_leaves(
    page: Page, live_server: LiveServer
) -> None:
    make_user(Role.DIRECTOR, make_agency(), username="minh.tn", full_name="Trương Nhật Minh")

    page.goto(f"{live_server.url}/account/")
    page.get_by_label("Tên đăng nhập").fill("minh.tn")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("Tên đăng nhập hoặc mật khẩu không đúng.")).to_be_visible()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("minh.tn")
    page.get_by_label("Mật khẩu").fill("mat-khau-dai-va-la")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trương Nhật Minh")

    menu = page.locator("details.menu")
    menu.locator("summary").click()
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", re.compile(""))

    menu.locator("summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")

    page.locator("details.menu summary").click()
    page.locator("form[action='/sign-out/'] button").click()
    expect(page).to_have_url(f"{live_server.url}/sign-in/")
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def test_everything_of_it_works_without_scripts(chromium: Browser, live_server: LiveServer) -> None:
    make_user(Role.DIRECTOR, make_agency(), username="minh.tn", full_name="Trương Nhật Minh")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{live_server.url}/account/")
    page.get_by_label("Tên đăng nhập").fill("minh.tn")
    page.get_by_label("Mật khẩu").fill("mat-khau-dai-va-la")
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator("details.menu summary").click()
    page.locator("details.menu").get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("details.menu summary").click()
    page.locator("form[action='/sign-out/'] button").click()

    expect(page).to_have_url(f"{live_server.url}/sign-in/")
    context.close()
