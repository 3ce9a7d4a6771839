import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from notices.services import show_life
from outgoing.selectors.health import TICK
from outgoing.services import run_due, send_waiting
from outgoing.tests.weeks import make_roster, place
from planning.people import Rank
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import ReportRecipient
from weeks.enums import Mode

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_the_office_sees_that_the_list_left_reads_the_exact_mail_and_sends_an_update(
    page: Page, live_server: LiveServer
) -> None:
    agency = make_agency(name="Sở Nội vụ", reports_from=MONDAY)
    ReportRecipient.objects.create(agency=agency, name="Văn phòng Bộ", address="vp@bo.example")
    unit = make_unit(agency, "Thanh tra")
    place(make_roster(unit), make_staff(unit, "Phan Quốc Thịnh", Rank.HEAD), Mode.ON_SITE)
    make_user(Role.OFFICE, agency, username="diep.tn")
    with clock.freeze(moment("2026-11-30 07:30")) as at:
        show_life(TICK, at=at)
        run_due(at)
        send_waiting(now=lambda: at)

    with clock.freeze(moment("2026-11-30 07:40")):
        page.goto(f"{live_server.url}/today/")
        page.get_by_label("Tên đăng nhập").fill("diep.tn")
        page.get_by_label("Mật khẩu").fill("mat-khau-dai-va-la")
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_text("Phan Quốc Thịnh").first).to_be_visible()
        page.get_by_role("searchbox").fill("khong ai")
        expect(page.get_by_text("Không tìm thấy “khong ai”")).to_be_visible()
        page.get_by_role("link", name="Danh sách trực:").click()
        expect(page.get_by_role("heading", name="Đã gửi đủ 1 nơi nhận lúc 7h30")).to_be_visible()
        expect(page.frame_locator("iframe").get_by_text("Phan Quốc Thịnh")).to_be_visible()

        page.get_by_text("Lập bản cập nhật lần 1").click()
        page.get_by_label("Lý do cập nhật").fill("Bổ sung người trực")
        page.get_by_role("button", name="Lập và gửi bản cập nhật").click()

        expect(
            page.get_by_text("Đã lập bản cập nhật lần 1 và đưa vào hàng chờ gửi.")
        ).to_be_visible()
        expect(
            page.frame_locator("iframe").get_by_text("Lý do: Bổ sung người trực")
        ).to_be_visible()
