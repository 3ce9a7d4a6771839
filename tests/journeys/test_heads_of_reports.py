"""The head of a page of numbers is one row on a desk, and never wider than a phone."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

import clock
from tests.factories import make_agency, make_user, moment
from tests.journeys.cast import sign_in
from units.enums import Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PARTS = "one => [...one.children].map(part => part.getBoundingClientRect().bottom)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", ["departures", "punctuality"])
def test_title_period_and_buttons_stand_in_one_row(
    path: str, page: Page, live_server: LiveServer
) -> None:
    director = make_user(Role.DIRECTOR, make_agency(name="Sở Nội vụ"))
    page.set_viewport_size({"width": 1280, "height": 900})
    with clock.freeze(moment("2026-11-30 08:00")):
        sign_in(page, live_server.url, director)
        page.goto(f"{live_server.url}/reports/{path}/")
        bottoms = page.locator(".page-head").evaluate(PARTS)
        page.set_viewport_size({"width": 390, "height": 844})
        wider = page.evaluate(WIDER)

    assert (len(bottoms), max(bottoms) - min(bottoms) < 2) == (4, True)
    assert wider <= 0
