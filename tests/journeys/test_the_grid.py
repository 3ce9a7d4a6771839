"""The week grid under a hand: by mouse, by finger and by key, each state to each other state, and
what is shown is what is written.
"""

from collections.abc import Callable
from itertools import pairwise, permutations

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from rosters.models import Change
from tests.journeys.cast import MONDAY, friday, people
from tests.journeys.grid import cell_of, open_week, settled
from weeks.enums import Mode
from weeks.models import Entry

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.lengthy]

KEYS = {
    "cq": "c",
    "tn": "n",
    "tr": "t",
    "3t": "3",
    "ct": "k",
    "h": "h",
    "p": "p",
    "o": "o",
    "nb": "b",
    "hd": "m",
}
EVERYDAY = ("cq", "tn", "tr", "ct", "p")
Pick = Callable[[Page, str], None]


def begin(page: Page, site: str, user: User) -> Locator:
    """The week is open; a cell of somebody who is at the office on Monday."""
    open_week(page, site, user)
    cell = cell_of(page, "Bùi Gia Bảo")
    expect(cell).to_have_attribute("data-looks", "cq")
    return cell


def walk(states: tuple[str, ...]) -> list[str]:
    """A way that leads from each state to each other one once, beginning at the first."""
    left = {state: [other for other in states if other != state] for state in states}
    way, stack = list[str](), [states[0]]
    while stack:
        if left[stack[-1]]:
            stack.append(left[stack[-1]].pop())
        else:
            way.append(stack.pop())
    return way[::-1]


def by_key(page: Page, mode: str) -> None:
    page.keyboard.press(KEYS[mode])


def by_click(page: Page, mode: str) -> None:
    page.locator(f"[data-pick='{mode}']").click()


def by_tap(page: Page, mode: str) -> None:
    page.locator(f"[data-pick='{mode}']").tap()


def steps(half: int) -> list[tuple[str, str]]:
    """What was written, step by step, of the morning (0) or the afternoon (1)."""
    return [
        (before[half], after[half])
        for change in Change.objects.order_by("pk")
        for _staff, _day, before, after in change.cells
    ]


def test_a_walk_leads_from_each_state_to_each_other() -> None:
    way = walk(tuple(KEYS))

    assert sorted(pairwise(way)) == sorted(permutations(KEYS, 2))


def walked(page: Page, cell: Locator, pick: Pick, way: list[str]) -> None:
    for state in way[1:]:
        pick(page, state)
        expect(cell).to_have_attribute("data-mode", state)
    settled(page)


@pytest.mark.parametrize("pick", [by_key, by_click])
def test_every_key_and_every_press_lead_from_each_state_to_each_other(
    pick: Pick, page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell, way = begin(page, live_server.url, people["head"]), walk(tuple(KEYS))
    cell.click()

    walked(page, cell, pick, way)

    assert steps(0) == steps(1) == list(pairwise(way))


def test_every_tap_on_the_palette_leads_from_each_state_to_each_other(
    phone: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell, way = begin(phone, live_server.url, people["head"]), walk(tuple(KEYS))
    cell.tap()

    walked(phone, cell, by_tap, way)

    assert steps(0) == steps(1) == list(pairwise(way))


@pytest.mark.parametrize(("half", "place"), [("Sáng", 0), ("Chiều", 1)])
@pytest.mark.parametrize("pick", [by_key, by_click])
def test_half_a_day_goes_from_each_state_to_each_other_and_the_other_half_stays(
    half: str,
    place: int,
    pick: Pick,
    page: Page,
    live_server: LiveServer,
    people: dict[str, User],
    friday: None,
) -> None:
    cell, way = begin(page, live_server.url, people["head"]), walk(EVERYDAY)
    page.locator(".halves-choice label", has_text=half).click()
    cell.click()

    for state in way[1:]:
        pick(page, state)
        looks = {state, "cq"}
        expect(cell.locator(".mode")).to_have_count(len(looks))
    settled(page)

    assert steps(place) == list(pairwise(way))
    assert {pair for change in steps(1 - place) for pair in change} == {"cq"}


def test_half_a_day_is_tapped_on_a_phone(
    phone: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell = begin(phone, live_server.url, people["head"])
    phone.locator(".halves-choice label", has_text="Chiều").tap()
    cell.tap()

    by_tap(phone, "tn")
    settled(phone)

    expect(cell).to_have_attribute("data-looks", "cq/tn")
    assert steps(1) == [("cq", "tn")]


def test_a_click_on_the_chosen_cell_sends_home_and_brings_back(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell = begin(page, live_server.url, people["head"])

    cell.click()
    cell.click()
    expect(cell).to_have_attribute("data-mode", "tn")
    settled(page)
    written = steps(0)
    cell.click()
    expect(cell).to_have_attribute("data-mode", "cq")
    settled(page)

    assert (written, steps(0)) == ([("cq", "tn")], [("cq", "tn"), ("tn", "cq")])


def test_a_tap_on_the_chosen_cell_sends_home_and_brings_back(
    phone: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell = begin(phone, live_server.url, people["head"])

    for mode in ("cq", "tn", "cq"):
        cell.tap()
        expect(cell).to_have_attribute("data-mode", mode)
    settled(phone)

    assert steps(0) == [("cq", "tn"), ("tn", "cq")]


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_brings_a_cell_back_to_what_its_day_begins_with(
    key: str, page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell = begin(page, live_server.url, people["head"])
    cell.click()
    page.keyboard.press("k")

    page.keyboard.press(key)
    expect(cell).to_have_attribute("data-mode", "cq")
    settled(page)

    assert steps(0) == [("cq", "ct"), ("ct", "cq")]
    expect(page.locator(".toast.is-bad")).to_have_count(0)


def test_a_mode_in_the_hand_paints_the_cells_that_are_pressed(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    begin(page, live_server.url, people["head"])
    page.locator("[data-pick='p']").click()
    expect(page.locator("#brush")).to_contain_text("Nghỉ phép")
    cell_of(page, "Hoàng Mai Chi", 1).click()
    cell_of(page, "Hoàng Mai Chi", 3).click()
    page.keyboard.press("Escape")
    settled(page)

    modes = Entry.objects.filter(staff__full_name="Hoàng Mai Chi").order_by("day")
    assert list(modes.values_list("morning", flat=True)) == ["cq", "p", "cq", "p", "cq"]


def test_a_block_is_copied_and_pasted_as_one_step(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell = begin(page, live_server.url, people["head"])
    cell.click()
    page.keyboard.press("n")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+c")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.press("Control+v")
    settled(page)

    row = Entry.objects.filter(staff__full_name="Hoàng Mai Chi").order_by("day")
    assert list(row.values_list("morning", flat=True)) == ["tn", "cq", "cq", "cq", "cq"]
    assert Change.objects.count() == 2


def test_the_focus_stays_where_it_was_after_every_answer(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    cell = begin(page, live_server.url, people["head"])
    cell.click()

    page.keyboard.press("n")
    settled(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")
    settled(page)

    row = Entry.objects.filter(staff__full_name="Bùi Gia Bảo", day__gt=MONDAY).order_by("day")
    assert row.first().morning == Mode.MISSION
