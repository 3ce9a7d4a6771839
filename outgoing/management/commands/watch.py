"""The watchdog: it trusts neither beat nor worker nor broker, does itself what they left undone,
and raises the alarm.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections

import clock
from notices.adapters.channel import Deaf, tell_channel
from notices.services import show_life, tell_troubles
from outgoing.management.stopping import asked_to_stop
from outgoing.selectors.health import delivery_troubles, refused_letters
from outgoing.services import run_due, send_waiting, write_batches

WATCH = "watch"
WRITE_FOR = 30.0  # seconds
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Look whether lists and reminders leave in time; if not, do the work here and end with an"
        " error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            default=0,
            metavar="SECONDS",
            help="look again and again instead of once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        every = options["every"]
        with asked_to_stop() as stop:
            found = self._look(stop)
            while every and not stop():
                sleep_until_asked(every, stop)
                close_old_connections()
                found = [] if stop() else self._look(stop)
        if found and not every:
            raise CommandError("; ".join(found), returncode=3)

    def _look(self, stop: Callable[[], bool]) -> list[str]:
        """What was wrong; the work is done here then. A run is begun once, whoever begins it, so
        nothing can be done twice.
        """
        try:
            found = [str(trouble) for trouble in delivery_troubles(clock.now())]
            if found:
                run_due(clock.now())
                end = time.monotonic() + WRITE_FOR
                write_batches(now=clock.now, stop=lambda: stop() or time.monotonic() > end)
                send_waiting(now=clock.now, stop=stop)
            found += [str(refusal) for refusal in refused_letters(clock.now())]
            show_life(WATCH, at=clock.now(), note="; ".join(found))
            tell_troubles(found, at=clock.now())
        except DatabaseError as down:
            found = [f"the database does not answer: {down}"]
            _tell_without_memory(found)
        for trouble in found:
            logger.error("ALERT %s", trouble)
        return found


def _tell_without_memory(found: list[str]) -> None:
    """What was told is remembered in the database; without it everything is told each time."""
    try:
        tell_channel(found)
    except Deaf as deaf:
        logger.error("ALERT the second channel does not take what is told: %s", deaf)


def sleep_until_asked(seconds: int, stop: Callable[[], bool]) -> None:
    """A second at a time: who is asked to stop should not keep others waiting."""
    for _ in range(seconds):
        if stop():
            return
        time.sleep(1)
