"""Duty as people live it, in a real browser: a month is planned and published, two colleagues
swap, a shift is handed over by a thumb, a sick call is answered at nine in the evening.
"""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from duties.models import DutyRoster, DutyTurn, ShiftHandover, SwapRequest
from duties.tests.factories import (
    DECEMBER,
    DutyHouse,
    account,
    make_house,
    published_duty,
    the_turn,
)
from rosters.tests.factories import NOW
from tests.factories import MONDAY, moment
from tests.test_axe import let_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FIRST, THUMB = DECEMBER.first, 44
PLANNING = 30_000
"""Milliseconds that a month may take to be planned on a machine that is busy with other tests."""
TUESDAY = MONDAY + timedelta(days=1)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def cell(house: DutyHouse, day: date) -> str:
    return f"#c-{house.day.pk}-{day.isoformat()}"


def test_a_month_is_planned_adjusted_sent_approved_and_published(
    page: Page, second: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        house = make_house()
        let_in(page, live_server.url, house.keeper)
        page.goto(f"{live_server.url}/duty/")
        press(page, "Mở lịch tháng 12/2026")
        press(page, "Lập lịch tự động")
        planned = page.locator("#proposal h2")
        planned.wait_for(timeout=PLANNING)
        expect(planned).to_have_text("Đề xuất: thêm 62 lượt, bớt 0 lượt")
        press(page, "Áp dụng đề xuất")
        stood = page.locator(cell(house, FIRST)).inner_text().splitlines()[0]
        page.click(cell(house, FIRST))
        page.locator("#cell [data-take]").click()
        expect(page.locator(cell(house, FIRST))).to_contain_text("thiếu 1")
        other = page.locator(f"#cell [data-give]:not([data-give='{stood}'])").first
        now = str(other.get_attribute("data-give"))
        other.click()
        expect(page.locator(cell(house, FIRST))).to_contain_text(now)
        press(page, "Trình duyệt")
        expect(page.locator(".lead-line .st")).to_have_text("Chờ duyệt")
        let_in(second, live_server.url, house.here.director)
        second.goto(f"{live_server.url}/duty/")
        second.get_by_role("link", name="Tháng 12/2026").click()
        press(second, "Duyệt lịch này")
        press(second, "Công bố")
        expect(second.locator(".lead-line .st")).to_have_text("Đã công bố")
        page.reload()
        expect(page.locator(".lead-line")).to_contain_text("Đã công bố 62 lượt trực")
        expect(page.locator("table.duty tbody td:not(.outside)").first).to_contain_text(now)

    roster = DutyRoster.objects.get()
    first = roster.turns.get(shift=house.day, day=FIRST).staff.full_name
    assert (roster.state, roster.turns.count()) == ("published", 62)
    assert (first.endswith(now), first.endswith(stood)) == (True, False)


def test_two_colleagues_swap_each_in_their_own_window_and_the_director_approves(
    page: Page, second: Page, phone: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        house = make_house()
        published_duty(house)
        let_in(phone, live_server.url, account(house.an))
        phone.goto(f"{live_server.url}/duty/mine/")
        phone.get_by_role("link", name="Đổi ca, nhờ trực thay").tap()
        expect(phone.get_by_role("radio", name="Nhờ trực thay")).to_be_visible()
        phone.get_by_label("Hỏi ai").select_option(label="Tạ Đức Bảo")
        phone.get_by_label("Lý do").fill("Việc nhà")
        phone.get_by_role("button", name="Gửi đề nghị").tap()
        expect(phone.locator("h1")).to_have_text("Đổi ca: Vũ Hoài An")
        let_in(second, live_server.url, account(house.bao))
        second.set_viewport_size({"width": 390, "height": 844})
        second.goto(f"{live_server.url}/duty/swaps/")
        second.get_by_role("link", name="Đổi ca: Vũ Hoài An").click()
        take = second.get_by_role("button", name="Đổi lấy lượt này 01/12/2026")
        assert is_for_a_thumb(second, take)
        take.click()
        expect(second.get_by_text("Đã nhận, chờ lãnh đạo duyệt.")).to_be_visible()
        let_in(page, live_server.url, house.here.director)
        page.goto(f"{live_server.url}/duty/swaps/")
        page.get_by_role("link", name="Đổi ca: Vũ Hoài An").click()
        press(page, "Duyệt đổi ca")
        expect(page.locator("main")).to_contain_text("Đã đổi")
        phone.goto(f"{live_server.url}/duty/mine/")
        expect(phone.locator("#h-next")).to_contain_text("01/12")
        expect(phone.locator(".hero")).to_contain_text("Thay cho Tạ Đức Bảo")

    assert SwapRequest.objects.get().state == "done"
    assert the_turn(house.an, TUESDAY).state == the_turn(house.bao, MONDAY).state == "swapped"


def test_a_shift_is_handed_over_and_taken_by_thumb(phone: Page, live_server: LiveServer) -> None:
    with clock.freeze(moment("2026-11-30 16:50")):
        house = make_house()
        published_duty(house)
        let_in(phone, live_server.url, account(house.an))
        phone.goto(f"{live_server.url}/duty/mine/")
        phone.get_by_role("link", name="Bàn giao ca").tap()
        expect(phone.get_by_label("Người nhận")).to_have_value(str(house.bao.pk))
        phone.get_by_label("Diễn biến trong ca").fill("Nhận 02 công văn, đủ chìa khóa.")
        give = phone.get_by_role("button", name="Bàn giao", exact=True)
        assert is_for_a_thumb(phone, give)
        give.tap()
        expect(phone.locator("h1")).to_have_text("Sổ giao ca")
        expect(phone.locator("main")).to_contain_text("Chờ nhận")
        let_in(phone, live_server.url, account(house.bao))
        phone.goto(f"{live_server.url}/duty/handovers/")
        take = phone.get_by_role("button", name="Nhận ca", exact=True)
        assert is_for_a_thumb(phone, take)
        take.tap()
        expect(phone.locator("main")).to_contain_text("Đã nhận")

    handover = ShiftHandover.objects.get()
    assert (handover.giver, handover.taker, handover.state) == (house.an, house.bao, "accepted")
    assert handover.turn.state == "handed-over"


def is_for_a_thumb(page: Page, button: Locator) -> bool:
    """Large enough, on a page that needs no scrolling sideways."""
    box = button.bounding_box()
    wide, here = "document.documentElement.scrollWidth", "document.documentElement.clientWidth"
    assert box is not None
    return box["height"] >= THUMB and bool(page.evaluate(f"{wide} <= {here}"))


def test_a_sick_call_at_nine_is_answered_by_the_fairest_who_is_then_on_duty(
    page: Page, second: Page, live_server: LiveServer
) -> None:
    house = make_house()
    published_duty(house)
    with clock.freeze(moment("2026-11-29 21:00")):
        let_in(page, live_server.url, house.keeper)
        page.goto(f"{live_server.url}/duty/")
        page.get_by_role("link", name="Tuần 49/2026").click()
        page.click(f"a[href='/duty/turns/{the_turn(house.an, MONDAY).pk}/']")
        page.get_by_role("region", name="Báo vắng").get_by_label("Lý do").fill("Sốt cao")
        press(page, "Ghi vắng")
        first = page.locator(".takers li").first
        expect(first).to_contain_text("Đỗ Khánh Vân")
        first.get_by_role("button").click()
        expect(page.locator("main")).to_contain_text("Người trực thay Đỗ Khánh Vân")
    with clock.freeze(moment("2026-11-30 09:00")):
        let_in(second, live_server.url, house.here.head)
        second.goto(f"{live_server.url}/duty/now/")
        on_now = second.locator("section[aria-labelledby='h-now']")
        expect(on_now).to_contain_text("Đỗ Khánh Vân")
        expect(on_now).not_to_contain_text("Vũ Hoài An")
        second.goto(f"{live_server.url}/duty/mine/")
        expect(second.locator(".hero")).to_contain_text("Đang trực")
        expect(second.locator(".hero")).to_contain_text("Thay cho Vũ Hoài An")

    there = DutyTurn.objects.filter(shift=house.day, day=MONDAY).order_by("pk")
    assert [(turn.staff, turn.state) for turn in there] == [
        (house.an, "absent"),
        (house.here.leader, "taken-over"),
    ]
