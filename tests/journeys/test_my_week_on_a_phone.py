"""On a phone: today's answer comes first, and every telephone number is as large as a thumb."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from directives.models import Edition, Notice
from outgoing.tests.weeks import make_roster, place
from tests.factories import moment
from tests.journeys.cast import people, sign_in
from tests.papers import printed
from units.models import Staff, Unit
from weeks.enums import Mode

__all__ = ["people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
THUMB = 44
WIPED = """async () => {
  for (let tries = 0; tries < 50 && (await caches.keys()).length; tries += 1) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return caches.keys();
}"""


@pytest.fixture
def monday(people: dict[str, User]) -> Iterator[None]:
    """The head is there, a guard is on duty, the deputy works at home; a directive waits to be
    read.
    """
    with clock.freeze(moment("2026-11-30 09:00")):
        unit = Unit.objects.get()
        Staff.objects.update(phone="0912345678")
        roster = make_roster(unit)
        for staff in Staff.objects.all():
            place(roster, staff, Mode.REMOTE)
        for name, mode in (("Đỗ Khánh Vân", "cq"), ("Chu Văn Khải", "tr")):
            roster.entries.filter(staff__full_name=name).update(morning=mode, afternoon=mode)
        yield


@pytest.mark.parametrize("address", ["/my-week/2026-W49/", "/today/"])
def test_telephone_numbers_are_as_large_as_a_thumb(
    page: Page, live_server: LiveServer, people: dict[str, User], monday: None, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, live_server.url, people["deputy"])
    page.goto(live_server.url + address)
    for fold in page.locator("main details summary").all():
        fold.click()

    boxes = [number.bounding_box() for number in page.locator("a[href^='tel:']").all()]

    assert len(boxes) >= 2
    assert [box for box in boxes if not box or min(box["width"], box["height"]) < THUMB] == []
    tops = sorted((box["y"], box["y"] + box["height"]) for box in boxes if box)
    assert all(above[1] <= below[0] for above, below in pairwise(tops))


def test_todays_answer_stands_before_what_is_to_be_read_in_the_colour_of_its_place(
    page: Page, live_server: LiveServer, people: dict[str, User], monday: None
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    Notice.objects.create(
        edition=Edition.objects.get(),
        staff=people["deputy"].staff,
        told_at=moment("2026-11-29 09:00"),
    )
    sign_in(page, live_server.url, people["deputy"])
    page.goto(f"{live_server.url}/my-week/2026-W49/")
    hero = page.locator(".hero")
    expect(hero.locator("h2")).to_have_text("Làm việc trực tuyến tại nhà")

    [sheet] = printed(page)
    box, below = hero.bounding_box(), page.locator("#h-to-do").bounding_box()
    edge = hero.evaluate("node => getComputedStyle(node).borderTopColor")
    sign_in(page, live_server.url, people["head"])
    page.goto(f"{live_server.url}/my-week/2026-W49/")
    there = page.locator(".hero").evaluate("node => getComputedStyle(node).borderTopColor")

    assert box is not None
    assert below is not None
    assert box["y"] < 300
    assert box["y"] + box["height"] <= below["y"]
    assert edge != there
    assert (sheet.size, sheet.says(str(people["deputy"].staff))) == ((210, 297), True)


def test_the_week_seen_last_is_there_without_a_network_until_its_owner_signs_out(
    phone: Page, live_server: LiveServer, people: dict[str, User], monday: None
) -> None:
    """Of the week seen at 9:00 the days are kept, and nobody else's name but who leads; with the
    style of the page, whatever its files are called.
    """
    sign_in(phone, live_server.url, people["deputy"])
    phone.goto(f"{live_server.url}/my-week/2026-W49/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    offline(phone, is_lost=True)

    phone.goto(f"{live_server.url}/my-week/")

    expect(phone.locator(".notice")).to_contain_text("Không có mạng: lịch đã xem lúc 9h00 thứ Hai")
    expect(phone.locator(".hero h2")).to_have_text("Làm việc trực tuyến tại nhà")
    expect(phone.locator(".days > li")).to_have_count(7)
    expect(phone.locator(".days")).to_have_css("list-style-type", "none")
    expect(phone.locator("main form, main a:not([href^='tel:'])")).to_have_count(0)
    expect(phone.locator("body")).not_to_contain_text("Cùng có mặt")

    offline(phone, is_lost=False)
    phone.goto(f"{live_server.url}/my-week/")
    phone.locator("details.who > summary").click()
    phone.get_by_role("button", name="Đăng xuất").click()
    expect(phone.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("localStorage.getItem('own-week')") is None
    offline(phone, is_lost=True)
    with pytest.raises(PlaywrightError, match="ERR_INTERNET_DISCONNECTED"):
        phone.goto(f"{live_server.url}/my-week/")
    offline(phone, is_lost=False)


def offline(page: Page, *, is_lost: bool) -> None:
    page.context.set_offline(is_lost)


def test_a_desk_computer_keeps_nothing_and_who_signs_in_after_another_wipes_what_a_phone_kept(
    page: Page,
    phone: Page,
    live_server: LiveServer,
    people: dict[str, User],
    monday: None,
) -> None:
    sign_in(page, live_server.url, people["deputy"])
    page.goto(f"{live_server.url}/my-week/2026-W49/")
    expect(page.locator("form[data-seen]")).to_have_count(1)
    sign_in(phone, live_server.url, people["deputy"])
    phone.goto(f"{live_server.url}/my-week/2026-W49/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    kept = phone.evaluate("caches.keys()")

    phone.context.clear_cookies()
    sign_in(phone, live_server.url, people["head"])
    phone.goto(f"{live_server.url}/today/")

    assert phone.evaluate(WIPED) == []
    assert sorted(kept) == ["own-week", "own-week-files"]
    assert page.evaluate("caches.keys()") == []
