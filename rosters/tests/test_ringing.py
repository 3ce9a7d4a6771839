"""However many plans wait, one ring says so."""

from collections.abc import Iterator

import pytest
from kombu.transport.base import StdChannel

from config.celery import app
from rosters.tasks import ring


@pytest.fixture
def plan_queue() -> Iterator[StdChannel]:
    """The queue of the worker that plans, empty before and after."""
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        app.amqp.queues["plan"].bind(channel).declare()
        channel.queue_purge("plan")
        yield channel
        channel.queue_purge("plan")


@pytest.mark.parametrize("jobs, rung", [(0, 0), (1, 1), (3, 1), (2000, 1)])
def test_one_ring_says_that_plans_wait(plan_queue: StdChannel, jobs: int, rung: int) -> None:
    ring(tuple(range(jobs)))

    assert plan_queue.queue_declare("plan").message_count == rung
