"""Copying over work that was done shows first what it may be like: which week, what is kept, moved
on or not.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from planning.time import Week
from rosters.models import Change
from rosters.services import generate_plan, open_roster
from tests.factories import moment
from tests.journeys.cast import MONDAY, friday, people, sign_in
from units.models import Unit

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_week_with_work_in_it_is_copied_over_only_when_asked(
    page: Page, live_server: LiveServer, people: dict[str, User]
) -> None:
    head = people["head"]
    with clock.freeze(moment("2026-11-20 14:00")):
        unit = Unit.objects.get()
        last = open_roster(unit.pk, Week.of(MONDAY).shifted(-1), by=head, at=clock.now())
        generate_plan(last.pk, by=head, at=clock.now())
    with clock.freeze(moment("2026-11-27 14:06")):
        sign_in(page, live_server.url, head)
        page.goto(f"{live_server.url}/rosters/")
        page.locator("#open").click()
        cell = page.locator("tr[data-row]").filter(has_text="Bùi Gia Bảo").locator("td[data-cell]")
        cell.first.click()
        page.keyboard.press("k")
        expect(cell.first).to_have_attribute("data-looks", "ct")

        page.get_by_role("link", name="Lấy lịch cũ").click()
        dialog = page.locator("#copy-options")
        expect(dialog).to_contain_text("1 ô đã xếp")
        dialog.get_by_role("link", name="Giữ lịch đang có").click()
        expect(dialog).to_be_hidden()
        kept = Change.objects.count()
        page.get_by_role("link", name="Lấy lịch cũ").press("Enter")
        dialog.get_by_label("Xoay theo người").check()
        dialog.locator("#copy-over").press("Enter")
        expect(page.locator("#copied")).to_contain_text("ô đã lấy")
        expect(dialog).to_be_hidden()

    assert (kept, Change.objects.count()) == (1, 2)
