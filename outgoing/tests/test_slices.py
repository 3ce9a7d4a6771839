"""A long queue is sent in slices, so that other work has its turn in between: what is left is rung
for at once, unless that would be asking in vain.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from amqp.exceptions import ChannelError
from kombu.transport.base import StdChannel

import clock
from config.celery import app
from notices.tests.outbox import begin, letter
from outgoing.tasks import dispatch
from outgoing.tests.test_lists import HALF_PAST_SEVEN

pytestmark = pytest.mark.django_db


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
    """How many rings wait in the queue of letters; Redis knows no queue that is empty."""
    try:
        return int(channel.queue_declare("mail", passive=True).message_count)
    except ChannelError:
        return 0


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

    with clock.freeze(HALF_PAST_SEVEN + timedelta(hours=5)):
        dispatch(clock.now().timestamp() - already)

    assert rung_for(mail_queue) == rung
