"""Two people exchange a day at the office, each on a telephone, and the head decides: both weeks
change.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from calls.tests.factories import user_of
from rosters.tests.factories import WEEK
from swaps.tests.factories import AT, make_swaps
from tests.journeys.cast import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def press(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]  # a role of ARIA


def week_of(page: Page, site: str, user: User) -> str:
    """What their own week says, Monday to Friday."""
    sign_in(page, site, user)
    page.goto(site + reverse("ownweek:week", args=[WEEK]))
    return " ".join(page.locator("ol.days .mode").all_inner_texts()[:5])


def test_a_day_is_asked_for_accepted_and_approved(phone: Page, live_server: LiveServer) -> None:
    site, house = live_server.url, make_swaps()
    an, bao = user_of(house.an), user_of(house.bao)
    with clock.freeze(AT):
        assert week_of(phone, site, bao) == "TN TN TN CQ TN"
        assert week_of(phone, site, an) == "TN CQ TN TN TN"
        press(phone, "link", "Đổi ngày đến cơ quan")
        press(phone, "link", "Thứ Ba, 01/12/2026")
        press(phone, "radio", "Tạ Đức Bảo, lấy thứ Năm")
        press(phone, "button", "Gửi đề nghị")
        expect(phone.get_by_text("Chờ người nhận").first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") == 390

        assert week_of(phone, site, bao) == "TN TN TN CQ TN"
        press(phone, "button", "Đồng ý đổi")
        expect(phone.get_by_text("Chờ lãnh đạo duyệt").first).to_be_visible()

        sign_in(phone, site, house.head)
        phone.goto(site + reverse("ownweek:mine"))
        press(phone, "link", "Đổi ngày")
        press(phone, "button", "Duyệt đổi ngày")
        expect(phone.get_by_text("Đã đổi").first).to_be_visible()

        assert week_of(phone, site, an) == "TN TN TN CQ TN"
        assert week_of(phone, site, bao) == "TN CQ TN TN TN"
