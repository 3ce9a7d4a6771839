"""Tells the processes of a worker that it was asked to stop, so that each finishes the letter it
has in hand and takes no other.
"""

from mmap import mmap
from typing import Any

from celery.signals import worker_init, worker_shutting_down

_asked = mmap(-1, 1)
"""One byte, shared with the processes that the worker forks. Without a lock: it is set in the
middle of whatever the worker is doing.
"""


@worker_init.connect
def nobody_has_asked(**told: Any) -> None:
    _asked[0] = 0


@worker_shutting_down.connect
def ask_to_stop(**told: Any) -> None:
    _asked[0] = 1


def is_asked_to_stop() -> bool:
    return _asked[0] == 1
