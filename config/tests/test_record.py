"""What is on record is neither changed nor removed nor put in the place of another row, in any
table that only grows and on either database.
"""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import Event
from audit.services import record
from notices.models import Attempt, Delivery, Run
from notices.tests.outbox import begin, letter, send
from tests.factories import make_agency, moment

pytestmark = pytest.mark.django_db
KEPT: Final[dict[str, tuple[str, str]]] = {
    # table: a column that may never change, and a value it never had
    "audit_event": ("reason", "'khác'"),
    "notices_attempt": ("text", "'khác'"),
    "notices_delivery": ("address", "'la@noi.example'"),
    "notices_run": ("body_text", "'khác'"),
}
MODELS = {model._meta.db_table: model for model in (Event, Attempt, Delivery, Run)}
IS_SQLITE = connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def kept() -> Iterator[dict[str, list[Any]]]:
    """A row in every such table, and at the end the same rows as at the beginning."""
    with transaction.atomic():
        agency = make_agency()
        record("units.rename", agency, by=None, at=moment("2026-11-27 16:00"), agency=agency.pk)
    begin(letter())
    send()
    before = _rows()
    yield before
    assert _rows() == before


def _rows() -> dict[str, list[Any]]:
    return {table: [*MODELS[table].objects.order_by("pk").values()] for table in KEPT}


def _refused(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _copy_with(table: str, column: str, value: str, *, without: tuple[str, ...] = ()) -> str:
    """`(columns) SELECT …` of the one row, with another value in that column."""
    names = [field.column for field in MODELS[table]._meta.concrete_fields]
    names = [name for name in names if name not in without]
    wanted = [value if name == column else f'"{name}"' for name in names]
    listed = ", ".join(f'"{name}"' for name in names)
    return f"({listed}) SELECT {', '.join(wanted)} FROM {table}"


def test_every_guarded_table_is_tried_here() -> None:
    """SQLite forgets the triggers of a table that a migration makes anew: see guard_again in the
    migration 0009 of notices.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger'"
            if IS_SQLITE
            else "SELECT DISTINCT event_object_table FROM information_schema.triggers"
        )
        guarded = {row[0] for row in cursor.fetchall()}

    assert guarded == set(KEPT)


@pytest.mark.parametrize("table", KEPT)
def test_no_row_is_changed(table: str) -> None:
    column, value = KEPT[table]

    _refused(f"UPDATE {table} SET {column} = {value}")


@pytest.mark.parametrize("table", KEPT)
def test_no_row_gets_another_number(table: str) -> None:
    _refused(f"UPDATE {'OR REPLACE ' if IS_SQLITE else ''}{table} SET id = id + 1")


@pytest.mark.parametrize("table", KEPT)
def test_no_row_is_removed(table: str) -> None:
    with connection.cursor() as cursor:
        if IS_SQLITE:
            cursor.execute("PRAGMA defer_foreign_keys = ON")

    _refused(f"DELETE FROM {table}")


@pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL knows no INSERT OR REPLACE")
@pytest.mark.parametrize("table", KEPT)
def test_no_row_is_replaced_under_its_number(table: str) -> None:
    _refused(f"INSERT OR REPLACE INTO {table} {_copy_with(table, *KEPT[table])}")


@pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL knows no INSERT OR REPLACE")
@pytest.mark.parametrize("table", ["notices_attempt", "notices_run", "notices_delivery"])
def test_no_row_is_replaced_under_its_own_key(table: str) -> None:
    """The number is drawn anew, only the unique key is known: refused or passed over."""
    copy = _copy_with(table, *KEPT[table], without=("id",))
    if table == "notices_run":
        copy = copy.replace('"uuid" FROM', "FROM").replace(
            ' SELECT "uuid"', " SELECT 'f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0'"
        )

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT OR REPLACE INTO {table} {copy}")
    except DatabaseError:
        assert table == "notices_delivery"


@pytest.mark.skipif(IS_SQLITE, reason="SQLite knows no TRUNCATE")
@pytest.mark.parametrize("table", KEPT)
def test_no_table_is_emptied_at_once(table: str) -> None:
    _refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.skipif(IS_SQLITE, reason="SQLite has its own words for it")
@pytest.mark.parametrize("table", KEPT)
def test_no_row_is_overwritten_on_conflict(table: str) -> None:
    column, value = KEPT[table]

    _refused(
        f"INSERT INTO {table} {_copy_with(table, column, value)}"
        f" ON CONFLICT (id) DO UPDATE SET {column} = {value}"
    )
