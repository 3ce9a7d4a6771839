"""Keeps, outside the database, how far sending had come: what a restored copy cannot know of
itself.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import UUID

import redis
from django.conf import settings

PATIENCE = 2.0  # seconds
RAISE_MARK = """
local known = tonumber(redis.call('GET', KEYS[1]) or '-1')
if tonumber(ARGV[1]) > known then redis.call('SET', KEYS[1], ARGV[1]) end
"""


class MarkUnreadable(Exception):
    """The place cannot be asked now: it may hold a mark or none."""


class MarkPlace(Protocol):
    def read(self, installation: UUID) -> int | None:
        """The mark of this installation; None where there is none. Raises MarkUnreadable."""

    def write(self, installation: UUID, mark: int) -> None:
        """Never lowers a mark. Raises MarkUnreadable."""


def places() -> Iterator[MarkPlace]:
    """Those that the settings name."""
    if settings.MARK_FILE:
        yield FilePlace(Path(settings.MARK_FILE))
    if settings.MARK_REDIS_URL:
        yield RedisPlace(settings.MARK_REDIS_URL)


class FilePlace:
    """One small file beside the keys, never part of a copy of the database."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def read(self, installation: UUID) -> int | None:
        try:
            kept = json.loads(self.file.read_text())
            return int(kept["mark"]) if kept["installation"] == str(installation) else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError) as trouble:
            raise MarkUnreadable(str(trouble)) from trouble

    def write(self, installation: UUID, mark: int) -> None:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if (self._known(installation) or -1) < mark:
                    self._replace({"installation": str(installation), "mark": mark})
        except OSError as trouble:
            raise MarkUnreadable(str(trouble)) from trouble

    def _known(self, installation: UUID) -> int | None:
        try:
            return self.read(installation)
        except MarkUnreadable:
            return None

    def _replace(self, kept: dict[str, object]) -> None:
        draft = self.file.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(kept))
        draft.replace(self.file)


class RedisPlace:
    """A key in the broker, named by the installation."""

    def __init__(self, url: str) -> None:
        self.redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )

    def read(self, installation: UUID) -> int | None:
        try:
            kept = self.redis.get(_key(installation))
        except redis.RedisError as trouble:
            raise MarkUnreadable(str(trouble)) from trouble
        return None if kept is None else int(str(kept, "ascii"))  # type: ignore[arg-type]

    def write(self, installation: UUID, mark: int) -> None:
        try:
            self.redis.eval(RAISE_MARK, 1, _key(installation), str(mark))
        except redis.RedisError as trouble:
            raise MarkUnreadable(str(trouble)) from trouble


def _key(installation: UUID) -> str:
    return f"lich:mark:{installation}"
