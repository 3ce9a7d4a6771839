"""An order arrives: the Office enters it from a sentence template, puts it in force, and the head's grid obeys it at once."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_an_order_entered_by_the_office_is_checked_in_the_grid_at_once(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    site = live_server.url
    sign_in(page, site, people["office"])
    page.goto(f"{site}/directives/new/")
    for label, typed in (
        ("Số, ký hiệu văn bản", "415/UBND-VX"),
        ("Cơ quan ban hành", "UBND tỉnh Hòa Giang"),
        ("Trích yếu", "Giảm số người tại trụ sở trong đợt rét"),
        ("Có hiệu lực từ ngày", "30/11/2026"),
    ):
        page.get_by_label(label, exact=False).first.fill(typed)
    page.get_by_label("đến hết ngày").fill("29/11/2026")
    page.get_by_role("button", name="Lưu nháp và thêm quy định").click()
    expect(page.locator(".invalid-feedback")).to_have_text("Thời điểm kết thúc phải sau thời điểm bắt đầu.")
    page.get_by_label("đến hết ngày").fill("06/12/2026")
    page.get_by_role("button", name="Lưu nháp và thêm quy định").click()

    page.get_by_role("link", name="Thêm câu quy định").first.click()
    page.locator("a[href$='/headcount_cap/']").click()
    page.locator("[name=blank_n]").fill("1")
    page.locator("[name=item]").fill("khoản 3")
    page.get_by_role("button", name="Thêm quy định").click()
    page.get_by_role("link", name="Cho có hiệu lực").click()
    expect(page.locator("main")).to_contain_text("không quá 01 người làm việc tại cơ quan")
    page.get_by_role("button", name="Cho có hiệu lực").click()
    expect(page.locator(".toast")).to_be_visible()

    sign_in(page, site, people["head"])
    page.goto(f"{site}/rosters/")
    page.locator("#open").click()
    verdict = page.locator(".verdict-bad").filter(has_text="415/UBND-VX").first
    expect(verdict).to_contain_text("Khoản 3")
    expect(verdict).to_contain_text("vượt quá 1 người cho phép")
