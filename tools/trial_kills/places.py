"""A database, a broker and a folder of the trial's own, which are gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import psycopg2
import redis
from psycopg2 import sql

from tools.trouble import Trouble

UNWANTED: Final = ("DATABASE_URL", "CELERY_BROKER_URL", "APP_ENV", "PYTHONDONTWRITEBYTECODE")


@contextmanager
def environment_of_its_own() -> Iterator[dict[str, str]]:
    """What the trial and its workers are started with. Raises Trouble where the Redis is in use."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        own = {
            **kept,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VAR_DIR": folder,
            "TMPDIR": folder,
            "PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")),
            "DEMO_CLOCK_FILE": str(Path(folder, "clock.json")),
        }
        database = os.environ.get("DATABASE_URL", "")
        if not database:
            yield own
            return
        with _own_database(database) as address:
            own["DATABASE_URL"] = address
            broker = os.environ.get("CELERY_BROKER_URL", "")
            if not broker.startswith("redis"):
                yield own
                return
            with _own_redis(broker):
                yield {**own, "CELERY_BROKER_URL": broker}


@contextmanager
def _own_database(beside: str) -> Iterator[str]:
    """A new one on the server that `beside` names."""
    asked = urlsplit(beside)
    name = f"{asked.path.strip('/') or 'lich'}_kills_{os.getpid()}"
    server = psycopg2.connect(asked._replace(path="/postgres").geturl())
    server.autocommit = True
    try:
        _order(server, "CREATE DATABASE {}", name)
        try:
            yield asked._replace(path=f"/{name}").geturl()
        finally:
            _order(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    finally:
        server.close()


def _order(server: Any, words: str, name: str) -> None:
    with server.cursor() as cursor:
        cursor.execute(sql.SQL(words).format(sql.Identifier(name)))


@contextmanager
def _own_redis(address: str) -> Iterator[None]:
    """Emptied afterwards, so it must be empty before."""
    store = redis.Redis.from_url(address)
    if store.dbsize():
        raise Trouble(
            "CELERY_BROKER_URL phải chỉ một cơ sở dữ liệu Redis còn trống, dành riêng cho lần thử.",
            "CELERY_BROKER_URL must name a Redis database that is empty, for this trial alone.",
        )
    try:
        yield
    finally:
        store.flushdb()
        store.close()
