"""The browser of the tests is real, and one that stops answering holds nobody up."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import ChromiumKeeper


@pytest.mark.django_db(transaction=True)
def test_the_browser_reaches_the_site_and_keeps_its_policy(
    page: Page, live_server: LiveServer
) -> None:
    answer = page.goto(f"{live_server.url}/nowhere/")

    assert answer is not None
    assert (answer.status, "default-src 'self'" in answer.headers["content-security-policy"]) == (
        404,
        True,
    )


def test_a_browser_that_no_longer_answers_is_ended_when_its_window_is_closed(
    keeper: ChromiumKeeper,
) -> None:
    page = keeper.open_window()
    browser = page.context.browser
    assert browser is not None
    keeper.halt()

    keeper.close_window(page.context, seconds=1)

    assert not browser.is_connected()


def test_after_a_browser_has_ended_the_next_window_opens_in_another(
    keeper: ChromiumKeeper,
) -> None:
    page = keeper.open_window()
    first = page.context.browser
    keeper.end()
    with pytest.raises(Exception, match="closed"):
        page.wait_for_selector("#never")

    again = keeper.open_window()

    assert (again.context.browser is first, again.evaluate("6 * 7")) == (False, 42)
    keeper.close_window(again.context)
