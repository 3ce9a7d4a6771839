"""What every test may ask for."""

import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client

import clock

if TYPE_CHECKING:
    from accounts.models import User

HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


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
