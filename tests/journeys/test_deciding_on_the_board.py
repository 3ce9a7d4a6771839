"""The Director's Friday in a real browser: many units approved and published with few presses, on
the desk and on the phone.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from rosters.tests.factories import Office, approved, lawful_office, make_office, submitted
from tests.factories import make_unit
from tests.journeys.cast import friday, sign_in
from tests.journeys.test_few_presses import Hand
from tests.keys import press_access_key
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

__all__ = ["friday"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

BOARD = "/board/2026-W49/"


def offices(count: int) -> list[Office]:
    first = lawful_office(name="Phòng 01")
    return [
        first,
        *(make_office(agency=first.agency, name=f"Phòng {n:02}") for n in range(2, count + 1)),
    ]


def states() -> set[str]:
    return set(WeeklyRoster.objects.values_list("state", flat=True))


@pytest.mark.parametrize("keys", (False, True))
def test_thirty_lawful_units_are_approved_and_published_in_two_presses_from_signing_in(
    keys: bool, page: Page, live_server: LiveServer, friday: None
) -> None:
    units = offices(30)
    for one in units:
        submitted(one)
    sign_in(page, live_server.url, units[0].director)
    approve = page.get_by_role("button", name="Duyệt 30 lịch")
    publish = page.get_by_role("button", name="Công bố 30 lịch")
    expect(approve).to_be_enabled()  # signing in leads here
    expect(page.locator("#publish-many")).to_be_disabled()

    with page.expect_request(lambda request: request.method == "POST") as sent:
        press_access_key(page, "A") if keys else approve.click()
    expect(publish).to_be_enabled()
    press_access_key(page, "B") if keys else publish.click()

    expect(page.locator(".strip > div").nth(2)).to_contain_text("30")
    fields = [part.split("=")[0] for part in (sent.value.post_data or "").split("&")]
    assert (states(), sorted(fields)) == (
        {RosterState.PUBLISHED},
        ["csrfmiddlewaretoken", "decision", "rosters"]
        if "reason" not in fields
        else ["csrfmiddlewaretoken", "decision", "reason", "rosters"],
    )


def test_a_button_for_nothing_is_off_and_one_box_ticks_what_can_go(
    page: Page, live_server: LiveServer, friday: None
) -> None:
    first, second = offices(2)
    submitted(first)
    approved(second)
    sign_in(page, live_server.url, first.director)
    page.goto(live_server.url + BOARD)
    every = page.locator("[data-check-all]")
    expect(every).to_be_checked()

    every.uncheck()
    expect(page.locator("#approve-many")).to_be_disabled()
    expect(page.locator("#publish-many")).to_be_disabled()
    every.check()
    expect(page.locator("#approve-many")).to_have_text("Duyệt 1 lịch")
    page.locator("#publish-many").click()

    expect(page.locator(".unit-row .st")).to_have_text(["Chờ duyệt", "Đã công bố"])
    toast = page.locator(".toast").first.bounding_box()
    bar = page.locator("[data-board-bar]").bounding_box()
    assert toast is not None
    assert bar is not None
    assert toast["y"] + toast["height"] <= bar["y"]


def test_on_a_phone_the_bar_is_one_row_that_covers_no_unit_and_no_message_covers_it(
    phone: Page, live_server: LiveServer, friday: None
) -> None:
    units = offices(4)
    for one in units[:3]:
        submitted(one)
    approved(units[3])
    sign_in(phone, live_server.url, units[0].director)
    phone.goto(live_server.url + BOARD)
    bar, rows = phone.locator("[data-board-bar]"), phone.locator(".unit-row")

    height = bar.bounding_box()["height"]  # type: ignore[index]  # it is there
    assert height <= 72
    rows.last.get_by_role("checkbox").tap()
    phone.get_by_role("button", name="Duyệt 3 lịch").tap()
    expect(rows.first.locator(".st")).to_have_text("Đã duyệt")

    toast, shown = phone.locator(".toast").first.bounding_box(), bar.bounding_box()
    assert toast is not None
    assert shown is not None
    assert toast["y"] + toast["height"] <= shown["y"] or shown["y"] + shown["height"] <= toast["y"]
    phone.get_by_role("button", name="Công bố 4 lịch").tap()
    expect(rows.locator(".st")).to_have_text(["Đã công bố"] * 4)


@pytest.mark.parametrize("way", ("mouse", "keys"))
def test_thirty_are_approved_and_published_in_two_presses_without_scripts(
    way: str, plain: Page, live_server: LiveServer, friday: None
) -> None:
    units = offices(30)
    for one in units:
        submitted(one)
    sign_in(plain, live_server.url, units[0].director)
    hand = Hand(plain, way)

    hand.press(plain.locator("#approve-many"))
    expect(plain.locator(".unit-row .st").first).to_have_text("Đã duyệt")
    hand.press(plain.locator("#publish-many"))

    expect(plain.locator(".unit-row .st")).to_have_text(["Đã công bố"] * 30)
    assert (hand.presses, states()) == (2, {RosterState.PUBLISHED})


def test_an_opened_row_shows_its_unit_below_the_head(
    page: Page, live_server: LiveServer, friday: None
) -> None:
    units = offices(24)
    for one in units:
        submitted(one)
    sign_in(page, live_server.url, units[0].director)
    page.goto(live_server.url + BOARD)

    page.emulate_media(reduced_motion="reduce")  # else the page glides there for a second
    page.locator(".unit-row").nth(9).get_by_role("link", name="Xem").click()
    page.wait_for_url("**open=*")
    page.wait_for_function("window.scrollY > 0")

    head = page.locator(".board thead th").nth(1).bounding_box()
    name = page.locator(".unit-row.is-open .unit b").bounding_box()
    assert head is not None
    assert name is not None
    assert head["y"] <= 0  # it stays where the rows pass below it
    assert name["y"] >= head["y"] + head["height"]


def test_in_print_the_sums_stand_below_their_days(
    page: Page, live_server: LiveServer, friday: None
) -> None:
    [one] = offices(1)
    submitted(one)
    sign_in(page, live_server.url, one.director)
    page.goto(live_server.url + BOARD)
    page.emulate_media(media="print")

    heads = [cell.bounding_box() for cell in page.locator("thead .c-heat").all()]
    sums = [cell.bounding_box() for cell in page.locator("tfoot .c-heat").all()]

    assert [round(box["x"]) for box in heads if box] == [round(box["x"]) for box in sums if box]
    assert len(sums) == 5


@pytest.mark.parametrize("has_scripts", (True, False))
def test_all_units_of_two_pages_are_approved_but_for_one_left_out(
    has_scripts: bool, page: Page, plain: Page, live_server: LiveServer, friday: None
) -> None:
    units = offices(3)
    for one in units:
        submitted(one)
    for number in range(50):
        make_unit(units[0].agency, f"Tổ {number:02}")
    units[2].unit.order = 10**6
    units[2].unit.save()
    shown = page if has_scripts else plain
    sign_in(shown, live_server.url, units[0].director)
    shown.goto(live_server.url + BOARD)

    shown.get_by_role("link", name="Chọn cả 53 đơn vị trên mọi trang").click()
    expect(shown.locator("#approve-many")).to_have_text("Duyệt 3 lịch")
    shown.get_by_role("checkbox", name="Chọn Phòng 01").uncheck()
    if has_scripts:
        expect(shown.locator("#approve-many")).to_have_text("Duyệt 2 lịch")
    shown.get_by_role("button", name="Trang sau").click()
    expect(shown.locator("[data-chosen]")).to_have_text(
        "Đang chọn 52 đơn vị trên mọi trang, bỏ ra 1."
    )
    shown.locator("#approve-many").click()

    expect(shown.locator(".unit-row .st").last).to_have_text("Đã duyệt")
    found = WeeklyRoster.objects.order_by("unit__name").values_list("state", flat=True)
    assert list(found) == [RosterState.SUBMITTED, RosterState.APPROVED, RosterState.APPROVED]
