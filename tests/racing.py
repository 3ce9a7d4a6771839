"""Acts that are done in the same moment, each by a thread with a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, connections

from refusals import Refusal


def together(
    acts: Sequence[Callable[[], object]], told: type[Refusal] | tuple[type[Refusal], ...] = ()
) -> list[bool]:
    """Whether each was done, those that were refused (as `told`) first. Any other error is raised
    here.
    """
    gate = Barrier(len(acts))

    def do(act: Callable[[], object]) -> bool:
        try:
            gate.wait(10)
            act()
        except told:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(do, acts))


def without_patience(act: Callable[[], object]) -> None:
    """Do it, or raise OperationalError where it would wait for somebody's lock (PostgreSQL)."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '300ms'")
    act()
