"""The pages that show a whole agency or one unit of it, timed beside a bare view."""

import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from time import process_time
from typing import Any, Final
from zoneinfo import ZoneInfo

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings

import clock
from accounts.models import User
from demo.sized import OUTSIDERS, sizes_of
from units.models import Agency
from weeks.models import WeeklyRoster

WARM: Final = 2
"""Rounds before those that count."""
ADMIN, DIRECTOR, OFFICE = (username for username, _name, _role in OUTSIDERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPage:
    """A page, who asks for it, and at most how many milliseconds of a processor it may take."""

    name: str
    username: str
    address: str
    most: int | None = None


def pages_of(agency: Agency) -> tuple[MeasuredPage, ...]:
    """The pages, each for who reads it most."""
    roster = WeeklyRoster.objects.filter(agency=agency).order_by("unit__order")[:1].get()
    week = f"{roster.week.year}-W{roster.week.number:02}"
    board = f"/board/{week}/"
    unit = f"/rosters/{roster.unit_id}/{week}/"
    head = f"truong.{roster.unit.code}"
    return (
        MeasuredPage(name="bare view", username=DIRECTOR, address="/healthz/live"),
        MeasuredPage(name="board, first page", username=DIRECTOR, address=board, most=80),
        MeasuredPage(
            name="board, a unit opened",
            username=DIRECTOR,
            address=f"{board}?open={roster.pk}",
            most=60,
        ),
        MeasuredPage(name="today", username=OFFICE, address="/today/", most=60),
        MeasuredPage(name="today, search", username=OFFICE, address="/today/?q=Anh", most=40),
        MeasuredPage(name="week grid", username=head, address=unit, most=80),
        MeasuredPage(name="in force", username=OFFICE, address="/directives/in-force/", most=60),
        MeasuredPage(name="hours", username=OFFICE, address=f"/hours/{roster.unit_id}/{week}/"),
        MeasuredPage(name="units", username=ADMIN, address="/units/", most=60),
        MeasuredPage(name="staff", username=ADMIN, address="/staff/", most=50),
        MeasuredPage(name="staff, search", username=ADMIN, address="/staff/?q=Anh", most=50),
        MeasuredPage(name="punctuality", username=OFFICE, address="/reports/punctuality/"),
    )


def moment_of(agency: Agency) -> datetime:
    """Monday morning of the week that was planned."""
    monday: date = WeeklyRoster.objects.filter(agency=agency).latest("monday").monday
    return datetime.combine(monday, time(9), ZoneInfo(agency.time_zone))


def measured_pages(agency: Agency, *, rounds: int, only: str = "") -> Iterator[str]:
    """The figures as lines of a document. Nothing of what is asked for stays in the database."""
    units, people = sizes_of(agency)
    yield from _about(units, people, agency, rounds)
    yield "| page | queries | kB | processor ms, median | 95 of 100 | times bare | at most |"
    yield "|---|---|---|---|---|---|---|"
    bare = 0.0
    at = moment_of(agency)
    with transaction.atomic(), clock.freeze(at), override_settings(ALLOWED_HOSTS=["*"]):
        for page in pages_of(agency):
            if only not in page.name and bare:
                continue
            times, queries, size = _timed(page, rounds)
            middle, high = (
                times[len(times) // 2],
                times[min(len(times) - 1, len(times) * 95 // 100)],
            )
            bare = bare or middle
            most = f"{page.most}" if page.most else ""
            yield (
                f"| {page.name} | {queries} | {size / 1000:.0f} | {middle:.0f} | {high:.0f} |"
                f" {middle / bare:.0f} | {most} |"
            )
        transaction.set_rollback(True)


def _about(units: int, people: int, agency: Agency, rounds: int) -> Iterator[str]:
    rosters = WeeklyRoster.objects.filter(agency=agency).count()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    today = date.today()  # noqa: DTZ011  # the day on this machine
    yield (
        f"{units:,} units, {people:,} people, {rosters:,} weeks opened. {machine}, Python"
        f" {platform.python_version()}, Django {django.get_version()}, {_database()},"
        f" {today:%d/%m/%Y}; {os.getloadavg()[0]:.1f} processes wanted a processor when it began."
        f" Processor time of the product without the database's own, {rounds} times each."
    )
    yield ""


def _database() -> str:
    if connection.vendor == "postgresql":
        number = connection.pg_version  # type: ignore[attr-defined]  # only there
        return f"PostgreSQL {number // 10000}"
    return "SQLite"


def _timed(page: MeasuredPage, rounds: int) -> tuple[list[float], int, int]:
    """Milliseconds of a processor in ascending order, and queries and bytes of a warm page."""
    ask = partial(_client(page.username).get, page.address)
    for _ in range(WARM):
        _answer(ask)
    queries: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer = _answer(ask)
    times = []
    for _ in range(rounds):
        began = process_time()
        _answer(ask)
        times.append((process_time() - began) * 1000)
    return sorted(times), len(queries), len(answer.content)


def _answer(ask: Callable[[], Any]) -> Any:
    """Raises ValueError where the page does not come: its time would say nothing."""
    answer = ask()
    if answer.status_code != 200:  # as the browser calls it
        raise ValueError(f"{answer.request['PATH_INFO']}: {answer.status_code}")
    return answer


def _client(username: str) -> Client:
    """A browser in which this person has signed in; no password is needed or changed."""
    user = User.objects.get_by_natural_key(username)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client
