"""The command that looks at every page finds every page there is, and says what is wrong."""

from typing import Final

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

import clock
from rosters.tests.factories import NOW
from tests.test_access import make_holder
from tests.test_axe import PAGES
from tests.world import make_world
from tools.accessibility import breaches
from tools.axe import crawl_pages
from units.enums import Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.lengthy]

OFFERED_ELSEWHERE: Final = {
    "accounts:forgot",
    "assignments:change",
    "assignments:mine",
    "calls:ask",
    "calls:mine",
    "declarations:care",
    "declarations:mine",
    "declarations:on-paper",
    "declarations:unit",
    "directives:attach",
    "directives:condition-happened",
    "directives:end",
    "directives:number",
    "directives:resume",
    "directives:review",
    "directives:undo",
    "duties:import",
    "events:search",
    "feeds:mine",
    "mobilisation:mine",
    "outgoing:held",
    "outgoing:run",
    "rosters:copy",
    "rosters:end-impact",
    "rosters:ahead",
    "rosters:patterns",
    "rosters:undo-impact",
    "swaps:person",
    "swaps:persons-day",
    "units:my-leave",
    "units:open-account",
    "units:reopen-outsider",
    "units:return",
}
"""By the sign-in page, to who is on the staff or an administrator, or by a document, a letter or a
person in another state than the first one met, or by a search; `tests/test_axe.py` opens these by their address.
"""


def test_links_lead_to_every_page_but_those_of_another_state(
    page: Page, chromium: Browser, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        client = Client()
        client.force_login(make_holder(Role.CHIEF_OF_OFFICE, make_world("Sở Này")))
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        reached = {kind for kind, _ in crawl_pages(chromium, live_server.url, key)}

    assert {row.name for row in PAGES} - reached == OFFERED_ELSEWHERE


def test_a_picture_without_words_is_found(page: Page) -> None:
    page.set_content(
        "<main><h1>a</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>"
    )

    assert "image-alt: img" in breaches(page)
