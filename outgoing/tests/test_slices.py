"""A long queue is sent in slices, so that other work has its turn in between: what is left is rung
for at once, unless that would be asking in vain.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from kombu.transport.base import StdChannel

import clock
from config.celery import app
from notices.stopping import ask_to_stop, nobody_has_asked
from notices.tests.outbox import begin, letter
from notices.tests.sink import Sink, free_port
from outgoing.services import send_slice
from outgoing.tasks import dispatch
from outgoing.tests.test_lists import HALF_PAST_SEVEN

pytestmark = pytest.mark.django_db
NOON = HALF_PAST_SEVEN + timedelta(hours=5)
NEXT_MINUTE = NOON + timedelta(seconds=55)


def after(letters: int) -> Callable[[], bool]:
    """A slice with time for so many letters."""
    asked = count()
    return lambda: next(asked) >= letters


@pytest.fixture
def stopping() -> Iterator[Callable[[], None]]:
    """Asks this worker to stop, as its signal does; the next test's worker knows nothing of it."""
    yield ask_to_stop
    nobody_has_asked()


@pytest.mark.parametrize(
    "waiting, time_for, minutes, is_left",
    [(3, 2, 0, True), (3, 3, 0, False), (3, 9, 0, False), (3, 2, 1, False)],
    ids=["one is left", "the last was sent", "time is left", "the next minute is there"],
)
def test_what_a_slice_leaves_over_is_rung_for_until_the_next_minute(
    waiting: int, time_for: int, minutes: int, is_left: bool
) -> None:
    run = begin(*(letter(f"n{number}@bo.example") for number in range(waiting)))
    at = NOON + timedelta(minutes=minutes)

    goes_on = send_slice(now=lambda: at, is_over=after(time_for), until=NEXT_MINUTE)

    assert goes_on is is_left
    assert run.deliveries.filter(state="sent").count() == min(waiting, time_for)


def test_a_worker_asked_to_stop_rings_for_nothing(stopping: Callable[[], None]) -> None:
    begin(letter())
    stopping()

    assert not send_slice(now=lambda: NOON, is_over=after(0), until=NEXT_MINUTE)


def test_a_server_that_cannot_be_reached_is_not_asked_again_before_the_next_minute(
    sink: Sink, settings: Any
) -> None:
    run = begin(letter())
    settings.EMAIL_PORT = free_port()

    goes_on = send_slice(now=lambda: NOON, is_over=after(1), until=NEXT_MINUTE)

    assert (goes_on, run.deliveries.get().state) == (False, "pending")


@pytest.fixture
def mail_queue() -> Iterator[StdChannel]:
    """The queue of the worker that sends, empty before and after."""
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        app.amqp.queues["mail"].bind(channel).declare()
        channel.queue_purge("mail")
        yield channel
        channel.queue_purge("mail")


def rung_for(channel: StdChannel) -> int:
    """How many rings wait in the queue of letters."""
    return int(channel.queue_declare("mail").message_count)


@pytest.mark.parametrize(
    "slice_seconds, already, rung",
    [(0.0, -1, 1), (0.0, 60, 0), (30.0, -1, 0)],
    ids=["some are left", "the next minute is there", "all are sent"],
)
def test_a_long_queue_goes_on_at_once_until_the_next_minute(
    mail_queue: StdChannel,
    monkeypatch: pytest.MonkeyPatch,
    slice_seconds: float,
    already: int,
    rung: int,
) -> None:
    begin(letter())
    monkeypatch.setattr("outgoing.tasks.SHORT_SLICE", slice_seconds)

    with clock.freeze(NOON):
        dispatch(clock.now().timestamp() - already)

    assert rung_for(mail_queue) == rung
