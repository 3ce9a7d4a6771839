"""The site that is asked: two agencies, somebody in every role, every address, every form."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from accounts.models import User
from tests.factories import make_user
from tests.test_access import ROWS, Row, make_holder
from tests.world import World, make_world
from tools.fuzz.asked import Pairs
from tools.fuzz.pages import FuzzForm, read_page
from units.enums import Role

STRANGER: Final = "stranger"
TECHNICAL: Final = "/technical/"
READERS: Final = (
    Role.HEAD.value,
    Role.CHIEF_OF_OFFICE.value,
    Role.DIRECTOR.value,
    Role.ADMIN.value,
    STRANGER,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A route such as `staff/<int:pk>/`, what its parts are in a world, what it answers to and
    whom; nothing of that where nobody described it.
    """

    route: str
    names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    methods: tuple[str, ...] = ("GET", "POST")
    readers: tuple[str, ...] = ()

    def path(self, values: tuple[str, ...]) -> str:
        found = self.route
        for value in values:
            before, _, rest = found.partition("<")
            found = before + value + rest.partition(">")[2]
        return f"/{found}"


@dataclass(frozen=True, slots=True)
class Site:
    """`sessions` are the keys of those who are signed in; `worlds` their own agency and another;
    `forms` and `questions` what the pages offer to each holder.
    """

    sessions: Mapping[str, str]
    worlds: tuple[World, World]
    addresses: tuple[Address, ...]
    forms: tuple[tuple[str, FuzzForm], ...]
    questions: tuple[tuple[str, str, Pairs], ...]
    browser: Client

    def client(self, who: str) -> Client:
        """The same one each time, as if it were another: what stands before the pages is built
        once.
        """
        self.browser.cookies.clear()
        if who in self.sessions:
            self.browser.cookies["sessionid"] = self.sessions[who]
        return self.browser

    def values(self, address: Address, world: World) -> tuple[str, ...]:
        """What leads to a thing that is there; an address nobody described gets a one."""
        if len(address.parts) != len(address.names):
            return tuple("1" for _ in address.names)
        return tuple(str(_written(getattr(world, part))) for part in address.parts)


def _written(part: Any) -> Any:
    """A week stands in an address as 2026-W49."""
    return f"{part.year:04}-W{part.number:02}" if hasattr(part, "number") else part


def build_site(draw: random.Random) -> Site:
    """Everything that is asked for, once; what is asked afterwards is taken back each time."""
    own, other = make_world("Sở Này"), make_world("Sở Kia")
    holders: dict[str, User] = {role.value: make_holder(role, own) for role in Role}
    holders["nobody"] = make_user()
    holders["keeper"] = User.objects.create_superuser("ky.thuat", full_name="Kỹ thuật")
    sessions = {name: _session_of(user) for name, user in holders.items()}
    bare = Site(sessions, (own, other), tuple(all_addresses()), (), (), Client())
    forms, questions = _offered(bare)
    draw.shuffle(forms)
    return Site(sessions, bare.worlds, bare.addresses, tuple(forms), tuple(questions), Client())


def _session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    assert client.session[SESSION_KEY]
    return str(client.session.session_key)


def all_addresses() -> Iterator[Address]:
    yield from _addresses(get_resolver(), "", "", {row.name: row for row in ROWS})


def _addresses(
    resolver: URLResolver, before: str, space: str, described: Mapping[str, Row]
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern, route, inner, described)
        elif "(?P" not in route:
            names = tuple(pattern.pattern.converters)
            row = described.get(f"{space}{pattern.name}")
            yield _described(route, names, row) if row else Address(route, names)


def _described(route: str, names: tuple[str, ...], row: Row) -> Address:
    answers = (("GET", row.get), ("POST", row.post))
    return Address(
        route,
        names,
        parts=tuple(row.of.split()),
        methods=tuple(method for method, answer in answers if answer is not None),
        readers=tuple(sorted(role.value for role in row.who)),
    )


def _offered(site: Site) -> tuple[list[tuple[str, FuzzForm]], list[tuple[str, str, Pairs]]]:
    """What each page offers to the first of those who may see it."""
    forms: list[tuple[str, FuzzForm]] = []
    questions: list[tuple[str, str, Pairs]] = []
    for address in site.addresses:
        path = address.path(site.values(address, site.worlds[0]))
        who, html = _first_reader(site, path)
        page = read_page(path, html)
        forms += [(who, form) for form in page.forms if form.fields or form.files]
        questions += [(who, there, asked) for there, asked in page.questions]
    return forms, questions


def _first_reader(site: Site, path: str) -> tuple[str, str]:
    readers = ("keeper",) if path.startswith(TECHNICAL) else READERS
    for who in readers:
        with transaction.atomic():
            html = _page(site.client(who), path)
            transaction.set_rollback(True)
        if html:
            return who, html
    return STRANGER, ""


def _page(client: Client, path: str) -> str:
    """Empty where there is none, or where it fails: that is found when it is asked for again."""
    client.raise_request_exception = False
    answer = client.get(path)
    client.raise_request_exception = True
    if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
        return ""
    return str(answer.content.decode())
