"""What a shared computer may keep of a page, and what is answered while the database is away."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from accounts.models import User
from tests.factories import make_user
from tests.pages import assert_strict
from units.enums import Role

SignedIn = Callable[[User], Client]
SIGNED_IN_ONCE = {"Cookie": "sessionid=abcdefghijklmnopqrstuvwxyz012345"}
KEPT_NOWHERE = "no-store, private"


@pytest.fixture
def no_database(db: None) -> Iterator[None]:
    """Every question to the database fails as when its server is away."""

    def away(*_asked: Any, **_more: Any) -> None:
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(away):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/today/",
        "/staff/",
        "/account/",
        "/sign-in/",
        "/nowhere/",
        "/staff/?q=%00",
        "/staff/import/template/empty.xlsx",
    ],
)
def test_no_page_is_kept_by_a_browser(address: str, client_of: SignedIn) -> None:
    answer = client_of(make_user(Role.OFFICE)).get(address)

    assert answer.headers["Cache-Control"] == KEPT_NOWHERE


@pytest.mark.parametrize("address", ["/static/css/tokens.css", "/static/js/pieces.js"])
def test_what_is_the_same_for_everybody_stays_kept(address: str) -> None:
    answer = Client().get(address)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "max-age=60, public")


def test_life_is_shown_without_asking_for_the_session() -> None:
    """No database mark: a question to it would fail the test."""
    answer = Client().get("/healthz/live", headers=SIGNED_IN_ONCE)

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_fitness_is_told_with_a_session_and_without_a_database(no_database: None) -> None:
    answer = Client().get("/healthz/ready", headers=SIGNED_IN_ONCE)

    assert (answer.status_code, answer.json()["troubles"]) == (503, ["database"])


def test_a_page_of_health_that_is_none_is_no_page(db: None) -> None:
    assert Client().get("/healthz/nowhere").status_code == 404


@pytest.mark.parametrize(
    "address", ["/", "/sign-in/", "/nowhere/", "/favicon.ico", "/staff/?q=%00"]
)
def test_a_page_says_in_words_that_the_database_is_away(address: str, no_database: None) -> None:
    answer = Client(raise_request_exception=False).get(address, headers=SIGNED_IN_ONCE)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Máy chủ tạm thời không đọc được dữ liệu" in answer.content.decode()
    assert_strict(answer)


def test_a_piece_of_a_page_says_so_in_the_corner(no_database: None) -> None:
    answer = Client(raise_request_exception=False).get("/sign-in/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Retarget"]) == (503, "#toasts")
    assert_strict(answer)


def test_a_static_file_needs_no_database(no_database: None) -> None:
    answer = Client().get("/static/css/tokens.css", headers=SIGNED_IN_ONCE)

    assert answer.status_code == 200
