"""A few kills in a small trial: what leaves is counted, and nothing stays behind."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools.tests.test_serve import eventually
from tools.trial_kills.trying import broken_promises
from tools.trial_kills.workers import ROOT, served_command

pytestmark = pytest.mark.lengthy

KEPT: dict[str, Any] = {
    "kills": 2,
    "lost": 0,
    "not final": 0,
    "extra copies flagged": 0,
    "extra copies not flagged": 0,
    "received but not on record": 0,
    "letters marked as uncertain": 0,
    "stops that had to be forced": 0,
}


@pytest.mark.parametrize("how", ["kill", "term"])
def test_two_workers_that_end_in_the_middle_lose_no_letter(
    how: str, tmp_path: Path, migrated_database: Path
) -> None:
    trial = started(
        *("--letters", "10", "--kills", "2", "--how", how),
        *("--database", str(migrated_database)),
        folder=tmp_path,
    )
    printed, _ = trial.communicate()

    found = json.loads(printed)
    assert (trial.returncode, found["broken"], found["kills"]) == (0, [], 2)
    assert found["states"] == {"sent": found["letters"]}
    assert found["letters"] == 10 + found["letters filled in later"]
    assert nothing_left(tmp_path)


def test_a_trial_that_is_broken_off_leaves_no_process_and_no_file(
    tmp_path: Path, migrated_database: Path
) -> None:
    trial = started("--kills", "1000", "--database", str(migrated_database), folder=tmp_path)
    assert eventually(lambda: " worker " in " ".join(processes_of(tmp_path)), seconds=120)

    trial.terminate()
    trial.communicate(timeout=60)

    assert trial.returncode == 128 + signal.SIGTERM
    assert nothing_left(tmp_path)


@pytest.mark.parametrize(
    "name, how_many, is_kill, broken",
    [
        ("lost", 1, True, ["lost"]),
        ("not final", 1, True, ["not final"]),
        ("received but not on record", 1, True, ["received but not on record"]),
        ("extra copies not flagged", 1, True, ["extra copies not flagged"]),
        ("extra copies flagged", 1, True, []),
        ("extra copies flagged", 1, False, ["extra copies flagged"]),
        ("letters marked as uncertain", 1, False, ["letters marked as uncertain"]),
        ("stops that had to be forced", 1, False, ["stops that had to be forced"]),
        ("kills", 1, True, ["kills"]),
    ],
)
def test_each_promise_that_is_broken_is_named(
    name: str, how_many: int, is_kill: bool, broken: list[str]
) -> None:
    assert broken_promises({**KEPT, name: how_many}, asked=2, is_kill=is_kill) == broken


def test_on_a_server_the_worker_is_started_as_its_service_says() -> None:
    assert served_command() == [
        *(sys.executable, "-m", "celery", "--app", "config", "worker"),
        *("--queues", "mail", "--hostname", "mail@%h", "--concurrency", "2", "--loglevel", "INFO"),
    ]


def started(*arguments: str, folder: Path) -> "subprocess.Popen[str]":
    own = ("DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE")
    rest = {name: value for name, value in os.environ.items() if name not in own}
    return subprocess.Popen(
        [sys.executable, "-m", "tools.trial_kills", *arguments],
        cwd=ROOT,
        env={**rest, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def nothing_left(folder: Path) -> bool:
    return eventually(lambda: processes_of(folder) == []) and list(folder.iterdir()) == []


def processes_of(folder: Path) -> list[str]:
    """The commands of everything that was started with a folder inside this one."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if f"VAR_DIR={folder}/".encode() in (each / "environ").read_bytes():
                found.append((each / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found
