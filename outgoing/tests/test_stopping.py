"""A real worker, really asked to stop: it finishes the letters in hand and takes no other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings

from notices.tests.sink import listening
from notices.tests.test_power_cuts import Machine

pytestmark = pytest.mark.lengthy

LETTERS = 600
BEGIN = f"""
import django; django.setup()
from notices.tests.outbox import begin, letter, NOON
from datetime import timedelta
begin(*(letter(f"n{{n}}@bo.example", expires_at=NOON + timedelta(days=9)) for n in range({LETTERS})))
"""


def test_a_worker_asked_to_stop_finishes_the_letter_in_hand_and_takes_no_other(
    tmp_path: Path, migrated_database: Path
) -> None:
    with listening() as sink:
        machine = Machine(tmp_path, sink, migrated_database)
        machine.set_clock(hour=0)
        machine.run("-c", BEGIN)
        with started(machine) as worker:
            waited_for(4, machine)
            worker.send_signal(signal.SIGTERM)
            sent_by_then = len(sink.received)

            worker.wait(timeout=60)

        sent_after = len(sink.received) - sent_by_then
        states = dict(machine.ask("SELECT state, COUNT(*) FROM notices_delivery GROUP BY state"))
        [(uncertain,)] = machine.ask("SELECT SUM(uncertain) FROM notices_delivery")
    assert (set(states), sum(states.values()), uncertain) == ({"sent", "pending"}, LETTERS, 0)
    assert states["sent"] == sent_by_then + sent_after
    assert sent_after <= 60, "it went on with its slice"


@contextmanager
def started(machine: Machine) -> "Iterator[subprocess.Popen[bytes]]":
    """A worker for mail as the manual starts it, with one process; neither outlives the test."""
    command = ["celery", "--app", "config", "worker", "--queues", "mail", "--concurrency", "1"]
    worker = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=settings.BASE_DIR,
        env=machine.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield worker
    finally:
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(timeout=10)


def waited_for(letters: int, machine: Machine) -> None:
    end = time.monotonic() + 120
    while len(machine.sink.received) < letters and time.monotonic() < end:
        time.sleep(0.001)
    assert len(machine.sink.received) >= letters
