"""Opens a real Chromium for those who look at pages: tests, pictures, axe."""

import shutil
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright

PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--no-sandbox",  # as root, as in a container, Chromium starts only so
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING: Final = (
    "Chưa có Chromium (apt install chromium). / Chromium is not installed (apt install chromium)."
)
WIDTHS: Final = {1280: 900, 390: 844}
"""Widths in pixels at which pages are looked at, each with its height: a desk and a phone."""
LANGUAGES: Final = ("vi", "en")
Theme = Literal["light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome on this machine, or nothing."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def start_chromium(playwright: "Playwright", program: str, *more: str) -> "Browser":
    """A browser without a window that asks nobody elsewhere for anything; `more` are further flags
    of its command line.
    """
    return playwright.chromium.launch(executable_path=program, args=[*FLAGS, *more])


def open_window(
    browser: "Browser", site: str, *, width: int, theme: Theme, language: str, session: str = ""
) -> "BrowserContext":
    """A fresh window at `site` ("http://host:port") of one of the WIDTHS, in a language and a
    theme; with the key of a session somebody is signed in there.
    """
    from django.conf import settings

    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=theme,
        reduced_motion="reduce",  # else colours are met half-way when the theme changes
        locale="vi-VN",
    )
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}])
    if session:
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
    return context
