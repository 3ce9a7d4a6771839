"""A printed week says by itself what it is: whose, how far it has come, by which rules."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_the_sheet_tells_its_state_its_rules_in_full_and_who_signs(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    sign_in(page, live_server.url, people["head"])
    page.goto(f"{live_server.url}/rosters/")
    page.get_by_role("button", name="Lập lịch tuần này").click()
    expect(page.locator("#grid")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator("#paper-state")).to_have_text("Bản nháp – chưa được duyệt")
    signs = page.locator(".paper-sign")
    expect(signs).to_contain_text("Đỗ Khánh Vân")
    rule = page.locator(".paper-rule").first
    expect(rule).to_be_visible()
    expect(rule).to_contain_text("Khoản 1, Công văn số 312")
    for cut in page.locator(".roster tfoot .name small").all():
        shown, needed = cut.evaluate("one => [one.clientHeight, one.scrollHeight]")
        assert needed <= shown
