"""The room itself: it reads one file, says what it found, and is gone."""

import gc
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path

from uploads.bounds import GRACE, MEMORY, SECONDS, CannotRead, Reason, Watch
from uploads.readers import ReaderKind, reader_of

with suppress(ImportError):
    import resource


def main(kind: str) -> None:
    """What the reader's own watch does not stop, the system does: time, memory, files."""
    read = reader_of(ReaderKind(kind))
    gc.disable()
    content = sys.stdin.buffer.read()
    _bound()
    try:
        answer = {"found": read(content, Watch())}
    except CannotRead as refusal:
        answer = {"refused": refusal.reason.value}
    except MemoryError:
        answer = {"refused": Reason.TOO_MUCH.value}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def _bound() -> None:
    signal.setitimer(signal.ITIMER_PROF, SECONDS + GRACE)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, 2),
        (resource.RLIMIT_AS, _in_use() + MEMORY),
    ):
        with suppress(ValueError, OSError):
            _soft, hard = resource.getrlimit(what)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (least, least))


def _in_use() -> int:
    """The addresses the program takes by itself; where the system does not say, a guess."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 8 * MEMORY
    return pages * resource.getpagesize()
