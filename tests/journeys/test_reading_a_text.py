"""A text arrives: the Office pastes it into a draft, answers what it leaves open, corrects,
takes, and finds the sentences in the draft.
"""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from directives.tests.factories import draft_of, make_directive
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

TEXT = """UBND TỈNH HÒA GIANG
Số: 415/UBND-VX
Hòa Giang, ngày 25 tháng 11 năm 2026

UBND tỉnh Hòa Giang yêu cầu các đơn vị bố trí không quá 1/3 số cán bộ làm việc tại trụ sở, bảo đảm ít nhất 01 lãnh đạo trực.
Mỗi phòng bố trí 60% cán bộ làm việc tại nhà.
Giữ vệ sinh chung nơi làm việc.
Công văn này có hiệu lực trong 15 ngày, từ 0h ngày 07/12/2026."""


@pytest.fixture
def reading(page: Page, live_server: LiveServer, people: dict[str, User], friday: None) -> Page:
    """The page on which the text was read, of a draft with another number."""
    draft = draft_of(
        make_directive(
            people["office"].grants.first().agency, people["office"], number="99/UBND-VX"
        )
    )
    sign_in(page, live_server.url, people["office"])
    page.goto(f"{live_server.url}/directives/drafts/{draft.pk}/")
    page.get_by_role("link", name="Đọc từ văn bản").click()
    page.get_by_label("Nội dung văn bản").fill(TEXT)
    page.get_by_role("button", name="Đọc").click()
    return page


def test_a_pasted_text_becomes_the_sentences_of_a_draft(reading: Page) -> None:
    share = reading.locator("[data-row]", has_text="Mỗi phòng bố trí 60% cán bộ làm việc tại nhà")
    leader = reading.locator("[data-row]", has_text="lãnh đạo")
    expect(reading.locator("[data-source] .unread").last).to_have_text(
        "Giữ vệ sinh chung nơi làm việc"
    )
    expect(reading.locator("h2", has_text="Đã nhận")).to_have_text("Đã nhận 1, bỏ qua 0, còn 7")

    share.get_by_label("Nhiều nhất").check()
    share = reading.locator(
        "[data-row]", has_text="không quá 60% số cán bộ làm việc trực tuyến tại nhà"
    )
    share.get_by_role("button", name="Nhận", exact=True).click()
    expect(share).to_contain_text("Đã có trong bản nháp")

    leader.get_by_role("button", name="Sửa rồi nhận").click()
    reading.locator("[name=blank_n]").fill("2")
    reading.get_by_role("button", name="Thêm quy định").click()
    expect(reading.locator("h2", has_text="Đã nhận")).to_have_text("Đã nhận 3, bỏ qua 0, còn 5")

    reading.get_by_role("button", name="Nhận tất cả đề xuất rõ ràng").click()
    expect(reading.get_by_role("heading", level=1)).to_have_text("Trước khi nhận")
    expect(reading.locator("main")).to_contain_text("không quá 1/3")
    reading.get_by_role("button", name="Nhận vào bản nháp").click()
    expect(reading.locator("h2", has_text="Đã nhận")).to_have_text(re.compile(r"còn 3\s*$"))
    reading.get_by_role("button", name="Hoàn tác cả lần nhận").click()
    expect(reading.locator("h2", has_text="Đã nhận")).to_have_text("Đã nhận 3, bỏ qua 0, còn 5")
    reading.get_by_role("button", name="Nhận tất cả đề xuất rõ ràng").click()
    reading.get_by_role("button", name="Nhận vào bản nháp").click()
    expect(reading.locator("h2", has_text="Đã nhận")).to_have_text(re.compile(r"còn 3\s*$"))
    reading.get_by_role("link", name="Về bản nháp").first.click()
    for words in ("ít nhất 02 lãnh đạo", "không quá 1/3", "không quá 60%"):
        expect(reading.locator("#clauses")).to_contain_text(words)


def test_a_new_document_begins_with_its_text(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    sign_in(page, live_server.url, people["office"])
    page.goto(f"{live_server.url}/directives/new/")
    page.get_by_role("link", name="Đọc từ văn bản").click()
    page.get_by_label("Nội dung văn bản").fill(TEXT)
    page.get_by_role("button", name="Đọc").click()

    expect(page.get_by_label("Số, ký hiệu văn bản")).to_have_value("415/UBND-VX")
    expect(page.get_by_label("đến hết ngày")).to_have_value("21/12/2026")
    page.get_by_label("Trích yếu").fill("Giảm số người tại trụ sở")
    page.get_by_role("button", name="Lưu nháp và xem các quy định").click()

    expect(page.locator("h2", has_text="Đã nhận")).to_have_text("Đã nhận 5, bỏ qua 0, còn 3")
    expect(page.locator("[data-source]")).to_contain_text("Giữ vệ sinh chung nơi làm việc")


def test_a_proposal_and_its_words_are_found_from_each_other(reading: Page) -> None:
    reading.locator("mark", has_text="lãnh đạo trực").click()
    row = reading.locator("[data-row].is-lit")
    expect(row).to_contain_text("lãnh đạo")

    reading.locator("[data-row]", has_text="60%").locator(".key-no").click()
    expect(reading.locator("mark.is-lit")).to_have_text(
        re.compile("Mỗi phòng bố trí 60% cán bộ làm việc tại nhà")
    )
