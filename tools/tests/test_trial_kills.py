"""A few kills in a small trial: what leaves is counted, and nothing stays behind."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools.tests.test_serve import eventually
from tools.trial_kills.trying import broken_promises
from tools.trial_kills.workers import ROOT, served_command

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
def test_two_workers_that_end_in_the_middle_lose_no_letter(how: str, tmp_path: Path) -> None:
    trial = subprocess.run(
        [
            sys.executable,
            "-m",
            "tools.trial_kills",
            "--letters",
            "10",
            "--kills",
            "2",
            "--how",
            how,
        ],
        cwd=ROOT,
        env={**without_services(), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    found = json.loads(trial.stdout)
    assert (trial.returncode, found["broken"], found["kills"]) == (0, [], 2)
    assert found["states"] == {"sent": found["letters"]}
    assert found["letters"] == 10 + found["letters filled in later"]
    assert eventually(lambda: processes_with(f"VAR_DIR={tmp_path}/") == [])
    assert list(tmp_path.iterdir()) == []


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


def without_services() -> dict[str, str]:
    own = ("DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if name not in own}


def processes_with(setting: str) -> list[str]:
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if setting.encode() in (each / "environ").read_bytes():
                found.append((each / "cmdline").read_text())
        except OSError:
            continue
    return found
