"""The week grid under mouse and finger: a mode is drawn over cells, a block is cut, laid again and
again, and comes from a spreadsheet as one puts it on the clipboard.
"""

import pytest
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from rosters.models import Change
from tests.journeys.cast import friday, people
from tests.journeys.grid import cell_of, open_week, settled
from weeks.models import Entry

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.lengthy]

COPIED = """([plain, html]) => navigator.clipboard.write([new ClipboardItem({
    "text/plain": new Blob([plain], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
})])"""
EXCEL = (
    "TN\tNghỉ phép\r\nCQ/TN\tTN\r\n",
    """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><!--StartFragment-->
    <tr height=20><td class=xl65>TN</td><td class=xl65>Nghỉ phép</td></tr>
    <tr height=20><td class=xl65>CQ/TN</td><td>TN</td></tr><!--EndFragment--></table></body>""",
)
CALC = (
    "CT\tCT\n",
    """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2 (Linux)"/></head>
    <body><table cellspacing="0"><tr><td align="left"><font face="Liberation Sans">CT</font></td>
    <td align="left">CT</td></tr></table></body></html>""",
)


def modes_of(name: str) -> list[str]:
    entries = Entry.objects.filter(staff__full_name=name).order_by("day")
    return [
        one.morning if one.morning == one.afternoon else f"{one.morning}/{one.afternoon}"
        for one in entries
    ]


def middle(cell: Locator) -> tuple[float, float]:
    box = cell.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def steps(page: Page) -> int:
    settled(page)
    return Change.objects.count()


def test_a_mouse_draws_and_blocks_are_cut_laid_again_and_come_from_a_spreadsheet(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_week(page, live_server.url, people["head"])
    begun = steps(page)

    page.locator("[data-pick='p']").click()
    page.mouse.move(*middle(cell_of(page, "Bùi Gia Bảo", 1)))
    page.mouse.down()
    for name, day in (("Bùi Gia Bảo", 2), ("Hoàng Mai Chi", 2), ("Hoàng Mai Chi", 3)):
        page.mouse.move(*middle(cell_of(page, name, day)), steps=3)
    page.mouse.up()
    page.keyboard.press("Escape")
    assert steps(page) == begun + 1
    assert modes_of("Bùi Gia Bảo") == ["cq", "p", "p", "cq", "cq"]
    assert modes_of("Hoàng Mai Chi") == ["cq", "cq", "p", "p", "cq"]

    cell_of(page, "Bùi Gia Bảo").click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+x")
    assert steps(page) == begun + 2
    assert modes_of("Bùi Gia Bảo") == ["cq", "cq", "p", "cq", "cq"]
    cell_of(page, "Trịnh Công Đạt").click()
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    page.keyboard.press("Control+v")
    assert steps(page) == begun + 3
    assert modes_of("Trịnh Công Đạt") == ["cq", "p", "cq", "p", "cq"]
    assert modes_of("Chu Văn Khải") == ["cq", "p", "cq", "p", "cq"]

    page.evaluate(COPIED, EXCEL)
    cell_of(page, "Trịnh Công Đạt", 3).click()
    page.keyboard.press("Control+v")
    assert steps(page) == begun + 4
    assert modes_of("Trịnh Công Đạt") == ["cq", "p", "cq", "tn", "p"]
    assert modes_of("Chu Văn Khải") == ["cq", "p", "cq", "cq/tn", "tn"]
    page.evaluate(COPIED, CALC)
    cell_of(page, "Chu Văn Khải").click()
    page.keyboard.press("Control+v")
    assert steps(page) == begun + 5
    assert modes_of("Chu Văn Khải") == ["ct", "ct", "cq", "cq/tn", "tn"]


def test_a_finger_draws_over_cells_and_the_page_does_not_move(
    phone: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(phone, live_server.url, people["head"])
    begun = steps(phone)
    finger = phone.context.new_cdp_session(phone)

    def touch(kind: str, *cells: Locator) -> None:
        points = [dict(zip("xy", middle(cell), strict=True)) for cell in cells]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    phone.locator("[data-pick='tn']").tap()
    cell_of(phone, "Bùi Gia Bảo").evaluate(
        "one => one.scrollIntoView({ block: 'center', behavior: 'instant' })"
    )
    before = phone.evaluate(
        "[scrollX, scrollY, document.querySelector('.roster-scroll').scrollLeft]"
    )
    touch("touchStart", cell_of(phone, "Bùi Gia Bảo", 0))
    touch("touchMove", cell_of(phone, "Bùi Gia Bảo", 1))
    touch("touchMove", cell_of(phone, "Hoàng Mai Chi", 1))
    touch("touchEnd")

    assert steps(phone) == begun + 1
    assert modes_of("Bùi Gia Bảo") == ["tn", "tn", "cq", "cq", "cq"]
    assert modes_of("Hoàng Mai Chi") == ["cq", "tn", "cq", "cq", "cq"]
    assert before == phone.evaluate(
        "[scrollX, scrollY, document.querySelector('.roster-scroll').scrollLeft]"
    )
