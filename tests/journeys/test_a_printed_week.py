"""A printed week says by itself what it is: whose, how far it has come, by which rules."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.factories import make_staff
from tests.journeys.cast import friday, people, sign_in
from tests.journeys.grid import open_week
from tests.papers import A3, A4, printed
from units.models import Staff

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


@pytest.mark.lengthy
@pytest.mark.parametrize(("many", "needed"), [(60, 4), (200, 10)])
def test_a_long_week_is_sheets_under_one_head_and_nobody_is_cut(
    many: int,
    needed: int,
    page: Page,
    live_server: LiveServer,
    people: dict[str, User],
    friday: None,
) -> None:
    unit = Staff.objects.get(full_name="Bùi Gia Bảo").positions.get().unit
    for number in range(unit.positions.count(), many):
        make_staff(unit, f"Đặng Thị Ưu {number:03}")
    page.set_default_timeout(60_000)
    open_week(page, live_server.url, people["head"])

    sheets = printed(page)

    names = unit.positions.values_list("staff__full_name", flat=True)
    listing = [sheet for sheet in sheets if sheet.says("Thứ Hai 30/11")]
    last = [False] * (needed - 1) + [True]
    assert [sheet.size for sheet in sheets] == [A4] * needed
    assert needed - len(listing) <= 1  # who signs may stand alone
    assert [one for one in names if not any(sheet.says(one) for sheet in listing)] == []
    assert sum(sheet.times("CQ") for sheet in listing) >= many * 5
    assert [sheet.says("NGƯỜI LẬP BIỂU") for sheet in sheets] == last


def test_the_paper_that_is_named_is_the_paper_that_comes_out(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    sign_in(page, live_server.url, people["director"])
    page.goto(f"{live_server.url}/board/2026-W49/sheet/")

    small = {sheet.size for sheet in printed(page)}
    page.get_by_role("link", name="Khổ A3").click()
    expect(page.get_by_role("link", name="Khổ A4")).to_be_visible()
    large = {sheet.size for sheet in printed(page)}

    assert (small, large) == ({A4}, {A3})
