"""The watchdog ends with an error when letters were refused for good, and tells it by a second way."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

import clock
from config.production import refuse_strange_channel
from notices.services import show_life
from notices.tests.sink import Sink, free_port
from outgoing.selectors.health import TICK, delivery_troubles, refused_letters
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_lists import HALF_PAST_SEVEN
from units.models import Agency, Unit

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Listener:
    """A web server on this machine that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.status = 200
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # http.server's name
                length = int(self.headers["Content-Length"])
                listener.told.append(json.loads(self.rfile.read(length)))
                self.send_response(listener.status)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/alerts"


@pytest.fixture
def listener(settings: Any) -> Iterator[Listener]:
    made = Listener()
    settings.ALERT_URL = made.address
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def refused(agency: Agency, unit: Unit, sink: Sink) -> None:
    """One of the two offices does not know its own address any more."""
    sink.at_rcpt["vp@bo.example"] = ["550 5.1.1 No such user"]
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: HALF_PAST_SEVEN)


def watch(at: datetime = HALF_PAST_SEVEN + MINUTE) -> int:
    """How the watchdog ends while somebody rings each minute."""
    show_life(TICK, at=at)
    with clock.freeze(at):
        try:
            call_command("watch")
        except CommandError as ended:
            return ended.returncode
    return 0


@pytest.mark.usefixtures("refused")
def test_a_letter_refused_for_good_ends_the_watch_with_an_error_for_a_day() -> None:
    """The machinery itself is well: who asks whether this server is ready hears no word of it."""
    assert watch() == 3
    assert delivery_troubles(HALF_PAST_SEVEN + MINUTE) == ()
    assert [*refused_letters(HALF_PAST_SEVEN + timedelta(hours=23))] != []
    assert [*refused_letters(HALF_PAST_SEVEN + timedelta(hours=24))] == []


@pytest.mark.usefixtures("refused")
def test_it_is_told_once_by_the_second_way_and_again_after_an_hour(
    agency: Agency, listener: Listener
) -> None:
    for minutes in (1, 2, 3):
        watch(HALF_PAST_SEVEN + minutes * MINUTE)
    once = len(listener.told)
    watch(HALF_PAST_SEVEN + 62 * MINUTE)

    assert (once, len(listener.told)) == (1, 2)
    assert listener.told[0]["troubles"] == [
        f"refused {agency.pk} since 2026-11-30T00:30:00+00:00 daily-list 2026-11-30: 1 letters, 550"
    ]
    assert "vp@bo.example" not in json.dumps(listener.told)


@pytest.mark.usefixtures("refused")
def test_a_second_way_that_does_not_answer_is_tried_again_and_stops_nothing(
    listener: Listener, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    listener.status = 500
    first = watch()
    settings.ALERT_URL = f"http://127.0.0.1:{free_port()}/"
    second = watch(HALF_PAST_SEVEN + 2 * MINUTE)
    listener.status, settings.ALERT_URL = 200, listener.address
    third = watch(HALF_PAST_SEVEN + 3 * MINUTE)

    assert (first, second, third, len(listener.told)) == (3, 3, 3, 2)
    assert caplog.text.count("ALERT the second channel does not take") == 2


def test_what_is_over_is_told_too(agency: Agency, listener: Listener) -> None:
    with clock.freeze(HALF_PAST_SEVEN - MINUTE), pytest.raises(CommandError, match="silent"):
        call_command("watch")
    watch(HALF_PAST_SEVEN - MINUTE / 2)
    watch(HALF_PAST_SEVEN - MINUTE / 3)

    assert [each["troubles"] for each in listener.told] == [
        ["silent since never"],
        ["all is well again"],
    ]


@pytest.mark.usefixtures("refused")
def test_a_command_reads_it_on_its_standard_input(settings: Any, tmp_path: Path) -> None:
    kept = tmp_path / "told"
    script = f"import sys, pathlib; pathlib.Path({str(kept)!r}).write_text(sys.stdin.read())"
    settings.ALERT_COMMAND = f'{sys.executable} -c "{script}"'

    watch()

    assert kept.read_text().endswith("daily-list 2026-11-30: 1 letters, 550\n")


def test_an_address_that_is_none_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="ALERT_URL"):
        refuse_strange_channel("file:///etc/passwd")
