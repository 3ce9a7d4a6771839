"""Writes down the markup of every page of the demo agency, as everybody who sees it, and of what
every button answers, so that two states of the code can be compared line by line.

VAR_DIR=var python -m tools.snapshot DIR, in each state on a copy of the same var; then diff -r.
"""

import argparse
import os
import re
import sys
from collections import Counter, deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from tools.axe import BEGIN, NO_PAGE, ROLES, page_kind
from tools.chromium import LANGUAGES
from tools.demo_site import begin_a_draft, sessions, set_up_django
from tools.markup import forms_of, normal

if TYPE_CHECKING:
    from django.test import Client

MOST_OF_A_KIND: Final = 3  # more addresses of one page say little more
LINK: Final = re.compile(r"<\w[^>]*?\s(?:href|hx-get)=\"([^\"]+)\"")
HTMX: Final = {"HX-Request": "true"}


@dataclass(slots=True)
class Visitor:
    """Somebody who opens the pages that links lead to, and presses the buttons there."""

    client: "Client"
    folder: Path
    begin: tuple[str, ...]
    pressed: set[str] = field(default_factory=set)

    def visit(self) -> int:
        """Write down each page in both languages and as htmx gets it; the number of pages."""
        number = 0
        for kind, address, page in self.pages():
            number += 1
            name = f"{kind.replace(':', '.')}-{number}"
            self.keep(name, page)
            self.keep(f"{name}-htmx", self.client.get(address, headers=HTMX))
            for language in LANGUAGES[1:]:
                self.speak(language)
                self.keep(f"{name}-{language}", self.client.get(address))
            self.speak(LANGUAGES[0])
            self.press(name, address, page.content.decode())
        return number

    def speak(self, language: str) -> None:
        self.client.cookies["django_language"] = language

    def pages(self) -> Iterator[tuple[str, str, Any]]:
        """Some addresses of each kind: its name among the addresses, where it is, what stands
        there.
        """
        known, kinds, waiting = set[str](), Counter[str | None](), deque(self.begin)
        while waiting:
            address = waiting.popleft()
            kind = page_kind(address)
            if kind is None or NO_PAGE.search(address) or kinds[kind] >= MOST_OF_A_KIND:
                continue
            kinds[kind] += 1
            page = self.client.get(address)
            if page.status_code in {301, 302}:
                waiting.appendleft(urljoin(address, page["Location"]).partition("#")[0])
            elif page.status_code == 200 and "html" in page["Content-Type"]:
                yield kind, address, page
                html = page.content.decode()
                found = [path for path in links(html, address) if path not in known]
                known.update(found)
                waiting.extend(found)

    def press(self, name: str, address: str, html: str) -> None:
        """Send each form as it stands, empty fields and all, once for each kind of button; what
        it wrote is taken back.
        """
        for number, form in enumerate(forms_of(html, address)):
            kind = page_kind(form.action)
            for fields in form.sent():
                button = f"{kind} {sorted(fields)}"
                if kind in {None, "accounts:sign-out"} or button in self.pressed:
                    continue
                self.pressed.add(button)
                self.send(
                    f"{name}-press-{number}-{str(kind).replace(':', '.')}", form.action, fields
                )

    def send(self, name: str, action: str, fields: dict[str, str]) -> None:
        from django.db import transaction

        cookies = deepcopy(self.client.cookies)
        with transaction.atomic():
            answer = self.client.post(action, fields, headers=HTMX)
            self.keep(name, answer)
            if answer.status_code in {302, 303}:
                there = urljoin(action, answer["Location"])
                self.keep(f"{name}-then", self.client.get(there))
            transaction.set_rollback(True)
        self.client.cookies = cookies

    def keep(self, name: str, answer: Any) -> None:
        is_page = "html" in answer.get("Content-Type", "")
        text = normal(answer.content.decode()) if is_page else ""
        file = self.folder / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{answer.status_code} {answer.get('Location', '')}\n{text}", "utf-8")


def links(html: str, address: str) -> Iterator[str]:
    """Where the page at `address` leads on this site, also what it fetches by itself."""
    for link in LINK.findall(html):
        path = urljoin(address, link.replace("&amp;", "&")).partition("#")[0]
        if not urlsplit(path).netloc:
            yield path


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(prog="python -m tools.snapshot", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--roles", help="roles, separated by commas")
    given = options.parse_args(arguments)
    roles = tuple(given.roles.split(",")) if given.roles else ROLES
    set_up_django()
    from django.db import transaction

    import clock
    from audit.models import Event

    # at the last thing that happened: a moment that is the same for both states
    with transaction.atomic(), clock.freeze(Event.objects.latest("at").at):
        begin_a_draft()
        keys = sessions({role for role in roles if role})
        for role in roles:
            visitor = Visitor(
                client_of(keys.get(role, "")),
                given.folder / (role or "nobody"),
                BEGIN if role else ("/sign-in/", "/forgot/"),
            )
            visitor.speak(LANGUAGES[0])
            print(role or "-", visitor.visit(), flush=True)
        transaction.set_rollback(True)
    return 0


def client_of(session: str) -> "Client":
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent)
    raise SystemExit(main(sys.argv[1:]))
