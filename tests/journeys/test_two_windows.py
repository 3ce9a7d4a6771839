"""Two people, or one in two windows, have the same week open: what touches different cells is
joined, what touches the same one is shown with both values, and nobody loses anything.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def cell(page: Page, name: str, day: int) -> str:
    """The key by which the cell of a person, on a day counted from Monday, is found again."""
    row = page.locator("tr[data-row]").filter(has_text=name)
    return str(row.locator("td[data-cell]").nth(day).get_attribute("data-cell"))


def both_open_the_week(first: Page, second: Page, site: str, *users: User) -> None:
    for window, user in zip((first, second), users, strict=True):
        sign_in(window, site, user)
        window.goto(f"{site}/rosters/")
        if window is first:
            window.locator("#open").click()


def press(window: Page, key: str, mode: str) -> None:
    window.locator(f"[data-cell='{key}']").click()
    window.keyboard.press(mode)


def shows(window: Page, key: str, looks: str) -> None:
    expect(window.locator(f"[data-cell='{key}'][data-looks='{looks}']")).to_be_visible()


def test_changes_of_different_cells_are_joined(
    page: Page, second: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    both_open_the_week(page, second, live_server.url, people["head"], people["deputy"])
    mine, yours = cell(page, "Bùi Gia Bảo", 0), cell(page, "Hoàng Mai Chi", 1)

    press(page, mine, "n")
    shows(page, mine, "tn")
    press(second, yours, "k")

    shows(second, yours, "ct")
    shows(second, mine, "tn")
    expect(second.locator("#clashes")).to_have_count(0)
    page.reload()
    shows(page, yours, "ct")


def test_a_cell_that_both_changed_shows_both_values_and_asks(
    page: Page, second: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    both_open_the_week(page, second, live_server.url, people["head"], people["deputy"])
    same = cell(page, "Bùi Gia Bảo", 0)
    press(page, same, "n")
    shows(page, same, "tn")

    press(second, same, "k")

    notice = second.locator("#clashes")
    expect(notice).to_contain_text("Đỗ Khánh Vân chọn")
    expect(notice.locator(".mode")).to_have_text(["TN", "CT"])
    expect(second.locator(f"[data-cell='{same}'] .mode")).to_have_text(["TN", "CT"])
    second.get_by_role("button", name="Lấy lựa chọn của tôi").click()
    shows(second, same, "ct")
    expect(notice).to_have_count(0)


def test_ones_own_second_window_is_called_by_what_it_is(
    page: Page, second: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    both_open_the_week(page, second, live_server.url, people["head"], people["head"])
    same = cell(page, "Bùi Gia Bảo", 0)
    press(page, same, "n")
    shows(page, same, "tn")

    press(second, same, "k")

    expect(second.locator("#clashes")).to_contain_text("bạn, ở cửa sổ khác, chọn")
    second.get_by_role("button", name="Giữ như đang có").click()
    shows(second, same, "tn")
    expect(second.locator("#clashes")).to_have_count(0)
