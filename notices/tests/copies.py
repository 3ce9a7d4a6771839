"""A copy of the whole database, taken and put back as an administrator does it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg2
from django.db import connection


class Copy(Protocol):
    def put_back(self) -> None: ...


class SqliteCopy:
    """By the online backup of SQLite, as the manual says: never a copy of the file alone."""

    def __init__(self, folder: Path) -> None:
        self.database = str(connection.settings_dict["NAME"])
        self.file = str(folder / "copy.sqlite3")
        self._carry(self.database, self.file)

    def put_back(self) -> None:
        self._carry(self.file, self.database)

    @staticmethod
    def _carry(source: str, target: str) -> None:
        connection.close()
        old, new = sqlite3.connect(source), sqlite3.connect(target)
        old.backup(new)
        old.close()
        new.close()


class PostgresCopy:
    """Another database made from this one, and this one made from it again."""

    def __init__(self) -> None:
        self.database = str(connection.settings_dict["NAME"])
        self.name = f"{self.database}_copy"
        self._tell(f'DROP DATABASE IF EXISTS "{self.name}"')
        self._tell(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.database}"')

    def put_back(self) -> None:
        self._tell(f'DROP DATABASE "{self.database}" WITH (FORCE)')
        self._tell(f'CREATE DATABASE "{self.database}" TEMPLATE "{self.name}"')

    def forget(self) -> None:
        self._tell(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _tell(self, statement: str) -> None:
        connection.close()
        said: dict[str, Any] = connection.settings_dict
        server = psycopg2.connect(
            host=said["HOST"],
            port=said["PORT"] or 5432,
            user=said["USER"],
            password=said["PASSWORD"],
            dbname="postgres",
        )
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute(statement)
        server.close()


@contextmanager
def copied(folder: Path) -> Iterator[Copy]:
    """The database as it is now, to be put back inside."""
    if connection.vendor == "sqlite":
        yield SqliteCopy(folder)
        return
    copy = PostgresCopy()
    try:
        yield copy
    finally:
        copy.forget()
