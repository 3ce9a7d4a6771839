"""The secret address of a calendar stands in no log."""

import logging
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from gunicorn.config import Config

from config.access_log import DiscreetLog
from config.discreet import DiscreetFilter, discreet

PATH = "/feed/k7Qd_x-2.ics"


def test_the_secret_is_left_out_wherever_it_stands() -> None:
    assert discreet(f'GET {PATH} HTTP/1.1 "https://lich.example{PATH}?a=b"') == (
        'GET /feed/… HTTP/1.1 "https://lich.example/feed/…?a=b"'
    )


def test_what_the_application_logs_of_it_keeps_all_but_the_secret() -> None:
    line = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Not Found", PATH), None)
    other = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Not Found", "/x/"), None)

    assert [DiscreetFilter().filter(one) for one in (line, other)] == [True, True]
    assert (line.getMessage(), other.args) == ("Not Found: /feed/…", ("Not Found", "/x/"))
    logging_set: dict[str, Any] = settings.LOGGING
    assert logging_set["handlers"]["stderr"]["filters"] == ["discreet"]


def test_the_web_server_writes_no_line_with_it() -> None:
    asked = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": PATH,
        "PATH_INFO": PATH,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"https://lich.example{PATH}",
    }
    answer = SimpleNamespace(status="200 OK", headers=[], sent=10)

    atoms = DiscreetLog(Config()).atoms(
        answer, SimpleNamespace(headers=[]), asked, timedelta(seconds=1)
    )

    assert [name for name, value in atoms.items() if "k7Qd" in str(value)] == []
    assert atoms["r"] == "GET /feed/… HTTP/1.1"
