"""Keeps what was counted of a process's lines before the process says that it is done.

A worker of the suite is given ten seconds to end after its last test. On a busy machine it is then
killed before it has written by itself, and what its tests ran counts as never run.
"""

import coverage


def pytest_sessionfinish() -> None:
    """Write what was counted so far; nothing where nobody counts."""
    counting = coverage.Coverage.current()
    if counting is not None:
        counting.save()
