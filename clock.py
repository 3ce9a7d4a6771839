"""The only place that asks what time it is; the demo agency and the tests live by a time of
their own.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

FILE_VARIABLE = "DEMO_CLOCK_FILE"

_frozen: list[datetime] = []
_read: tuple[str, int, timedelta] | None = None


def now() -> datetime:
    """The moment, aware and in UTC."""
    if _frozen:
        return _frozen[-1]
    return datetime.now(UTC) + _offset()


@contextmanager
def freeze(at: datetime) -> Iterator[datetime]:
    """Stand still at a moment, in every thread of this process."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    _frozen.append(at.astimezone(UTC))
    try:
        yield at
    finally:
        _frozen.pop()


def is_shifted() -> bool:
    """True where the demo agency lives at a time of its own, so that pages can say so."""
    return bool(_offset())


def shift_to(at: datetime) -> None:
    """Let every process of the demo go on from `at`, at the usual pace."""
    file = Path(os.environ[FILE_VARIABLE])
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps({"offset_seconds": (at - datetime.now(UTC)).total_seconds()}))
    draft.replace(file)


def _offset() -> timedelta:
    """Read again only when the file was replaced, so that asking the time stays cheap."""
    global _read
    name = os.environ.get(FILE_VARIABLE)
    if not name:
        return timedelta(0)
    try:
        changed = Path(name).stat().st_mtime_ns
    except FileNotFoundError:
        return timedelta(0)
    if _read is None or _read[:2] != (name, changed):
        seconds = json.loads(Path(name).read_text())["offset_seconds"]
        _read = (name, changed, timedelta(seconds=seconds))
    return _read[2]
