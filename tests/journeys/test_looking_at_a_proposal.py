"""A proposal is the week as it would be: looked at, chosen from, applied in part, taken back."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.journeys.cast import friday, people
from tests.journeys.grid import open_week, settled
from weeks.models import Entry

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def modes() -> dict[str, str]:
    entries = Entry.objects.order_by("staff", "day")
    return {f"{entry.staff_id}:{entry.day.isoformat()}": entry.morning for entry in entries}


@pytest.mark.parametrize("window", ["page", "phone"])
def test_one_change_is_left_out_the_others_are_applied_and_one_undo_brings_all_back(
    window: str,
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    people: dict[str, User],
    friday: None,
) -> None:
    page: Page = request.getfixturevalue(window)
    open_week(page, live_server.url, people["head"])
    before = modes()

    page.locator("#generate").click()
    expect(page.locator("#after-verdicts .tally")).to_contain_text("Đạt")
    expect(page.locator(".roster.is-after .bad-day")).to_have_count(0)
    expect(page.locator(".levels")).to_contain_text("đã chứng minh")
    boxes = page.locator("input[name=take]")
    offered = [str(box.get_attribute("value")) for box in boxes.all()]
    expect(page.locator("#apply")).to_have_text(f"Áp dụng {len(offered)} thay đổi")
    expect(page.locator("#take-some")).to_be_hidden()
    boxes.first.click()
    expect(page.locator("#apply")).to_have_text(f"Áp dụng {len(offered) - 1} thay đổi")
    expect(page.locator("#take-some")).to_be_visible()
    looked_at = modes()
    page.locator("#apply").click()
    expect(page.locator(".toast.is-ok")).to_contain_text(f"Đã áp dụng {len(offered) - 1} thay đổi")
    settled(page)
    applied = modes()
    page.locator("#undo").click()
    settled(page)

    assert looked_at == before
    assert {cell for cell in before if applied[cell] != before[cell]} == set(offered[1:])
    assert modes() == before
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
