"""The main job in a real browser: plan, break a rule and see it named, repair, file, approve,
and read the mail that left.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from outgoing.services import run_due, send_waiting
from tests.factories import moment
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_week_is_planned_broken_repaired_filed_approved_and_reported(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    site = live_server.url
    sign_in(page, site, people["head"])
    page.goto(f"{site}/rosters/")
    page.locator("#open").click()
    page.locator("#generate").click()
    expect(page.locator("#proposal")).to_contain_text(
        "Đã chứng minh: không có phương án nào tốt hơn"
    )
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")

    away = (
        page.locator("tr[data-row]")
        .filter(has=page.locator("td[data-mode=tn]:nth-of-type(1)"))
        .locator("td[data-cell]")
        .first
    )
    away.click()
    page.keyboard.press("c")
    verdict = page.locator(".verdict-bad").first
    expect(verdict).to_contain_text(
        "Thứ Hai, 30/11: số người tại cơ quan (3) vượt quá 2 người cho phép."
    )
    expect(verdict).to_contain_text("312/UBND-NC")
    expect(page.locator("#submit")).to_have_count(0)

    page.keyboard.press("n")
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
    page.locator("#submit").click()
    expect(page.locator(".lead-line .st")).to_have_text("Chờ duyệt")

    sign_in(page, site, people["director"])
    page.goto(f"{site}/board/")
    expect(page.locator(".unit-row .st")).to_have_text("Chờ duyệt")
    page.locator("#approve-many").click()
    expect(page.locator(".unit-row .st")).to_have_text("Đã duyệt")

    with clock.freeze(moment("2026-11-30 07:30")):
        run_due(clock.now())
        send_waiting(now=clock.now)
        sign_in(page, site, people["office"])
        page.goto(f"{site}/reports/")
        page.locator("main a", has_text="30/11/2026").first.click()
        expect(page.locator("main")).to_contain_text("Đã gửi")
        expect(page.locator("main")).to_contain_text("Phòng Tổ chức cán bộ")
        expect(page.locator("main")).to_contain_text("Bộ Nội vụ")
