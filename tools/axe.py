"""Asks axe-core of every page of the demo agency, as everybody who sees it differently: both
languages, light and dark, wide and narrow.
"""

import argparse
import os
import re
import shutil
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tools.accessibility import breaches
from tools.screens import LANGUAGES, THEMES, WIDTHS, _served, _set_up_django, _window, sessions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).resolve().parent.parent
ROLES: Final = (
    "",
    "director",
    "deputy-director",
    "office",
    "admin",
    "head@tcbc",
    "clerk@tcbc",
    "staff",
    "reader",
    "auditor",
)
BEGIN: Final = ("/", "/my-week/", "/today/", "/account/")
NO_PAGE: Final = re.compile(
    r"sign-out|/file/|/files/|/eml/|/html/|template|attachments|healthz|as=xlsx"
)
"""Addresses that answer with a file, a mail as it was sent, or plain text."""


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(prog="run.py axe", description=__doc__)
    options.add_argument("--roles", help="roles, separated by commas")
    given = options.parse_args(arguments)
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if program is None:
        print("Chưa có Chromium. / Chromium is not installed.", file=sys.stderr)
        return 1
    roles = tuple(given.roles.split(",")) if given.roles else ROLES
    _set_up_django()
    keys, began = sessions({role for role in roles if role}), time.monotonic()
    missing = [role for role in roles if role and role not in keys]
    if missing:
        return 1  # `sessions` has named them
    with _served() as site:
        looked, found = look(roles, site, keys, program)
    for place, times in sorted(found.items()):
        print(f"{place} ({times})")
    seconds = time.monotonic() - began
    print(f"{looked} trang / pages, {sum(found.values())} lỗi / breaches, {seconds:.0f} s")
    return 1 if found else 0


def look(
    roles: tuple[str, ...], site: str, keys: dict[str, str], program: str
) -> tuple[int, Counter[str]]:
    """How many pages were looked at, and how often each breach was found, by page and rule."""
    # half a second that `--help` need not wait for
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    looked, found = 0, Counter[str]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for role in roles:
            pages = list(addresses(browser, site, keys.get(role, "")))
            for language, theme, width in product(LANGUAGES, THEMES, WIDTHS):
                window = _window(browser, site, width, theme, language, keys.get(role, ""))
                page = window.new_page()
                for address in pages:
                    looked += 1
                    for breach in examined(page, site + address):
                        found[f"{role or '-'} {address} {language} {theme} {width}: {breach}"] += 1
                window.close()
            print(f"{role or '-'}: {len(pages)} × 8", flush=True)
        browser.close()
    return looked, found


def examined(page: "Page", address: str) -> list[str]:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return [f"{answer and answer.status}"]
    return breaches(page)


def addresses(browser: "Browser", site: str, session: str) -> Iterator[str]:
    """One address of each kind of page that links lead to."""
    from django.urls import Resolver404, resolve  # noqa: PLC0415  # after the set-up

    window = _window(browser, site, 1280, "light", "vi", session)
    page, known, kinds = window.new_page(), set[str](), set[str]()
    waiting = deque(BEGIN if session else ("/sign-in/",))
    while waiting:
        address = waiting.popleft()
        try:
            kind = resolve(urlsplit(address).path).view_name
        except Resolver404:
            continue
        if kind in kinds or NO_PAGE.search(address):
            continue
        answer = page.goto(site + address)
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            continue
        kinds.add(kind)
        here = urlsplit(page.url)
        yield f"{here.path}?{here.query}" if here.query else here.path
        links = page.eval_on_selector_all("a[href]", "all => all.map((link) => link.href)")
        for link in links:
            path = link.removeprefix(site).partition("#")[0]
            if link.startswith(site) and path not in known:
                known.add(path)
                waiting.append(path)
    window.close()


if __name__ == "__main__":
    os.chdir(ROOT)
    raise SystemExit(main(sys.argv[1:]))
