"""The same walk as a real server makes it: PostgreSQL, production settings, the web server of the
manual behind a proxy with a certificate, letters to a real mail server.
"""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Final

import psycopg2
import pytest

import clock
from notices.tests.sink import Sink, free_port, listening
from tests.browser import ChromiumKeeper, window
from tests.factories import moment
from tests.journeys.from_nothing import PEOPLE, Server, walk_to_publication
from tests.journeys.tls_proxy import tls_proxy
from tools.tests.test_serve import eventually

pytestmark = [
    pytest.mark.browser,
    pytest.mark.both_databases,
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL"), reason="needs PostgreSQL, named by DATABASE_URL"
    ),
]
ROOT: Final = Path(__file__).parents[2]
NAME: Final = f"lich_from_nothing_{os.getpid()}"


@contextmanager
def empty_database() -> Iterator[str]:
    """The address of a database with nothing in it, dropped afterwards."""
    server, _, _name = os.environ["DATABASE_URL"].rpartition("/")
    keeper = psycopg2.connect(f"{server}/postgres")
    keeper.autocommit = True
    with keeper.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0")
    try:
        yield f"{server}/{NAME}"
    finally:
        with keeper.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
        keeper.close()


class Manage:
    """Runs manage.py as on the server."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __call__(self, *command: str) -> tuple[str, int]:
        ended = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        return ended.stdout, ended.returncode


def production(database: str, *, site: str, mail: int, folder: Path) -> dict[str, str]:
    """What /etc/lich/environment would say on this server."""
    return {
        "PATH": os.environ["PATH"],
        "APP_ENV": "production",
        "SECRET_KEY": "k9-Vw3_xT7qLr2ZbN8cMf5hJd1sGp6yAeU4oXiRtQnBvCzWm0-jKlPq",
        "ALLOWED_HOSTS": "localhost",
        "SITE_ADDRESS": site,
        "BEHIND_PROXY": "yes",
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": os.environ.get("CELERY_BROKER_URL", "redis://127.0.0.1:6379/15"),
        "EMAIL_URL": f"smtp://localhost:{mail}?tls=off",
        "DEFAULT_FROM_EMAIL": "lich@hoagiang.gov.vn",
        "STATIC_ROOT": str(folder / "static"),
        "DEMO_CLOCK_FILE": str(folder / "clock.json"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


@contextmanager
def web(environment: dict[str, str], port: int) -> Iterator[None]:
    command = ["-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    options = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    serving = subprocess.Popen([sys.executable, *command, *options], cwd=ROOT, env=environment)
    try:
        assert eventually(lambda: is_alive(port), 30)
        yield
    finally:
        serving.terminate()
        serving.wait(30)


def is_alive(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/healthz/live", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def addresses(sink: Sink, words: str) -> list[str]:
    """To whom letters came whose subject begins so, in any letters."""
    found = (
        (address, str(message_from_bytes(letter, policy=default)["Subject"]))
        for address, letter in sink.received
    )
    return sorted(one for one, subject in found if subject.casefold().startswith(words.casefold()))


def test_from_an_empty_database_to_the_first_list(
    keeper: ChromiumKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, inside = free_port(), free_port()
    with empty_database() as database, listening() as sink:
        site = f"https://localhost:{port}"
        environment = production(database, site=site, mail=sink.port, folder=tmp_path)
        manage = Manage(environment)
        monkeypatch.setenv("DEMO_CLOCK_FILE", environment["DEMO_CLOCK_FILE"])
        clock.shift_to(moment("2026-11-26 09:00"))
        assert manage("migrate", "-v0")[1] == 0
        assert manage("collectstatic", "--noinput", "-v0")[1] == 0
        with web(environment, inside), tls_proxy(port, to=inside, folder=tmp_path):
            viewport = {"width": 1280, "height": 900}
            with window(keeper, viewport=viewport, ignore_https_errors=True) as page:
                walk_to_publication(page, Server(site=site, manage=manage), tmp_path)
        for command in ("run_due", "run_due", "dispatch", "dispatch"):
            assert manage(command)[1] == 0
        published = addresses(sink, "Lịch tuần 49 (30/11-06/12/2026) đã công bố")
        directive = addresses(sink, "Công văn số 415/UBND-VX có hiệu lực")
        clock.shift_to(moment("2026-11-30 07:30"))
        manage("run_due")
        manage("dispatch")
        listed = addresses(sink, "DANH SÁCH")

    assert published == directive == sorted(row[5] for row in PEOPLE[1:])
    assert listed == ["vp@bo.example"]
