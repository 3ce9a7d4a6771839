"""A real Chromium for the tests that ask for a `page`; without one they are skipped with a word,
or fail where it is required.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tools.chromium import MISSING, find_chromium, start_chromium

EXPECTED: Final = ("the server responded with a status of 4", "Failed to load resource: net::ERR_")
"""A refusal is an answer, and a line that a test cuts is cut."""

PATIENCE: Final = 30_000
"""Milliseconds for what a test waits for; a busy machine takes many times what a quiet one does."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a page is a browser test; nobody has to say it twice. One that only calls a
    parameter `page` starts no browser.
    """
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"{MISSING}, and REQUIRE_BROWSER=1 asks for it")
        pytest.skip(MISSING)
    # Playwright keeps an event loop in this thread, and Django then takes every test for
    # asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = start_chromium(playwright, program)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()
        # While that loop stands, this thread has a connection of its own; once the loop is gone
        # nobody finds it again, and PostgreSQL will not drop a database that somebody holds.
        connections.close_all()


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[Page]:
    """A fresh Vietnamese browser window; whatever it complains of, such as a breach of the policy,
    fails the test.
    """
    complaints: list[str] = []
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(known in message.text for known in EXPECTED):
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with window(chromium, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def second(chromium: Browser) -> Iterator[Page]:
    """Another computer."""
    with window(chromium, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone of 390 pixels, touched by a finger."""
    size = {"width": 390, "height": 844}
    with window(chromium, viewport=size, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A phone on which scripts are switched off."""
    size = {"width": 390, "height": 844}
    with window(chromium, viewport=size, java_script_enabled=False) as page:
        yield page
