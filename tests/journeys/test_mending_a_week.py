"""A new week asks how to begin; once begun it says what is broken once a rule, and one press mends
all days of a rule.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_all_days_of_a_rule_are_mended_with_one_press_and_taken_back_with_one(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    sign_in(page, live_server.url, people["head"])
    page.goto(f"{live_server.url}/rosters/")
    page.locator("#open").click()
    expect(page.locator("#begin")).to_contain_text("Bắt đầu từ đâu?")
    expect(page.locator("#begin-copy")).to_have_count(0)
    expect(page.locator(".verdict-bad").first).to_be_hidden()
    page.locator("#not-yet > summary").click()
    expect(page.locator(".verdict-bad")).to_have_count(1)
    expect(page.locator(".verdict-bad")).to_be_visible()

    page.locator("td[data-cell]").nth(2).click()
    page.keyboard.press("n")
    expect(page.locator("#begin")).to_have_count(0)
    card = page.locator(".verdict-bad")
    expect(card).to_have_count(1)
    expect(card.locator("h3")).to_contain_text("5 ngày")
    expect(card.locator(".verdict-days a")).to_have_text(["T2", "T3", "T4", "T5", "T6"])

    card.get_by_role("button", name="Sửa cả 5 ngày").click()
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
    expect(page.locator("td[data-mode=cq]")).to_have_count(10)
    rows = page.locator("tr[data-row]").filter(has=page.locator("td[data-mode=cq]"))
    expect(rows).to_have_count(6)

    page.locator("#undo").click()
    expect(page.locator(".verdict-bad h3")).to_contain_text("5 ngày")
    expect(page.locator("td[data-mode=cq]")).to_have_count(29)
