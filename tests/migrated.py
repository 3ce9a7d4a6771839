"""A database with every table, made once by the migrations and copied by whoever needs one, so
that no test waits for migrations that have not changed.

It is kept beside the libraries, under a name that follows from the migrations: another version of
them makes its own.
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

import django
import pytest
from django.conf import settings
from django.db import connection

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT_AT_ONCE: Final = 8


@pytest.fixture(scope="session")
def migrated_database() -> Path:
    """A SQLite file as `migrate` leaves it, to be copied and never opened for writing."""
    kept = Path(sys.prefix) / "migrated" / f"{key_of(migration_sources(ROOT))}.sqlite3"
    if not kept.exists():
        _migrate_into(kept)
    return kept


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """On SQLite the database of the tests is a copy, which the session that made it puts away."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Put the copy where the tests of this process look for their database."""
    if connection.vendor != "sqlite":
        yield
        return
    asked: dict[str, Any] = settings.DATABASES["default"]["TEST"]
    own = Path(asked["NAME"])
    shutil.copyfile(request.getfixturevalue("migrated_database"), own)
    asked["MIGRATE"] = connection.settings_dict["TEST"]["MIGRATE"] = False
    yield
    connection.close()
    for beside in ("", "-wal", "-shm"):
        Path(f"{own}{beside}").unlink(missing_ok=True)


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
        own = ("DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE")
        rest = {name: value for name, value in os.environ.items() if name not in own}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=ROOT,
            env={**rest, "VAR_DIR": folder},
            check=True,
        )
        Path(folder, "db.sqlite3").replace(kept)
    older = sorted(kept.parent.glob("*.sqlite3"), key=lambda one: one.stat().st_mtime)
    for path in older[:-KEPT_AT_ONCE]:
        path.unlink(missing_ok=True)
