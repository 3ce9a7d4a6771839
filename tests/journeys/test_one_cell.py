"""One cell looked at closely: by key, by mouse and by thumb, exchanged in one press and commented
on without leaving the week.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from rosters.models import CellComment
from tests.journeys.cast import friday, people
from tests.journeys.grid import cell_of, open_week, settled

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_cell_is_exchanged_in_two_presses_taken_back_in_one_and_commented_on(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    boss, deputy = cell_of(page, "Đỗ Khánh Vân"), cell_of(page, "Phan Quốc Thịnh")
    deputy.focus()
    page.keyboard.press("n")  # at home, so that there is somebody to come instead
    settled(page)
    sheet = page.locator("#cell-panel")

    boss.focus()
    page.keyboard.press("x")
    sheet.get_by_role("button", name="Đổi Phan Quốc Thịnh").click()
    settled(page)

    expect(boss).to_have_attribute("data-looks", "tn")
    expect(deputy).to_have_attribute("data-looks", "cq")
    expect(sheet.locator(".cell-steps li").first).to_contain_text("Đổi người")
    sheet.get_by_label("Góp ý về ô này").fill("Chị Vân họp ở tỉnh")
    sheet.get_by_role("button", name="Gửi góp ý").click()
    settled(page)
    expect(sheet.locator(".talk")).to_contain_text("Chị Vân họp ở tỉnh")
    page.keyboard.press("Escape")
    expect(boss).to_be_focused()
    expect(boss.locator(".talk-flag")).to_be_visible()
    expect(page.locator("#remarks")).to_contain_text("Chị Vân họp ở tỉnh")
    page.keyboard.press("Control+z")
    settled(page)
    expect(boss).to_have_attribute("data-looks", "cq")
    assert CellComment.objects.get().looked == "tn"

    page.set_viewport_size({"width": 390, "height": 780})
    boss.click()
    page.locator("[data-look]").click()
    expect(sheet).to_be_visible()
    small = sheet.locator("button:visible").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
