"""Offices with scripts switched off: a week is opened, changed, planned, undone and sent with
plain buttons.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_week_is_planned_and_sent_with_plain_buttons(
    plain: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    sign_in(plain, live_server.url, people["head"])
    plain.goto(f"{live_server.url}/rosters/")
    plain.locator("#open").click()

    plain.locator("label.pick[data-pick=tn]").click()
    cells = plain.locator("td[data-cell]")
    for number in (0, 6):  # the second press needs no second choice
        cells.nth(number).get_by_role("button").click()
    expect(cells.nth(0)).to_have_attribute("data-mode", "tn")
    expect(cells.nth(6)).to_have_attribute("data-mode", "tn")
    expect(plain.locator(".verdict-bad").first).to_contain_text("vượt quá 2 người cho phép")

    plain.locator("#undo").click()
    expect(cells.nth(6)).to_have_attribute("data-mode", "cq")

    plain.locator("#generate").click()
    plain.get_by_role("button", name="Áp dụng").click()
    expect(plain.locator("#why-not .tally")).to_contain_text("Đạt")
    plain.locator("#submit").click()
    expect(plain.locator(".lead-line .st")).to_have_text("Chờ duyệt")
