"""Asks axe-core of every page of the demo agency, as everybody who sees it differently: both
languages, light and dark, wide and narrow.
"""

import argparse
import os
import re
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tools.accessibility import breaches
from tools.chromium import (
    LANGUAGES,
    MISSING,
    THEMES,
    WIDTHS,
    find_chromium,
    open_window,
    start_chromium,
)
from tools.demo_site import begin_a_draft, begin_duty, serve_demo, sessions, set_up_django

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).resolve().parent.parent
ROLES: Final = (
    "",
    "director",
    "deputy-director",
    "office",
    "chief-of-office",
    "admin",
    "head@tcbc",
    "deputy@tcbc",
    "clerk@tcbc",
    "staff",
    "reader",
    "auditor",
)
_SENT_LINK: Final = re.compile(r'href="(/[^"#]*)')
BEGIN: Final = ("/", "/my-week/", "/today/", "/account/")
NO_PAGE: Final = re.compile(
    r"sign-out|/file/|/files/|/eml/|/html/|/excel/|template|attachments|healthz|as=xlsx|\.xlsx"
)
"""Addresses that answer with a file, a mail as it was sent, or plain text."""


@dataclass(slots=True)
class Findings:
    """What one look over pages came to: how many were looked at, and each breach by its place."""

    looked: int = 0
    breaches: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Findings") -> None:
        self.looked += other.looked
        self.breaches += other.breaches


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(prog="run.py axe", description=__doc__)
    options.add_argument("--roles", help="roles, separated by commas")
    options.add_argument("--pictures", type=Path, help="a folder for a picture of each page")
    given = options.parse_args(arguments)
    program = find_chromium()
    if program is None:
        print(MISSING, file=sys.stderr)
        return 1
    roles = tuple(given.roles.split(",")) if given.roles else ROLES
    set_up_django()
    begin_a_draft()
    begin_duty()
    keys, began = sessions({role for role in roles if role}), time.monotonic()
    missing = [role for role in roles if role and role not in keys]
    if missing:
        return 1  # `sessions` has named them
    found = Findings()
    with serve_demo() as site, ThreadPoolExecutor(os.cpu_count()) as windows:
        examine = partial(examine_role, site=site, program=program, pictures=given.pictures)
        for one in windows.map(examine, roles, (keys.get(role, "") for role in roles)):
            found.add(one)
    for place, times in sorted(found.breaches.items()):
        print(f"{place} ({times})")
    seconds = time.monotonic() - began
    print(f"{found.looked} trang / pages, {found.breaches.total()} lỗi / breaches, {seconds:.0f} s")
    return 1 if found.breaches else 0


def examine_role(
    role: str, session: str, *, site: str, program: str, pictures: Path | None = None
) -> Findings:
    """Look at what links lead to from the first pages of one role ("" is nobody), in a browser of
    its own; with a folder, keep a picture of each.
    """
    # half a second that `--help` need not wait for
    from playwright.sync_api import sync_playwright

    found = Findings()
    with sync_playwright() as playwright:
        browser = start_chromium(playwright, program)
        pages = dict(crawl_pages(browser, site, session))
        for language, width in product(LANGUAGES, WIDTHS):
            window = open_window(
                browser, site, width=width, theme="light", language=language, session=session
            )
            page = window.new_page()
            for kind, address in pages.items():
                answer = page.goto(site + address)
                for theme in THEMES:
                    page.emulate_media(color_scheme=theme)
                    found.looked += 1
                    place = f"{role or '-'} {address} {language} {theme} {width}"
                    if answer is None or answer.status != 200:
                        found.breaches[f"{place}: {answer and answer.status}"] += 1
                        continue
                    found.breaches.update(f"{place}: {breach}" for breach in breaches(page))
                    if pictures is not None:
                        name = f"{kind}-{role or 'nobody'}-{width}-{language}-{theme}.png"
                        page.screenshot(path=pictures / name.replace(":", "."), full_page=True)
            window.close()
        browser.close()
    print(f"{role or '-'}: {len(pages)} × {len(LANGUAGES) * len(THEMES) * len(WIDTHS)}", flush=True)
    return found


def crawl_pages(browser: "Browser", site: str, session: str) -> Iterator[tuple[str, str]]:
    """One address of each kind of page that links lead to: its name among the addresses, and
    where it is.
    """
    window = open_window(browser, site, width=1280, theme="light", language="vi", session=session)
    page, known, kinds = window.new_page(), set[str](), set[str | None]()
    waiting = deque(BEGIN if session else ("/sign-in/",))
    while waiting:
        address = waiting.popleft()
        if NO_PAGE.search(address) or page_kind(address) in {None, *kinds}:
            continue
        answer = page.goto(site + address)
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            continue
        here = page.url.removeprefix(site).partition("#")[0]
        kind = page_kind(here)
        if kind and kind not in kinds:
            yield kind, here
        kinds |= {page_kind(address), kind}
        for path in (*sent_links(answer.text()), *local_links(page, site)):
            if path not in known:
                known.add(path)
                waiting.append(path)
    window.close()


def page_kind(address: str) -> str | None:
    """The name of this address among all addresses, or nothing."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


def sent_links(html: str) -> list[str]:
    """The links of a page as it was sent: some give way to what they lead to at once."""
    return [unescape(link) for link in _SENT_LINK.findall(html)]


def local_links(page: "Page", site: str) -> list[str]:
    links = page.eval_on_selector_all("a[href]", "all => all.map((link) => link.href)")
    return [link.removeprefix(site).partition("#")[0] for link in links if link.startswith(site)]


if __name__ == "__main__":
    os.chdir(ROOT)
    raise SystemExit(main(sys.argv[1:]))
