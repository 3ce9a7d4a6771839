"""An order arrives: the Office enters it from a sentence template, puts it in force, and the
head's grid obeys it at once.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from planning.time import Week
from rosters.services import approve_roster, open_roster, set_cells, submit_roster
from rosters.tests.factories import seen
from tests.journeys.cast import MONDAY, friday, people, sign_in
from units.models import Unit
from weeks.enums import Mode
from weeks.values.cells import CellEdit

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_an_order_entered_by_the_office_is_checked_in_the_grid_at_once(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    site = live_server.url
    sign_in(page, site, people["office"])
    enter_order(page, site)
    page.get_by_role("link", name="Cho có hiệu lực").click()
    expect(page.locator("main")).to_contain_text("không quá 01 người làm việc tại cơ quan")
    expect(page.locator("main")).to_contain_text("chưa đơn vị nào có lịch")
    page.get_by_role("button", name="Cho có hiệu lực").click()
    expect(page.locator(".toast")).to_be_visible()

    sign_in(page, site, people["head"])
    page.goto(f"{site}/rosters/")
    page.locator("#open").click()
    verdict = page.locator(".verdict-bad").filter(has_text="415/UBND-VX").first
    expect(verdict).to_contain_text("Khoản 3")
    expect(verdict).to_contain_text("vượt quá 1 người cho phép")


def test_an_order_shows_what_it_would_break_and_sends_it_back(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    site, unit = live_server.url, Unit.objects.get()
    roster = open_roster(unit.pk, Week.of(MONDAY), by=people["head"], at=clock.now())
    for place, person in enumerate(
        roster.entries.values_list("staff", flat=True).distinct().order_by("staff")
    ):
        mode = Mode.ON_SITE if place < 2 else Mode.REMOTE
        roster = set_cells(
            roster.pk,
            [CellEdit.whole(person, day, mode) for day in roster.week.days[:5]],
            by=people["head"],
            at=clock.now(),
            seen=seen(roster),
        )
    submit_roster(roster.pk, by=people["deputy"], at=clock.now(), seen=seen(roster))
    approve_roster(roster.pk, by=people["director"], at=clock.now(), seen=seen(roster))

    sign_in(page, site, people["office"])
    enter_order(page, site)
    expect(page.locator("#impact")).to_contain_text("Phòng Tổ chức cán bộ")
    page.get_by_role("link", name="Xem đầy đủ").click()
    expect(page.locator("main")).to_contain_text(
        "T2-T6: số người tại cơ quan (2) vượt quá 1 người cho phép."
    )
    page.get_by_role("button", name="Cho có hiệu lực và trả lịch về để lập lại").click()
    expect(page.locator(".toast").last).to_contain_text(
        "Đã trả 1 lịch về để lập lại: Phòng Tổ chức cán bộ."
    )

    sign_in(page, site, people["head"])
    page.goto(f"{site}/rosters/")
    expect(page.locator("main")).to_contain_text("Trả lại")
    expect(page.locator("main")).to_contain_text("415/UBND-VX")


def enter_order(page: Page, site: str) -> None:
    """At most one person at the office in the week from 30/11, left as a draft."""
    page.goto(f"{site}/directives/new/")
    for label, typed in (
        ("Số, ký hiệu văn bản", "415/UBND-VX"),
        ("Cơ quan ban hành", "UBND tỉnh Hòa Giang"),
        ("Trích yếu", "Giảm số người tại trụ sở trong đợt rét"),
        ("Có hiệu lực từ ngày", "30/11/2026"),
    ):
        page.get_by_label(label, exact=False).first.fill(typed)
    page.get_by_label("đến hết ngày").fill("29/11/2026")
    page.get_by_role("button", name="Lưu nháp và thêm quy định").click()
    expect(page.locator(".invalid-feedback")).to_have_text(
        "Thời điểm kết thúc phải sau thời điểm bắt đầu."
    )
    page.get_by_label("đến hết ngày").fill("06/12/2026")
    page.get_by_role("button", name="Lưu nháp và thêm quy định").click()

    page.get_by_role("link", name="Thêm câu quy định").first.click()
    page.locator("a[href$='/headcount_cap/']").click()
    page.locator("[name=blank_n]").fill("1")
    page.locator("[name=item]").fill("khoản 3")
    page.get_by_role("button", name="Thêm quy định").click()
