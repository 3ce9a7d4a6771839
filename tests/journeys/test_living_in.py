"""Make a place, lodge somebody, plan the rotation, settle it, and read the list on a phone."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from lodging.models import LodgingPlace
from rosters.tests.factories import MONDAY, NOW, lawful_office
from tests.journeys.cast import sign_in
from tools.accessibility import breaches

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_place_is_made_people_rotate_and_the_list_is_read(
    page: Page, live_server: LiveServer
) -> None:
    office = lawful_office()
    site = live_server.url
    with clock.freeze(NOW):
        sign_in(page, site, office.office)
        page.goto(f"{site}/lodging/")
        page.get_by_role("link", name="Thêm nơi ở").first.click()
        page.get_by_role("textbox", name="Nơi ở").fill("Nhà khách Sở")
        page.get_by_label("Số giường").fill("2")
        assert breaches(page) == []
        page.get_by_role("button", name="Lưu").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Nhà khách Sở")

        alone = office.staff[0].full_name
        page.get_by_label("Cán bộ").select_option(alone)
        page.get_by_label("Từ ngày").fill(_typed(MONDAY))
        page.get_by_label("Đến hết ngày").fill(_typed(MONDAY))
        page.get_by_role("button", name="Xếp", exact=True).click()
        expect(page.locator("main")).to_contain_text(alone)

        page.get_by_role("link", name="Lập lịch luân phiên").click()
        page.get_by_label("Từ tuần có ngày").fill(_typed(MONDAY))
        page.get_by_label("Số tuần").fill("2")
        for box in page.locator("input[name=people]").all():
            box.check()
        assert breaches(page) == []
        page.get_by_role("button", name="Lập lịch").click()
        expect(page.locator("main")).to_contain_text("4 lượt ở chưa chốt")
        assert breaches(page) == []
        page.get_by_role("button", name="Chốt lịch ở").click()
        expect(page.get_by_role("button", name="Chốt lịch ở")).to_have_count(0)
        place = LodgingPlace.objects.get()
        assert place.stays.filter(settled_at__isnull=False).count() == 4

        page.get_by_role("link", name="Sửa nơi ở").click()
        page.get_by_label("Số giường").fill("1")
        page.get_by_role("button", name="Lưu").click()
        expect(page.locator("main")).to_contain_text("không bớt giường dưới số này")
        expect(page.get_by_label("Số giường")).to_have_value("1")

        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{site}/lodging/{place.pk}/")
        assert breaches(page) == []
        section = page.locator(f"section:has(#h-{MONDAY:%Y%m%d})")
        section.get_by_role("link", name="Danh sách in").click()
        names = [stay.staff.full_name for stay in place.stays.filter(first=MONDAY)]
        assert len(names) == 2
        for name in names:
            expect(page.locator("main")).to_contain_text(name)
        assert breaches(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def _typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"
