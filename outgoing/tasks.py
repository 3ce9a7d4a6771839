"""What Celery rings for: look what is due, send what waits. Run twice, the second finds nothing
to do.
"""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from kombu.exceptions import OperationalError

import clock
from declarations.services.caring import purge_answers
from directives.services import settle_conditions
from duties.services.proving import rosters_to_prove
from duties.tasks import ring as ring_for_proofs
from mobilisation.services.keeping import forget_helpers
from notices.services import open_batches, see_jump, show_life
from notices.stopping import is_asked_to_stop
from outgoing.selectors.health import TICK
from outgoing.services import run_due, send_slice, write_batches
from rosters.services.jobs import waiting_jobs
from rosters.tasks import ring as ring_for_plans
from seasons.services.planning import waiting_season_jobs
from seasons.tasks import ring as ring_for_seasons

logger = logging.getLogger(__name__)
SHORT_SLICE = 5.0
SLICE = 30.0
"""Seconds after which a task takes no further letter and lets others have their turn."""
MINUTE = timedelta(seconds=55)
"""A little less, so that the next one finds nothing of this one waiting."""


@shared_task(name="reports.run_due", ignore_result=True)
def ring() -> None:
    see_jump(at=clock.now())
    show_life(TICK, at=clock.now())
    run_due(clock.now())
    ask_to_write()
    ring_for_plans(waiting_jobs(clock.now()))
    ring_for_proofs(rosters_to_prove(clock.now()))
    ring_for_seasons(waiting_season_jobs(clock.now()))
    send_a_slice(SLICE, until=_next_minute())
    settle_conditions(at=clock.now())
    purge_answers(at=clock.now())
    forget_helpers(at=clock.now())


@shared_task(name="reports.dispatch", ignore_result=True)
def dispatch(until: float | None = None) -> None:
    """Rung for by a page, or to go on with a long queue `until` then (seconds of the epoch)."""
    send_a_slice(SLICE if until is None else SHORT_SLICE, until=until or _next_minute())


def send_a_slice(seconds: float, *, until: float) -> None:
    """Send for so long; what is left is rung for again, behind whatever else waits."""
    if send_slice(now=clock.now, is_over=within(seconds), until=datetime.fromtimestamp(until, UTC)):
        ask_to_send(until=until)


def _next_minute() -> float:
    return (clock.now() + MINUTE).timestamp()


@shared_task(name="reports.write_letters", ignore_result=True)
def write_letters() -> None:
    """A short while; what is left is rung for again, behind whatever else waits."""
    if write_batches(now=clock.now, stop=within(SHORT_SLICE)):
        ask_to_write()


def ask_to_write() -> None:
    """Only a wake-up, and only where letters are left to be written."""
    if not open_batches().exists():
        return
    try:
        write_letters.delay()
    except (OperationalError, OSError) as deaf:
        logger.warning("the queue does not answer, letters are written next minute: %s", deaf)


def ask_to_send(*, until: float | None = None) -> None:
    """Only a wake-up: without a broker the next minute finds the letters just the same."""
    try:
        dispatch.delay(until)
    except (OperationalError, OSError) as deaf:
        logger.warning("the queue does not answer, the letters wait for the next minute: %s", deaf)


@worker_ready.connect
def ring_at_the_start(**told: Any) -> None:
    """A worker that was away does not wait for the next minute."""
    ring.apply_async(queue="mail", expires=55)


def within(seconds: float) -> Callable[[], bool]:
    """True once so many seconds have passed, or the worker was asked to stop."""
    end = time.monotonic() + seconds
    return lambda: is_asked_to_stop() or time.monotonic() >= end
