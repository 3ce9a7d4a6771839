"""How much a file may hold, how long reading it may take, and why one is not read."""

import time
from enum import StrEnum
from typing import Final

MEBIBYTE: Final = 1024 * 1024
SECONDS: Final = 0.7
"""Of the processor, for one file. A list of 5,000 people takes a third of it, a directive of 30
pages half.
"""
GRACE: Final = 0.2
"""Of the processor, for what cannot be stopped in the middle; then the process is ended."""
MEMORY: Final = 100 * MEBIBYTE
"""What a file may take, whatever the program itself takes."""


class Reason(StrEnum):
    """What is wrong with a file; whoever asked says it in words."""

    DAMAGED = "damaged"
    TOO_MUCH = "too-much"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_PAGES = "too-many-pages"
    LOCKED = "locked"
    OTHER_FORMAT = "other-format"


class CannotRead(Exception):
    """The file is not read."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Watch:
    """Time of the processor that is left. It is looked at between two pieces of work, so that
    reading stops by itself also where no process can be ended.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._until = time.thread_time() + seconds

    def look(self) -> None:
        """Raises CannotRead when the time is over."""
        if time.thread_time() > self._until:
            raise CannotRead(Reason.TOO_MUCH)
