"""A proposal of support: on a phone the table moves within its box, on paper it is the form that
the Chief of Office signs.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from rosters.tests.factories import NOW, WEEK, approved, lawful_office
from support.enums import SupportPer, SupportRank
from support.selectors.counting import counted
from support.services.proposals import open_proposal
from support.services.rates import add_rate
from support.values import RateTerms
from tests.journeys.cast import sign_in
from tests.papers import A4, printed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_the_table_moves_within_its_box_and_fits_the_paper(
    phone: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        office = lawful_office()
        approved(office)
        terms = RateTerms(
            rank=SupportRank.ALL,
            per=SupportPer.DAY,
            amount=50_000,
            decision="Quyết định số 12/QĐ-SNV",
            first=WEEK.monday,
            last=None,
        )
        add_rate(terms, by=office.office, at=NOW)
        one = open_proposal(first=WEEK.monday, last=WEEK.sunday, by=office.office, at=NOW)
        names = [row.name for row in counted(one).rows]
        sign_in(phone, live_server.url, office.office)
        phone.goto(f"{live_server.url}/support/{one.pk}/")

    box = phone.get_by_role("region", name="Bảng đề xuất chi hỗ trợ")
    expect(box).to_be_visible()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390

    [sheet] = printed(phone)
    assert sheet.size == A4
    assert [name for name in names if not sheet.says(name)] == []
    assert sheet.says("Tổng cộng 25 1.250.000")
    assert sheet.says("Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng.")
    assert sheet.says("NGƯỜI LẬP KẾ TOÁN CHÁNH VĂN PHÒNG GIÁM ĐỐC")
    assert not sheet.says("Trình duyệt")
