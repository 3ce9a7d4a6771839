"""A real Chromium for the tests that ask for a `page`; without one they are skipped with a word,
or fail where it is required.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any, Final

import pytest
from django.db import connections
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tools.chromium import MISSING, find_chromium, start_chromium

EXPECTED: Final = ("the server responded with a status of 4", "Failed to load resource: net::ERR_")
"""A refusal is an answer, and a line that a test cuts is cut."""

PATIENCE: Final = 30_000
"""Milliseconds for what a test waits for; a busy machine takes many times what a quiet one does."""

UNANSWERED: Final = 60.0
"""Seconds after which a browser that was asked to open or close a window is given up: these two
have no patience of their own, and one that never answers would hold the whole run.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a page is a browser test; nobody has to say it twice. One that only calls a
    parameter `page` starts no browser.
    """
    for item in items:
        if "keeper" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


class ChromiumKeeper:
    """Has one Chromium at hand for a run of tests; one that no longer answers is ended, and the
    next test gets another.
    """

    def __init__(self, playwright: Playwright, program: str) -> None:
        self.playwright = playwright
        self.program = program
        self.mark = f"--kept-by-test-process={os.getpid()}"
        self.browser: Browser | None = None

    def browser_at_hand(self) -> Browser:
        """The Chromium that runs, started anew where none does."""
        if self.browser is None or not self.browser.is_connected():
            self.browser = start_chromium(self.playwright, self.program, self.mark)
        return self.browser

    def open_window(self, **options: Any) -> Page:
        """A page in a fresh Vietnamese window; `options` are Playwright's for a context."""
        options = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **options}
        with self.answering():
            page = self.browser_at_hand().new_context(**options).new_page()
        page.set_default_timeout(PATIENCE)
        return page

    def close_window(self, window: BrowserContext, seconds: float = UNANSWERED) -> None:
        """Closes the window; a browser that does not within these seconds is ended instead."""
        with self.answering(seconds):
            try:
                window.close()
            except Exception:
                if self.browser is not None and self.browser.is_connected():
                    raise

    @contextmanager
    def answering(self, seconds: float = UNANSWERED) -> Iterator[None]:
        """Ends the browser if what is done inside takes longer than these seconds, so that the
        call which waits for it fails instead of waiting.
        """
        timer = Timer(seconds, self.end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kills the Chromium of this run, whatever it is doing."""
        self._signal(signal.SIGKILL)

    def halt(self) -> None:
        """Makes the Chromium of this run answer nobody, as on a machine that ran out of breath."""
        self._signal(signal.SIGSTOP)

    def close(self) -> None:
        if self.browser is not None:
            with self.answering():
                self.browser.close()

    def _signal(self, number: signal.Signals) -> None:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
                if self.mark in words:
                    os.kill(int(process.name), number)
            except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                continue


@pytest.fixture(scope="session")
def keeper() -> Iterator[ChromiumKeeper]:
    program = find_chromium()
    if program is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"{MISSING}, and REQUIRE_BROWSER=1 asks for it")
        pytest.skip(MISSING)
    # Playwright keeps an event loop in this thread, and Django then takes every test for
    # asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        keeper = ChromiumKeeper(playwright, program)
        expect.set_options(timeout=PATIENCE)
        yield keeper
        keeper.close()
        # While that loop stands, this thread has a connection of its own; once the loop is gone
        # nobody finds it again, and PostgreSQL will not drop a database that somebody holds.
        connections.close_all()


@pytest.fixture
def chromium(keeper: ChromiumKeeper) -> Browser:
    return keeper.browser_at_hand()


@contextmanager
def window(keeper: ChromiumKeeper, **options: Any) -> Iterator[Page]:
    """A fresh Vietnamese browser window; whatever it complains of, such as a breach of the policy,
    fails the test.
    """
    complaints: list[str] = []
    page = keeper.open_window(**options)

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(known in message.text for known in EXPECTED):
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    keeper.close_window(page.context)
    assert complaints == []


@pytest.fixture
def page(keeper: ChromiumKeeper) -> Iterator[Page]:
    with window(keeper, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def second(keeper: ChromiumKeeper) -> Iterator[Page]:
    """Another computer."""
    with window(keeper, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def phone(keeper: ChromiumKeeper) -> Iterator[Page]:
    """A phone of 390 pixels, touched by a finger."""
    size = {"width": 390, "height": 844}
    with window(keeper, viewport=size, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def plain(keeper: ChromiumKeeper) -> Iterator[Page]:
    """A phone on which scripts are switched off."""
    size = {"width": 390, "height": 844}
    with window(keeper, viewport=size, java_script_enabled=False) as page:
        yield page
