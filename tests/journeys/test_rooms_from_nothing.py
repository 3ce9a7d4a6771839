"""An agency in which nothing was ever written but its people opens each room that came later, is told
what to do there, and makes the first thing by the pages alone; and one lives in, to the printed list.
"""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from tests.factories import moment
from tests.journeys.from_nothing import (
    Server,
    begin,
    give_roles_by_post,
    open_accounts_for_all,
    sign_in_first,
    take_first_steps,
)
from tests.journeys.test_from_nothing import manage
from tools.accessibility import breaches

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
CHIEF: Final = "Cao Hữu Nghĩa"
LAST: Final = "main form button[type=submit]"


def test_each_room_says_what_to_do_first_and_lets_it_be_done(
    page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    site = live_server.url
    with clock.freeze(moment("2026-11-26 09:00")):
        come_in_as_chief(page, site, tmp_path)
        open_empty(page, f"{site}/campaigns/", "Lập đợt huy động")
        begin_a_campaign(page)
        open_empty(page, f"{site}/coverage/", "Thêm điều kiện")
        follow_a_condition(page)
        open_empty(page, f"{site}/services/", "Thêm việc")
        offer_a_service(page)
        open_empty(page, f"{site}/zones/")
        name_a_zone(page)


def test_who_lives_in_is_planned_and_printed_where_there_was_no_bed(
    page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    site = live_server.url
    with clock.freeze(moment("2026-11-26 09:00")):
        come_in_as_chief(page, site, tmp_path)
        open_empty(page, f"{site}/lodging/", "Thêm nơi ở")
        page.get_by_role("textbox", name="Nơi ở").fill("Nhà khách Sở")
        page.get_by_label("Số giường").fill("2")
        page.get_by_role("button", name="Lưu").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Nhà khách Sở")

        page.get_by_role("link", name="Lập lịch luân phiên").click()
        page.get_by_label("Từ tuần có ngày").fill("30/11/2026")
        page.get_by_label("Số tuần").fill("2")
        for box in page.locator("input[name=people]").all():
            box.check()
        page.get_by_role("button", name="Lập lịch").click()
        expect(page.locator("main")).to_contain_text("4 lượt ở chưa chốt")
        page.get_by_role("button", name="Chốt lịch ở").click()
        expect(page.get_by_role("button", name="Chốt lịch ở")).to_have_count(0)

        week = page.locator("section:has(#h-20261130)")
        week.get_by_role("link", name="Danh sách in").click()
        named = page.locator("main table").first.locator("tbody th").all_inner_texts()
        page.emulate_media(media="print")
        expect(page.locator(".paper-title")).to_have_text("DANH SÁCH CÁN BỘ Ở TẬP TRUNG")
        expect(page.locator(".paper-sub")).to_contain_text("từ ngày 30/11/2026")
        assert len(named) == 2
        for name in named:
            expect(page.get_by_role("rowheader", name=name)).to_be_visible()


def come_in_as_chief(page: Page, site: str, folder: Path) -> None:
    """The administrator's steps up to the accounts; the chief of the Office signs in."""
    begin(page, Server(site=site, manage=manage))
    take_first_steps(page, site, folder)
    given = open_accounts_for_all(page, site)
    give_roles_by_post(page, site)
    sign_in_first(page, site, "nghia.ch", given[CHIEF])


def open_empty(page: Page, address: str, press: str = "") -> None:
    """A page of nothing, which says what to do; where that is another page, by its own button."""
    page.goto(address)
    empty = page.locator(".empty")
    expect(empty.locator("h2")).to_contain_text("Chưa")
    expect(empty.locator("p")).not_to_be_empty()
    assert breaches(page) == []
    if press:
        empty.get_by_role("link", name=press).click()


def begin_a_campaign(page: Page) -> None:
    """With a team, and one who is called to it."""
    page.get_by_label("Tên đợt").fill("Chống bão số 9")
    page.get_by_label("Từ ngày").fill("30/11/2026")
    page.locator(LAST).last.click()
    page.get_by_label("Tên đội").fill("Đội cứu trợ")
    page.get_by_label("Không yêu cầu kỹ năng").fill("1")
    page.locator(LAST).last.click()
    page.locator(".empty").get_by_role("link", name="Gọi người").click()
    page.get_by_label("Số người", exact=True).fill("1")
    page.get_by_role("button", name="Đề xuất người").click()
    expect(page.locator("input[name=people]:checked")).to_have_count(1)
    page.get_by_role("button", name="Gọi vào đội").click()
    expect(page.locator("main")).to_contain_text("Chưa trả lời")


def follow_a_condition(page: Page) -> None:
    page.locator("[name=name]").fill("Đã tiêm mũi 2")
    page.locator(LAST).last.click()
    expect(page.locator("main table")).to_contain_text("Đã tiêm mũi 2")


def offer_a_service(page: Page) -> None:
    page.get_by_label("Đơn vị").select_option(label="Phòng Tổ chức")
    page.get_by_label("Việc tiếp nhận, giải quyết").fill("Tuyển dụng công chức")
    page.locator(LAST).last.click()
    expect(page.locator(".toast")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Tuyển dụng công chức")


def name_a_zone(page: Page) -> None:
    page.get_by_label("Tên địa bàn").fill("phường Hòa An")
    page.locator(LAST).last.click()
    expect(page.locator("main table")).to_contain_text("phường Hòa An")
