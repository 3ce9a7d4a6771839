"""After a test with real transactions the database is emptied: of what was written, and of nothing
else, since asking 120 tables costs a hundredth of emptying them.
"""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.db import connection

KEPT_BY_TRIGGERS: Final = frozenset(
    {"audit_event", "notices_attempt", "notices_delivery", "notices_run"}
)
"""Evidence: its triggers rightly refuse that it is emptied."""

AS_MIGRATED: Final = frozenset({"auth_permission", "django_content_type"})
"""What `migrate` writes there follows from the models, and no test changes it."""


@pytest.fixture(scope="session", autouse=True)
def only_what_was_written_is_emptied() -> Iterator[None]:
    operations = type(connection.ops)
    plain = operations.sql_flush
    past_the_triggers = _past_those_of_sqlite if connection.vendor == "sqlite" else _switched_off

    def flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        if options.get("reset_sequences") or options.get("allow_cascade"):
            return plain(self, style, tables, **options)
        written = tables_with_rows(sorted(set(tables) - AS_MIGRATED))
        deletes = [f"DELETE FROM {self.quote_name(table)}" for table in written]
        return past_the_triggers(deletes, sorted(KEPT_BY_TRIGGERS.intersection(written)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", flush)
        yield


def tables_with_rows(tables: list[str]) -> list[str]:
    """Those of these tables that hold a row, in the same order."""
    if not tables:
        return []
    name = connection.ops.quote_name
    asked = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT 1 FROM {name(table)})"
        for place, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [tables[place] for (place,) in sorted(cursor.fetchall())]


def _past_those_of_sqlite(deletes: list[str], guarded: list[str]) -> list[str]:
    if not guarded:
        return deletes
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = cursor.fetchall()
    return [
        *(f"DROP TRIGGER {connection.ops.quote_name(name)}" for name, _ in found),
        *deletes,
        *(sql for _, sql in found),
    ]


def _switched_off(deletes: list[str], guarded: list[str]) -> list[str]:
    off, on = (
        [f"ALTER TABLE {table} {word} TRIGGER USER" for table in guarded]
        for word in ("DISABLE", "ENABLE")
    )
    # a table about which a question is still open cannot be altered
    return [*off, *deletes, "SET CONSTRAINTS ALL IMMEDIATE", *on]
