"""What is to be declared before coming in: on a phone in a few presses, with scripts switched off,
and on paper; the head's list of who lacks it grows shorter with each.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from calls.tests.factories import account
from declarations.tests.factories import FEVER, MONDAY_MORNING, asking
from rosters.services import approve_roster, publish_roster, submit_roster
from rosters.tests.factories import (
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEEK,
    Office,
    lawful,
    make_office,
    put,
    seen,
)
from tests.journeys.cast import sign_in
from weeks.enums import Mode

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def coming() -> Office:
    """On Monday the head comes and three more; An and Bình have accounts, Chi has none."""
    office = make_office(REMOTE_BY_DEFAULT, LEADER, asking(FEVER))
    roster = lawful(office)
    for staff in office.staff[:3]:
        put(roster, staff, Mode.ON_SITE, MONDAY, by=office.head)
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    publish_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))
    return office


def declare(page: Page, site: str) -> int:
    """From one's own week: how many presses it took."""
    page.goto(site + reverse("ownweek:mine"))
    presses = (
        page.locator(".to-do a.btn"),
        page.get_by_role("radio", name="Không"),
        page.get_by_role("button", name="Gửi khai báo"),
    )
    for press in presses:
        press.click()
    expect(page.get_by_text("Có giá trị đến 02/12/2026")).to_be_visible()
    return len(presses)


def lacking(page: Page, office: Office, site: str, people: int) -> None:
    page.goto(site + reverse("declarations:unit", args=[office.unit.pk, WEEK]))
    expect(page.locator(".lead-line")).to_contain_text(f"{people} người thiếu khai báo")


def test_each_who_declares_leaves_the_heads_list(
    page: Page, phone: Page, plain: Page, live_server: LiveServer
) -> None:
    site, office = live_server.url, coming()
    an, binh, chi = office.staff[:3]
    for each in (page, phone, plain):
        each.set_default_timeout(60_000)
    with clock.freeze(MONDAY_MORNING):
        sign_in(page, site, office.head)
        lacking(page, office, site, 4)

        sign_in(phone, site, account(an))
        presses = declare(phone, site)
        assert phone.evaluate("document.documentElement.scrollWidth") == 390
        lacking(page, office, site, 3)

        sign_in(plain, site, account(binh))
        declare(plain, site)
        lacking(page, office, site, 2)

        page.get_by_role("row").filter(has_text=chi.full_name).get_by_role("link").click()
        page.get_by_role("radio", name="Không").click()
        page.get_by_role("button", name="Ghi khai báo").click()
        expect(page.locator(".lead-line")).to_contain_text("1 người thiếu khai báo")
    assert presses <= 3
