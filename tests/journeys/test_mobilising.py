"""Call people to a team, answer on the phone, call somebody in place of who declined, report."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from calls.tests.factories import account, user_of
from mobilisation.models import MobilisedPerson
from mobilisation.tests.factories import AT, make_muster
from notices.models import Run
from tests.journeys.cast import sign_in
from tests.journeys.test_few_presses import Hand
from tools.accessibility import breaches

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_people_are_called_answer_are_replaced_and_reported(
    page: Page, live_server: LiveServer
) -> None:
    muster = make_muster()
    account(muster.minh)
    site = live_server.url
    team = f"{site}/teams/{muster.team.pk}/"
    with clock.freeze(AT):
        sign_in(page, site, muster.clerk)
        page.goto(team)
        page.get_by_role("link", name="Gọi người").first.click()
        page.get_by_label("Kỹ năng").select_option("Lái xe")
        page.get_by_label("Số người", exact=True).fill("1")
        page.get_by_role("button", name="Đề xuất người").click()
        expect(page.locator("input[name=people]:checked")).to_have_count(1)
        assert breaches(page) == []
        page.get_by_role("button", name="Gọi vào đội").click()
        expect(page.locator("main")).to_contain_text("Chưa trả lời")
        call = MobilisedPerson.objects.get()
        assert call.staff is not None

        page.set_viewport_size({"width": 390, "height": 844})
        sign_in(page, site, user_of(call.staff))
        hand = Hand(page, "mouse")
        card = page.locator(".to-do > li")
        expect(card).to_contain_text("Đội cứu trợ (Chống bão số 9)")
        hand.press(card.get_by_role("link", name="Không nhận được"))
        page.get_by_text("Không nhận được").click()
        page.get_by_label("Lý do").fill("Con nhỏ ốm")
        hand.press(page.get_by_role("button", name="Gửi lý do"))
        expect(page.locator(".summons")).to_contain_text("Không nhận")
        assert breaches(page) == []
        assert hand.presses <= 3

        sign_in(page, site, muster.clerk)
        page.goto(team)
        page.get_by_role("link", name="Thay người").click()
        expect(page.locator("input[name=people]:checked")).to_have_count(1)
        page.get_by_role("button", name="Gọi vào đội").click()
        expect(page.locator("main")).to_contain_text("Người thay:")
        assert breaches(page) == []
        new = MobilisedPerson.objects.get(replaces=call)
        assert new.staff is not None

        sign_in(page, site, user_of(new.staff))
        hand = Hand(page, "mouse")
        button = page.locator(".to-do > li").get_by_role("button", name="Tôi nhận")
        box = button.bounding_box()
        hand.press(button)
        expect(page.locator(".summons")).to_contain_text("Đã nhận")
        assert hand.presses <= 2
        assert box is not None
        assert box["height"] >= 44

        sign_in(page, site, muster.clerk)
        page.goto(f"{site}/campaigns/{muster.campaign.pk}/figures/")
        page.get_by_role("button", name="Gửi báo cáo ngay").click()
        expect(page.locator("section:has(#h-sent) header .num")).to_have_text("1")
        assert breaches(page) == []
        assert Run.objects.get(kind="mobilisation").body_text.count("đã nhận 1") >= 1
