"""A head gives two tasks without a mouse, the deputy reports of one on a phone with a file, the head
takes the result. A press is a click, a tap or a pressed key that does something; typing is none.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from assignments.models import Assignment
from tests.factories import moment
from tests.journeys.cast import people, sign_in
from tests.journeys.test_few_presses import Hand

__all__ = ["people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FILE = {"name": "Tờ trình.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF"}


def test_a_task_is_given_reported_with_a_file_and_taken(
    page: Page, live_server: LiveServer, people: dict[str, User]
) -> None:
    with clock.freeze(moment("2026-11-30 08:30")):
        _give(page, live_server.url, people["head"])
    with clock.freeze(moment("2026-12-01 15:00")):
        _report(page, live_server.url, people["deputy"])
    with clock.freeze(moment("2026-12-02 08:30")):
        _take(page, live_server.url, people["head"])

    assert list(Assignment.objects.order_by("pk").values_list("title", "is_legal", "state")) == [
        ("Cấp phép số 7", True, "accepted"),
        ("Báo cáo quý IV", False, "new"),
    ]


def _give(page: Page, site: str, head: User) -> None:
    """By keys alone: a space ticks, the lines are pasted from a table, Enter gives."""
    sign_in(page, site, head)
    page.goto(f"{site}/tasks/")

    page.get_by_role("checkbox", name="Phan Quốc Thịnh").press("Space")
    page.get_by_label("Các việc, mỗi dòng một việc").fill(
        "Cấp phép số 7\t02/12 16h30\tluật\nBáo cáo quý IV"
    )
    page.get_by_role("button", name="Giao cho người đã chọn").press("Enter")

    expect(page.locator(".toast")).to_contain_text("Đã giao 2 việc.")
    row = page.get_by_role("row", name="Phan Quốc Thịnh")
    expect(row.locator(".task-list > li")).to_have_count(2)


def _report(page: Page, site: str, deputy: User) -> None:
    """From my week on a phone: open the task, choose the file, press."""
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, site, deputy)
    page.goto(f"{site}/my-week/")
    hand = Hand(page, "mouse")

    hand.press(page.get_by_role("link", name="Cấp phép số 7", exact=True))
    page.get_by_label("Tệp").set_input_files(FILE)  # type: ignore[arg-type]  # a payload is one
    hand.presses += 1
    hand.press(page.get_by_role("button", name="Báo xong"))

    expect(page.locator(".lead-line")).to_contain_text("Đã báo xong")
    expect(page.get_by_role("link", name="Tờ trình.pdf")).to_be_visible()
    assert hand.presses <= 3


def _take(page: Page, site: str, head: User) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, site, head)
    page.goto(f"{site}/tasks/")
    hand = Hand(page, "mouse")

    hand.press(page.get_by_role("link", name="Cấp phép số 7", exact=True))
    with page.expect_download() as saved:
        page.get_by_role("link", name="Tờ trình.pdf").click()
    hand.press(page.get_by_role("button", name="Nhận kết quả"))

    assert saved.value.suggested_filename == "Tờ trình.pdf"
    expect(page.locator(".toast")).to_contain_text("Đã nhận kết quả.")
    assert hand.presses <= 2
