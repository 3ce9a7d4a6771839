"""Two people have the same week open: the second sees what the first changed, and loses nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def second(chromium: Browser) -> Iterator[Page]:
    """Another computer."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def cell(page: Page, name: str, day: int) -> str:
    """The key by which the cell of a person, on a day counted from Monday, is found again."""
    row = page.locator("tr[data-row]").filter(has_text=name)
    return str(row.locator("td[data-cell]").nth(day).get_attribute("data-cell"))


def test_the_second_window_shows_what_changed_and_writes_its_own_change_again(
    page: Page, second: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    for window, user in ((page, people["head"]), (second, people["deputy"])):
        sign_in(window, live_server.url, user)
        window.goto(f"{live_server.url}/rosters/")
        if window is page:
            page.locator("#open").click()
    mine, yours = cell(page, "Bùi Gia Bảo", 0), cell(page, "Hoàng Mai Chi", 1)

    page.locator(f"[data-cell='{mine}']").click()
    page.keyboard.press("n")
    expect(page.locator(f"[data-cell='{mine}']")).to_have_attribute("data-mode", "tn")
    second.locator(f"[data-cell='{yours}']").click()
    second.keyboard.press("k")

    notice = second.locator(".notice.is-warn")
    expect(notice).to_contain_text("Đỗ Khánh Vân vừa thay đổi lịch này")
    expect(notice).to_contain_text("đ/c Bảo")
    expect(second.locator(f"[data-cell='{mine}']")).to_have_attribute("data-mode", "tn")
    expect(second.locator(f"[data-cell='{yours}']")).to_have_attribute("data-mode", "cq")

    second.locator("#again").click()
    expect(second.locator(f"[data-cell='{yours}']")).to_have_attribute("data-mode", "ct")
    expect(second.locator(".notice.is-warn")).to_have_count(0)

    page.locator("#submit, [data-go-to-id]").first.wait_for()
    page.reload()
    expect(page.locator(f"[data-cell='{yours}']")).to_have_attribute("data-mode", "ct")
