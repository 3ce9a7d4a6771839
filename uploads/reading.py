"""Have a file read in a process of its own, and take back what it found."""

import json
import logging
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from uploads.bounds import CannotRead, Reason, Watch
from uploads.readers import ReaderKind, reader_of

__all__ = ["CannotRead", "ReaderKind", "Reason", "read"]

logger = logging.getLogger(__name__)

DEADLINE: Final = 10
"""Seconds on the wall after which the process is ended, however little of them it had."""
ROOT: Final = str(Path(__file__).resolve().parent.parent)
BEGIN: Final = (
    "import sys; sys.path[:] = sys.argv[2:]; from uploads.child import main; main(sys.argv[1])"
)
KEPT: Final = ("LD_LIBRARY_PATH", "PATH", "PYTHONHOME", "TMPDIR")
"""Of the environment: no secret gets where a stranger's file is opened."""


def read(kind: ReaderKind, content: bytes, *, deadline: float = DEADLINE) -> Any:
    """What the reader of this kind finds, in lists, numbers and texts.

    Raises CannotRead with its reason. Where no process can be had, the file is read here, within
    the bounds the reader keeps by itself.
    """
    if find_spec("resource") is None or getattr(sys, "frozen", False) or not sys.executable:
        return reader_of(kind)(content, Watch())
    return _read_apart(kind, content, deadline)


def _read_apart(kind: ReaderKind, content: bytes, deadline: float) -> Any:
    command = [sys.executable, "-I", "-S", "-c", BEGIN, kind.value, ROOT]
    try:
        done = subprocess.run(  # noqa: S603  our own program; the file is its input
            [*command, *(place for place in sys.path if place and place != ROOT)],
            input=content,
            capture_output=True,
            timeout=deadline,
            check=False,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(Reason.TOO_MUCH) from error
    except OSError:
        logger.warning("no process to read a file in; it is read here", exc_info=True)
        return reader_of(kind)(content, Watch())
    return _answer(kind, done)


def _answer(kind: ReaderKind, done: subprocess.CompletedProcess[bytes]) -> Any:
    """A process that was ended by the system had taken too much."""
    if done.returncode < 0:
        raise CannotRead(Reason.TOO_MUCH)
    if done.returncode or not done.stdout:
        logger.error("reading a %s failed: %s", kind.value, done.stderr.decode(errors="replace"))
        raise CannotRead(Reason.DAMAGED)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise CannotRead(Reason(answer["refused"]))
    return answer["found"]
