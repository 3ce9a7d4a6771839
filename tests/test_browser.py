import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


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
