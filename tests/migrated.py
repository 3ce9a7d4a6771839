"""A database with every table, made once by the migrations and copied by whoever needs one, so
that no test waits for migrations that have not changed.

It is kept beside the libraries, or on the server, under a name that follows from the migrations:
another version of them makes its own. `python -m tests.migrated` makes it before a test asks.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

import django
import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from psycopg2 import sql

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT_AT_ONCE: Final = 8


@pytest.fixture(scope="session")
def migrated_database() -> Path:
    """A SQLite file as `migrate` leaves it, to be copied and never opened for writing."""
    return migrated_file()


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """On SQLite the database of the tests is a copy, which the session that made it puts away."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Put the copy where the tests of this process look for their database, or tell the server
    what to copy it from.
    """
    asked: dict[str, Any] = settings.DATABASES["default"]["TEST"]
    asked["MIGRATE"] = connection.settings_dict["TEST"]["MIGRATE"] = False
    if connection.vendor != "sqlite":
        made = migrated_on_server(os.environ["DATABASE_URL"])
        asked["TEMPLATE"] = connection.settings_dict["TEST"]["TEMPLATE"] = made
        yield
        return
    own = Path(asked["NAME"])
    shutil.copyfile(request.getfixturevalue("migrated_database"), own)
    yield
    connection.close()
    for beside in ("", "-wal", "-shm"):
        Path(f"{own}{beside}").unlink(missing_ok=True)


def migrated_file() -> Path:
    """The SQLite file of these migrations, made if there is none yet."""
    kept = Path(sys.prefix) / "migrated" / f"{key_of(migration_sources(ROOT))}.sqlite3"
    if not kept.exists():
        _migrate_into(kept)
    return kept


def migrated_on_server(address: str) -> str:
    """The name of the database of these migrations on a PostgreSQL server, made if there is none
    yet; who asks at the same time waits for it.

    Args:
        address: of the database whose tests these are; what older migrations made for it goes.
    """
    database = urlsplit(address).path.strip("/")
    kept = f"{database}_migrated_{key_of(migration_sources(ROOT))}"
    server = psycopg2.connect(urlsplit(address)._replace(path="/postgres").geturl())
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [database])
            cursor.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)",
                [f"{database}_migrated_"],
            )
            found = {name for (name,) in cursor.fetchall()}
            if kept not in found:
                for name in found:
                    # who was stopped while making one may still be writing
                    _ask(cursor, "DROP DATABASE {} WITH (FORCE)", name)
                begun = f"{database}_migrated_begun"
                _ask(cursor, "CREATE DATABASE {}", begun)
                _migrate(urlsplit(address)._replace(path=f"/{quote(begun)}").geturl())
                _ask(cursor, "ALTER DATABASE {} RENAME TO {}", begun, kept)
    finally:
        server.close()
    return kept


def _ask(cursor: Any, order: str, *names: str) -> None:
    cursor.execute(sql.SQL(order).format(*map(sql.Identifier, names)))


def migration_sources(root: Path) -> list[Path]:
    """The migrations of every app, and the modules of ours that they import."""
    migrations = sorted(root.glob("*/migrations/*.py"))
    named = {name for path in migrations for name in _imported_by(path)}
    modules = [root.joinpath(*name.split(".")).with_suffix(".py") for name in sorted(named)]
    return [*migrations, *(path for path in modules if path.is_file())]


def key_of(sources: list[Path]) -> str:
    """A name that changes with any of these files, and with the version of Django."""
    told = hashlib.sha256(django.__version__.encode())
    for path in sources:
        told.update(f"\n{path.parent.parent.name}/{path.name}\n".encode())
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _migrate_into(kept: Path) -> None:
    kept.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        _migrate("", folder)
        Path(folder, "db.sqlite3").replace(kept)
    older = sorted(kept.parent.glob("*.sqlite3"), key=lambda one: one.stat().st_mtime)
    for path in older[:-KEPT_AT_ONCE]:
        path.unlink(missing_ok=True)


def _migrate(address: str, folder: str = "") -> None:
    """Into the database of that address, or into a SQLite file in the folder."""
    own = ("DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE")
    rest = {name: value for name, value in os.environ.items() if name not in own}
    where = {"DATABASE_URL": address} if address else {"VAR_DIR": folder}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={**rest, **where},
        check=True,
    )


if __name__ == "__main__":
    migrated_file()
    if "DATABASE_URL" in os.environ:
        migrated_on_server(os.environ["DATABASE_URL"])
