"""What every test may ask for."""

import gc
import socket
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client

import clock

if TYPE_CHECKING:
    from accounts.models import User

pytest_plugins = ["tests.browser", "tests.databases", "tests.migrated", "tests.ordering"]
KEPT_BY_TRIGGERS = {"audit_event", "notices_attempt", "notices_delivery", "notices_run"}
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


@pytest.fixture(scope="session", autouse=True)
def evidence_is_emptied_between_tests() -> Iterator[None]:
    """After a test with real transactions every table is emptied, which the triggers of the
    evidence rightly refuse.
    """
    operations = type(connection.ops)
    plain = operations.sql_flush

    def lifted(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        found = (
            self.connection.cursor()
            .execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            .fetchall()
        )
        again = [sql for _, sql in found]
        drops = [f"DROP TRIGGER IF EXISTS {name}" for name, _ in found]
        return [*drops, *plain(self, style, tables, **options), *again]

    def switched_off(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        guarded = sorted(KEPT_BY_TRIGGERS & set(tables))
        off, on = (
            [f"ALTER TABLE {table} {word} TRIGGER USER" for table in guarded]
            for word in ("DISABLE", "ENABLE")
        )
        return [*off, *plain(self, style, tables, **options), *on]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            operations, "sql_flush", lifted if connection.vendor == "sqlite" else switched_off
        )
        yield
