"""A slow line, a lost line, an ended sign-in: what was changed in the grid is shown at once, stays
on the page until the server has it, and the page says only what is so.
"""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Request, Route, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from accounts.services import set_issued_password
from directives.tests.factories import make_in_force
from rosters.models import Change
from tests.factories import make_user
from tests.journeys.cast import PASSWORD, friday, people, sign_in
from tests.journeys.grid import cell_of, open_week, settled
from units.enums import Role
from weeks.models import Entry, WeeklyRoster

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.lengthy]
NAMES = ("Bùi Gia Bảo", "Hoàng Mai Chi", "Trịnh Công Đạt", "Chu Văn Khải")


def send_home(page: Page, *names: str) -> None:
    for name in names:
        cell_of(page, name).click()
        page.keyboard.press("n")


def held_back(page: Page) -> Callable[[Route], None]:
    """Something else can be pressed before it is answered."""

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    return late


def at_home() -> list[str]:
    found = Entry.objects.filter(morning="tn").order_by("day", "staff__sort_key")
    return sorted(found.values_list("staff__full_name", flat=True))


def test_on_a_slow_line_a_change_is_shown_before_the_server_answers(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    on_their_way: list[Route] = []
    is_line_slow = True

    def hold(route: Route) -> None:
        if is_line_slow:
            on_their_way.append(route)
        else:
            route.continue_()

    page.route("**/cells/", hold)
    send_home(page, *NAMES)
    for name in NAMES:
        expect(cell_of(page, name)).to_have_attribute("data-mode", "tn")
    written_by_then = at_home()
    expect(page.locator("#save-state")).to_contain_text("Đang lưu")
    is_line_slow = False
    for route in on_their_way:
        route.continue_()
    settled(page)

    assert (written_by_then, at_home()) == ([], sorted(NAMES))
    expect(page.locator("#save-state")).to_be_hidden()


def test_a_line_lost_for_ten_seconds_loses_nothing_and_nobody_is_told_it_was_saved(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    page.clock.install()
    open_week(page, live_server.url, people["head"])
    page.context.set_offline(True)

    send_home(page, *NAMES)
    state = page.locator("#save-state")
    expect(state).to_contain_text("Mất kết nối. 4 lần sửa còn trên trang này, chưa lưu")
    expect(page.locator(".toast")).to_have_count(0)
    page.clock.run_for(10_000)
    for name in NAMES:
        expect(cell_of(page, name)).to_have_attribute("data-mode", "tn")
    written_meanwhile = at_home()
    page.context.set_offline(False)
    settled(page)

    assert (written_meanwhile, at_home()) == ([], sorted(NAMES))
    assert Change.objects.count() == 4
    expect(state).to_be_hidden()


def test_a_request_that_was_cut_and_comes_late_does_not_bring_back_what_was_taken_back(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    cut: list[Request] = []

    def cut_once(route: Route) -> None:
        if cut:
            route.continue_()
            return
        cut.append(route.request)
        route.abort()

    page.route("**/cells/", cut_once)
    send_home(page, "Bùi Gia Bảo")
    settled(page)
    written_again = at_home()
    page.keyboard.press("c")
    settled(page)

    late = page.request.post(cut[0].url, data=cut[0].post_data_buffer, headers=cut[0].headers)

    assert (len(cut), written_again, at_home()) == (1, ["Bùi Gia Bảo"], [])
    assert (late.status, Change.objects.count()) == (200, 2)


def test_an_act_without_an_answer_is_given_up_and_said_so(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    page.context.set_offline(True)

    page.locator("#generate").click()

    expect(page.locator(".toast.is-bad")).to_contain_text("Chưa nhận được trả lời")
    page.context.set_offline(False)
    settled(page)
    assert WeeklyRoster.objects.get().planned == {}


def test_a_page_closed_without_a_line_brings_its_changes_back(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/cells/", lambda route: route.abort())
    send_home(page, "Bùi Gia Bảo")
    expect(page.locator("#save-state")).to_contain_text("1 lần sửa còn trên trang này")
    page.unroute("**/cells/")

    page.goto(f"{live_server.url}/my-week/")
    page.goto(f"{live_server.url}/rosters/")
    settled(page)

    assert at_home() == ["Bùi Gia Bảo"]


def test_an_ended_sign_in_is_renewed_over_the_page(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    Session.objects.all().delete()

    send_home(page, "Bùi Gia Bảo")
    dialog = page.locator("#sign-in-again")
    expect(dialog).to_be_visible()
    expect(page.locator("#save-state")).to_contain_text("1 lần sửa còn trên trang này, chưa lưu")
    dialog.get_by_label("Mật khẩu").fill("sai-mat-khau")
    page.keyboard.press("Enter")
    expect(dialog.locator("[data-wrong]")).to_contain_text("không đúng")
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    settled(page)

    expect(dialog).to_be_hidden()
    assert at_home() == ["Bùi Gia Bảo"]


def test_a_password_issued_meanwhile_is_replaced_first_and_the_changes_are_saved_then(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    page.on("dialog", lambda dialog: dialog.accept())
    issued = set_issued_password(people["head"], by=None, at=clock.now())
    send_home(page, "Bùi Gia Bảo")

    page.locator("#sign-in-again").get_by_label("Mật khẩu").fill(issued)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/password/**")
    page.get_by_label("Mật khẩu hiện tại").fill(issued)
    page.get_by_label("Mật khẩu mới", exact=False).first.fill("mot-cau-dai-hon-han")
    page.get_by_label("Nhập lại mật khẩu mới").fill("mot-cau-dai-hon-han")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rosters/**")
    settled(page)

    assert at_home() == ["Bùi Gia Bảo"]


def test_an_ended_sign_in_is_renewed_in_another_tab(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    Session.objects.all().delete()
    send_home(page, "Bùi Gia Bảo")
    page.locator("#sign-in-again").get_by_role("button", name="Để sau").click()
    send_home(page, "Hoàng Mai Chi")

    other = page.context.new_page()
    sign_in(other, live_server.url, people["head"])
    settled(page)

    assert at_home() == ["Bùi Gia Bảo", "Hoàng Mai Chi"]


def test_what_is_kept_vanishes_when_somebody_else_signs_in(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    Session.objects.all().delete()
    send_home(page, "Bùi Gia Bảo")
    expect(page.locator("#sign-in-again")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#sign-in-again").get_by_role("button", name="Để sau").click()

    stranger = make_user(Role.DEPUTY, unit=WeeklyRoster.objects.get().unit, username="nguoi-khac")
    other = page.context.new_page()
    sign_in(other, live_server.url, stranger)
    other.goto(f"{live_server.url}/rosters/")
    expect(cell_of(other, "Bùi Gia Bảo")).to_have_attribute("data-looks", "cq")
    settled(other)

    assert at_home() == []
    kept = other.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('grid:'))")
    assert kept == []


def test_a_send_pressed_during_an_undo_is_not_swallowed(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    page.locator("#generate").click()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
    cell_of(page, "Đỗ Khánh Vân").click()
    page.keyboard.press("h")
    settled(page)

    page.route("**/undo/", held_back(page))
    page.keyboard.press("Control+z")
    page.locator("#submit").click()
    settled(page)

    expect(page.locator(".lead-line .st")).to_have_text("Chờ duyệt")


def test_two_repairs_pressed_one_after_the_other_are_both_made(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    open_week(page, live_server.url, people["head"])
    send_home(page, "Đỗ Khánh Vân", "Phan Quốc Thịnh", *NAMES)
    settled(page)
    repairs = page.locator("#why-not .mend-all button, #why-not .fix button")
    expect(repairs).to_have_count(2)
    before = Change.objects.count()

    page.route("**/cells/", held_back(page))
    repairs.nth(0).click()
    repairs.nth(1).click()
    settled(page)

    assert Change.objects.count() == before + 2


def test_a_reason_being_typed_outlives_the_answer_to_a_change(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    """The panel of findings is shown anew under the hand that types into it."""
    two = {"kind": "min_leaders_onsite", "params": {"n": 2}, "binding": "advice"}
    agency = people["office"].grants.get().agency
    make_in_force(agency, people["office"], number="99/UBND", clauses=(two,))
    open_week(page, live_server.url, people["head"])
    page.locator("#generate").click()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
    deputy = (
        page.locator("tr[data-row]").filter(has_text="Phan Quốc Thịnh").locator("td[data-cell]")
    )
    deputy.nth(0).click()
    page.keyboard.press("n")
    settled(page)

    page.locator("#id_reason").fill("Đơn vị chỉ còn một phó phòng")
    cell_of(page, "Phan Quốc Thịnh", 1).click()
    page.keyboard.press("n")
    settled(page)

    expect(page.locator("#why-not .tally")).to_contain_text("2 cảnh báo")
    expect(page.locator("#id_reason")).to_have_value("Đơn vị chỉ còn một phó phòng")
