"""How few presses a Friday takes, and that nothing lies over what is pressed next. A press is a
click, a tap or a pressed Enter after signing in; typing is none.
"""

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from planning.time import Week
from rosters.services import generate_plan, open_roster
from tests.factories import moment
from tests.journeys.cast import MONDAY, friday, people, sign_in
from tests.keys import press_access_key, press_by_tab
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


class Hand:
    """Counts what a hand does after signing in: by mouse, or by the keys that the buttons name and
    otherwise Tab and Enter.
    """

    def __init__(self, page: Page, way: str) -> None:
        self.page, self.way, self.presses = page, way, 0

    def press(self, target: Locator) -> None:
        self.presses += 1
        if self.way == "mouse":
            target.click()
            return
        expect(target).to_be_enabled()
        letter = target.get_attribute("accesskey")
        if letter is None:
            press_by_tab(self.page, target)
        else:
            press_access_key(self.page, letter)


EVERY_WAY = pytest.mark.parametrize(
    ("window", "way"), (("page", "mouse"), ("page", "keys"), ("plain", "mouse"), ("plain", "keys"))
)
"""By mouse and by keyboard, with scripts and with scripts switched off."""


def sent(page: Page) -> None:
    expect(page.locator(".lead-line .st")).to_have_text("Chờ duyệt")


@EVERY_WAY
def test_a_week_is_planned_and_sent_in_four_presses(
    window: str,
    way: str,
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    people: dict[str, User],
    friday: None,
) -> None:
    page: Page = request.getfixturevalue(window)
    hand = Hand(page, way)
    sign_in(page, live_server.url, people["head"])

    hand.press(page.locator("#open"))
    hand.press(page.locator("#generate"))
    hand.press(page.get_by_role("button", name="Áp dụng"))
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
    hand.press(page.locator("#submit"))

    sent(page)
    assert hand.presses <= 4


@EVERY_WAY
def test_a_week_is_copied_and_sent_in_three_presses(
    window: str,
    way: str,
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    people: dict[str, User],
) -> None:
    page: Page = request.getfixturevalue(window)
    head = people["head"]
    unit = head.grants.get().unit
    with clock.freeze(moment("2026-11-20 14:00")):
        last = open_roster(unit.pk, Week.of(MONDAY).shifted(-1), by=head, at=clock.now())
        generate_plan(last.pk, by=head, at=clock.now())
    with clock.freeze(moment("2026-11-27 14:06")):
        hand = Hand(page, way)
        sign_in(page, live_server.url, head)

        hand.press(page.locator("#open"))
        hand.press(page.get_by_role("button", name="Sao chép từ tuần trước"))
        expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
        hand.press(page.locator("#submit"))

        sent(page)
        assert hand.presses <= 3
    assert WeeklyRoster.objects.filter(state=RosterState.SUBMITTED).count() == 1


def overlap(one: FloatRect, other: FloatRect) -> bool:
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


def boxes(page: Page, selector: str) -> list[FloatRect]:
    found = (each.bounding_box() for each in page.locator(selector).all() if each.is_visible())
    return [box for box in found if box]


@pytest.mark.parametrize("window", ["page", "phone"])
def test_a_message_lies_over_no_button_and_no_row(
    window: str,
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    people: dict[str, User],
    friday: None,
) -> None:
    page: Page = request.getfixturevalue(window)
    sign_in(page, live_server.url, people["head"])
    page.goto(f"{live_server.url}/rosters/")
    page.locator("#open").click()
    page.locator("#generate").click()
    page.get_by_role("button", name="Áp dụng").click()
    toast = page.locator(".toast").first
    expect(toast).to_be_visible()
    page.evaluate("window.scrollTo(0, 0)")

    under = boxes(page, ".toolbar button, .toolbar a, .roster tr, .verdict, .palette, .mainnav")
    over = [box for box in under for shown in boxes(page, ".toast") if overlap(shown, box)]

    assert over == []


def test_on_a_phone_palette_and_verdict_are_under_the_thumb_and_names_stay(
    phone: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    sign_in(phone, live_server.url, people["head"])
    phone.goto(f"{live_server.url}/rosters/")
    phone.locator("#open").tap()
    cell = phone.locator("tr[data-row]").filter(has_text="Bùi Gia Bảo").locator("td[data-cell]")
    cell.first.tap()

    [palette], [verdict] = boxes(phone, ".palette"), boxes(phone, "#thumb")
    phone.locator(".roster-scroll").evaluate("(box) => box.scrollBy(400, 0)")
    name = phone.locator("tr[data-row] .name").filter(has_text="Bùi Gia Bảo").bounding_box()

    assert name
    assert palette["y"] > 844 / 2
    assert verdict["height"] >= 44
    assert min(box["height"] for box in boxes(phone, ".palette .pick")) >= 44
    assert 0 <= name["x"] < 100
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
