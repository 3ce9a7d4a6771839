"""The week grid for who is used to spreadsheets: blocks come from one and go to one, numbers change
with the key, and a person and the next problem are found by key.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from rosters.models import Change
from tests.factories import make_absence, make_staff
from tests.journeys.cast import MONDAY, friday, people
from tests.journeys.grid import cell_of, open_week, settled
from units.models import Staff
from weeks.models import Entry

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.lengthy]

PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
}"""
COPY = """() => {
    const clipboardData = new DataTransfer();
    const copy = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(copy);
    return clipboardData.getData("text/plain");
}"""
PRESS = """key => {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    return document.querySelector("tfoot td[data-column='0'] [data-found]").textContent;
}"""
"""A key and the number it leaves, within one turn of the page: no answer can have come."""


def modes_of(name: str) -> list[str]:
    entries = Entry.objects.filter(staff__full_name=name).order_by("day")
    return [
        one.morning if one.morning == one.afternoon else f"{one.morning}/{one.afternoon}"
        for one in entries
    ]


def test_a_block_comes_from_a_spreadsheet_and_people_and_problems_are_found_by_key(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    unit = Staff.objects.get(full_name="Bùi Gia Bảo").positions.get().unit
    for number in range(8):
        make_staff(unit, f"Đặng Thị Ưu {number}")
    make_absence(Staff.objects.get(full_name="Hoàng Mai Chi"), MONDAY)
    open_week(page, live_server.url, people["head"])
    cell_of(page, "Bùi Gia Bảo").click()
    steps = Change.objects.count()

    page.evaluate(
        PASTE, "CQ/TN\tlàm việc trực tuyến tại nhà\tSáng CQ, chiều P\nTN\tđi chơi\tTN\r\n"
    )
    settled(page)

    assert modes_of("Bùi Gia Bảo")[:3] == ["cq/tn", "tn", "cq/p"]
    assert modes_of("Hoàng Mai Chi")[:3] == ["p", "cq", "tn"]
    assert Change.objects.count() == steps + 1
    expect(page.locator(".toast").last).to_contain_text(
        "Hoàng Mai Chi T2, Hoàng Mai Chi T3 (“đi chơi”)"
    )

    page.keyboard.press("Shift+Space")
    assert page.evaluate(COPY) == "CQ/TN\tTN\tCQ/P\tCQ\tCQ"

    cell_of(page, "Bùi Gia Bảo").click()
    before = page.evaluate(PRESS, "c")
    assert page.evaluate(PRESS, "n") == str(int(before) - 1)
    settled(page)
    expect(page.locator("tfoot td[data-column='0'] [data-found]").first).to_have_text(
        str(int(before) - 1)
    )

    page.keyboard.press("Control+f")
    page.keyboard.type("uu 5")
    expect(page.locator("#find-count")).to_have_text("1/1")
    page.keyboard.press("Escape")
    expect(cell_of(page, "Đặng Thị Ưu 5")).to_be_focused()

    page.keyboard.press("F8")
    expect(page.locator("#grid-says")).to_contain_text("1/")
    expect(page.locator("#grid-says")).to_contain_text("Vi phạm: ")
    expect(page.locator("td[data-cell]:focus")).to_have_class("day bad-day is-active")
