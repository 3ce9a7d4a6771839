"""On a phone: ask to come in, decide, print the certificate; be called, answer, be there. Presses
after signing in are counted; typing is none.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from calls.enums import SummonsAnswer
from calls.models import ComingRequest, SummonedPerson
from calls.tests.factories import AT, CallHouse, make_calls, user_of
from calls.tests.test_summoning import called
from tests.journeys.cast import sign_in
from tests.journeys.test_few_presses import EVERY_WAY, Hand
from tools.accessibility import breaches

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def enter(page: Page, site: str, user: User, way: str = "mouse") -> Hand:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, site, user)
    return Hand(page, way)


@EVERY_WAY
def test_coming_in_is_asked_in_four_presses_from_signing_in(
    window: str,
    way: str,
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    house: CallHouse,
) -> None:
    page: Page = request.getfixturevalue(window)
    with clock.freeze(AT):
        hand = enter(page, live_server.url, user_of(house.an), way)
        hand.press(page.get_by_role("link", name="Xin đến cơ quan"))
        page.get_by_label("Việc phải đến cơ quan").fill("Ký hồ sơ gấp")
        hand.press(page.get_by_role("button", name="Gửi đề nghị"))
        expect(page.locator("main")).to_contain_text("Ký hồ sơ gấp")
    assert hand.presses <= 4
    assert ComingRequest.objects.get().reason == "Ký hồ sơ gấp"


@EVERY_WAY
def test_a_summons_is_answered_in_two_presses_from_signing_in(
    window: str,
    way: str,
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    house: CallHouse,
) -> None:
    page: Page = request.getfixturevalue(window)
    with clock.freeze(AT):
        called(house, house.an)
        hand = enter(page, live_server.url, user_of(house.an), way)
        hand.press(page.locator(".to-do").get_by_role("button", name="Tôi sẽ có mặt"))
        expect(page.locator(".summons")).to_contain_text("Sẽ có mặt")
    assert hand.presses <= 2
    assert SummonedPerson.objects.get().answer == SummonsAnswer.COMING


def test_coming_in_is_asked_decided_and_printed(
    page: Page, live_server: LiveServer, house: CallHouse
) -> None:
    with clock.freeze(AT):
        hand = enter(page, live_server.url, user_of(house.an))
        hand.press(page.get_by_role("link", name="Xin đến cơ quan"))
        page.get_by_label("Việc phải đến cơ quan").fill("Ký hồ sơ gấp")
        assert breaches(page) == []
        hand.press(page.get_by_role("button", name="Gửi đề nghị"))
        expect(page.locator(".toast, .alert").first).to_contain_text("Đã gửi")
        assert hand.presses <= 4

        request = ComingRequest.objects.get()
        enter(page, live_server.url, house.head)
        page.goto(f"{live_server.url}/calls/requests/{request.pk}/")
        expect(page.locator("main")).to_contain_text("Không vướng quy định nào")
        assert breaches(page) == []
        page.get_by_role("button", name="Đồng ý", exact=True).click()
        page.get_by_role("link", name="Số 001/2026").click()
        expect(page.locator("h1")).to_have_text("Giấy xác nhận đến cơ quan làm việc")
        assert breaches(page) == []


def test_a_summons_is_answered_in_two_presses_and_the_coming_is_noted(
    page: Page, live_server: LiveServer, house: CallHouse
) -> None:
    with clock.freeze(AT):
        summons = called(house, house.an)
        hand = enter(page, live_server.url, user_of(house.an))
        card = page.locator(".to-do > li")
        expect(card).to_contain_text("9h30")
        assert breaches(page) == []
        box = card.get_by_role("button", name="Tôi sẽ có mặt").bounding_box()
        hand.press(card.get_by_role("button", name="Tôi sẽ có mặt"))
        expect(page.locator(".summons")).to_contain_text("Sẽ có mặt")
        assert hand.presses <= 2
        assert box is not None
        assert box["height"] >= 44

        enter(page, live_server.url, house.head)
        page.goto(f"{live_server.url}/calls/summons/{summons.pk}/")
        page.locator("summary", has_text="Ghi thay").click()
        assert breaches(page) == []
        page.get_by_role("button", name="Có mặt", exact=True).click()
        expect(page.locator("main")).to_contain_text("Có mặt lúc 9h00")

    assert SummonedPerson.objects.get().marked_by == house.head
