"""A roster of duty by keyboard and by thumb, in a real browser."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from duties.models import DutyRoster
from duties.tests.factories import DutyHouse, give, make_house, opened_duty
from rosters.tests.factories import NOW
from tests.factories import MONDAY
from tests.test_axe import let_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TUESDAY = date(2026, 12, 1)


def link_to(house: DutyHouse, day: date) -> str:
    return f"#c-{house.day.pk}-{day.isoformat()}"


def opened_in(page: Page, site: str) -> tuple[DutyHouse, DutyRoster]:
    house = make_house()
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    let_in(page, site, house.keeper)
    page.goto(f"{site}/duty/{roster.pk}/")
    return house, roster


def test_arrows_walk_a_letter_and_enter_give_and_delete_takes_out(
    page: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        house, roster = opened_in(page, live_server.url)
        page.focus(link_to(house, MONDAY))
        page.keyboard.press("ArrowRight")
        expect(page.locator(link_to(house, TUESDAY))).to_be_focused()
        page.keyboard.press("b")
        expect(page.locator("#cell [data-give=Bảo]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(link_to(house, TUESDAY))).to_contain_text("Bảo")
        expect(page.locator(link_to(house, TUESDAY))).to_be_focused()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Delete")
        expect(page.locator(link_to(house, MONDAY))).to_contain_text("thiếu 1")

    turns = list(roster.turns.values_list("day", "staff__full_name"))
    assert turns == [(TUESDAY, "Tạ Đức Bảo")]


def test_a_thumb_opens_a_cell_and_the_list_comes_into_view(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    with clock.freeze(NOW):
        house, roster = opened_in(page, live_server.url)
        page.click(link_to(house, TUESDAY))
        expect(page.locator("#cell h2")).to_be_in_viewport()
        page.click("#cell [data-give=Chi]")
        expect(page.locator(link_to(house, TUESDAY))).to_contain_text("Chi")

    assert roster.turns.filter(day=TUESDAY).count() == 1


def test_the_back_button_shows_the_whole_page_again(page: Page, live_server: LiveServer) -> None:
    with clock.freeze(NOW):
        house, _ = opened_in(page, live_server.url)
        page.click(link_to(house, TUESDAY))
        expect(page.locator("#cell")).to_be_visible()
        page.go_back()
        expect(page.locator("#cell")).to_have_count(0)
        expect(page.locator("header.appbar")).to_be_visible()


def names_on(roster: DutyRoster) -> list[tuple[date, str]]:
    return list(roster.turns.order_by("day").values_list("day", "staff__full_name"))


def test_a_turn_is_dragged_onto_another_and_both_change_at_one_press(
    page: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        house, roster = opened_in(page, live_server.url)
        give(roster, house.day, house.bao, TUESDAY, by=house.keeper)
        page.reload()
        page.drag_and_drop(f"{link_to(house, MONDAY)} [data-turn]", link_to(house, TUESDAY))
        expect(page.locator("#cell [data-move]")).to_be_focused()
        assert [name for _, name in names_on(roster)] == ["Vũ Hoài An", "Tạ Đức Bảo"]
        page.keyboard.press("Enter")
        expect(page.locator(link_to(house, MONDAY))).to_contain_text("Bảo")

    assert [name for _, name in names_on(roster)] == ["Tạ Đức Bảo", "Vũ Hoài An"]


def test_a_turn_is_moved_by_keyboard_and_let_go(page: Page, live_server: LiveServer) -> None:
    with clock.freeze(NOW):
        house, roster = opened_in(page, live_server.url)
        page.focus(link_to(house, MONDAY))
        page.keyboard.press("Control+x")
        expect(page.locator("#cell[data-held]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#cell")).to_have_count(0)
        page.keyboard.press("Control+x")
        expect(page.locator("td.in-hand")).to_have_count(1)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#cell [data-move]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(link_to(house, TUESDAY))).to_contain_text("An")

    assert names_on(roster) == [(TUESDAY, "Vũ Hoài An")]


def test_a_turn_is_moved_by_thumb(page: Page, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    with clock.freeze(NOW):
        house, roster = opened_in(page, live_server.url)
        page.click(link_to(house, MONDAY))
        page.click("#cell [data-hold]")
        expect(page.locator("#cell[data-held]")).to_be_visible()
        expect(page.locator(link_to(house, TUESDAY))).to_be_in_viewport()
        page.click(link_to(house, TUESDAY))
        page.click("#cell [data-move]")
        expect(page.locator(link_to(house, TUESDAY))).to_contain_text("An")

    assert names_on(roster) == [(TUESDAY, "Vũ Hoài An")]
