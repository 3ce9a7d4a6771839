"""Real processes, really killed: nothing is lost, and no second copy leaves without a mark on
its record.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from notices.tests.sink import Sink, listening

pytestmark = pytest.mark.lengthy

LETTERS, CUTS = 40, 6
BEGIN = f"""
import django; django.setup()
from notices.tests.outbox import begin, letter, NOON
from datetime import timedelta
begin(*(letter(f"n{{number}}@bo.example", expires_at=NOON + timedelta(days=9)) for number in range({LETTERS})))
"""


def test_processes_killed_in_the_middle_lose_nothing_and_flag_every_copy(
    tmp_path: Path, migrated_database: Path
) -> None:
    with listening() as sink:
        machine = Machine(tmp_path, sink, migrated_database)
        machine.run("-c", BEGIN)

        in_flight = [machine.cut_power_after(letters=4, hour=number) for number in range(CUTS)]
        machine.set_clock(hour=CUTS)
        machine.run("manage.py", "dispatch")

        copies = Counter(
            str(message_from_bytes(content)["Message-ID"]) for _, content in sink.received
        )
        kept = machine.ask("SELECT message_id, state, uncertain FROM notices_delivery")
    assert sum(in_flight) > 0, "no cut fell while a letter was on its way: this proves nothing"
    assert {state for _, state, _ in kept} == {"sent"}
    assert len(copies) == LETTERS
    flagged = {message_id for message_id, _, uncertain in kept if uncertain}
    assert {message_id for message_id, count in copies.items() if count > 1} <= flagged
    assert sum(copies.values()) - LETTERS <= CUTS


class Machine:
    """An installation of its own in a folder, with a clock that we set."""

    def __init__(self, folder: Path, sink: Sink, migrated: Path) -> None:
        self.folder, self.sink = folder, sink
        shutil.copyfile(migrated, folder / "db.sqlite3")
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "CELERY_BROKER_URL")
        }
        self.environment = {
            **kept,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VAR_DIR": str(folder),
            "DEMO_CLOCK_FILE": str(folder / "clock.json"),
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}?tls=off",
        }

    def run(self, *command: str) -> None:
        subprocess.run(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=300,
        )

    def cut_power_after(self, *, letters: int, hour: int) -> int:
        """Kill the process that sends after so many more letters reached the server; how many
        were on their way then.
        """
        self.set_clock(hour)
        wanted = len(self.sink.received) + letters
        process = subprocess.Popen(
            [sys.executable, "manage.py", "dispatch"], cwd=settings.BASE_DIR, env=self.environment
        )
        end = time.monotonic() + 60
        while (
            len(self.sink.received) < wanted and process.poll() is None and time.monotonic() < end
        ):
            time.sleep(0.0005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return int(self.ask("SELECT COUNT(*) FROM notices_delivery WHERE state = 'sending'")[0][0])

    def set_clock(self, hour: int) -> None:
        """Hours apart, so that every lease of a process that died has run out."""
        noon = 1_796_015_000 + hour * 3600  # a little after the letters were written
        (self.folder / "clock.json").write_text(json.dumps({"offset_seconds": noon - time.time()}))

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.folder / "db.sqlite3") as database:
            return database.execute(question).fetchall()
