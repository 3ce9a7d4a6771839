"""What every test may ask for."""

import gc
import socket
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

import clock

if TYPE_CHECKING:
    from accounts.models import User

pytest_plugins = [
    "tests.browser",
    "tests.databases",
    "tests.emptying",
    "tests.migrated",
    "tests.ordering",
]
HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


def pytest_collection_finish() -> None:
    """What was collected stays until the end: no search for what is left over goes through it
    again, and of young things one is worth it only when there are many.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture
def client_of() -> "Callable[[User], Client]":
    """A browser in which this person has signed in."""

    def sign_in(user: "User") -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def wednesday() -> Iterator[datetime]:
    """The clock stands at 9:00 on Wednesday 25/11/2026 in Hà Nội, in week 48."""
    with clock.freeze(datetime(2026, 11, 25, 9, tzinfo=HANOI)) as at:
        yield at


@pytest.fixture(scope="session", autouse=True)
def nothing_leaves_this_machine() -> Iterator[None]:
    """A test that would ask a server elsewhere fails at once, also on a machine where that
    server answers.
    """
    plain = socket.socket.connect

    def near(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {
            "localhost",
            "127.0.0.1",
            "::1",
        }:
            raise RuntimeError(f"a test tried to reach {address[0]}")
        plain(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", near)
        yield
