"""A real worker, really killed in the middle of a roster: another ends what it left, and no roster
is planned twice or lost.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from rosters.tests.factories import NOW
from seasons.services.planning import plan_season
from seasons.tests.factories import make_season_house, opened_season

WORK = """
import django; django.setup()
from datetime import timedelta
from rosters.tests.factories import LATER
from seasons.services.planning import run_season_job, waiting_season_jobs
for job in waiting_season_jobs(LATER{later}):
    run_season_job(job, at=LATER{later})
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the machines share a file")
def test_a_worker_killed_in_the_middle_is_followed_by_another(tmp_path: Path) -> None:
    house = make_season_house(units=4)
    plan_season(opened_season(house).pk, by=house.keeper, at=NOW)
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as copy:
        connection.connection.backup(copy)
    worker = subprocess.Popen(
        [sys.executable, "-c", in_the_middle_of(2)],
        cwd=settings.BASE_DIR,
        env=environment(tmp_path),
    )
    wait_for(tmp_path, done=1)
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=10)
    left = states(tmp_path)

    work(tmp_path)
    meanwhile = states(tmp_path)
    work(tmp_path, later=" + timedelta(minutes=2)")

    assert left == {"done": 1, "running": 1, "waiting": 2}
    assert meanwhile == {"done": 3, "running": 1}
    assert states(tmp_path) == {"done": 4}
    assert ask(
        tmp_path,
        "SELECT r.unit_id, COUNT(DISTINCT r.id), COUNT(DISTINCT s.id), COUNT(DISTINCT t.id)"
        " FROM duties_dutyroster r JOIN duties_dutystep s ON s.roster_id = r.id"
        " JOIN duties_dutyturn t ON t.roster_id = r.id GROUP BY r.unit_id ORDER BY r.unit_id",
    ) == [(filer.unit.pk, 1, 1, 3) for filer in house.filers]


def in_the_middle_of(number: int) -> str:
    """A worker that stays long in the roster of that number, its plan made and not written."""
    begin, work = WORK.format(later="").split("for job", 1)
    held = f"""
import time
from seasons.services import planning
plain, seen = planning.plan_duties, []
def staying(*asked):
    answer = plain(*asked)
    seen.append(1)
    if len(seen) == {number}:
        time.sleep(60)
    return answer
planning.plan_duties = staying
"""
    return f"{begin}{held}for job{work}"


def wait_for(folder: Path, *, done: int) -> None:
    """Until so many are done and the next is in hand, its roster opened."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        rosters = ask(folder, "SELECT COUNT(*) FROM duties_dutyroster")
        if states(folder).get("done") == done and rosters == [(done + 1,)]:
            return
        time.sleep(0.05)
    raise AssertionError(json.dumps(states(folder)))


def states(folder: Path) -> dict[str, int]:
    return dict(ask(folder, "SELECT state, COUNT(*) FROM seasons_seasonjob GROUP BY state"))


def ask(folder: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=30)) as database:
        return database.execute(question).fetchall()


def environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**kept, "DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(folder)}


def work(folder: Path, later: str = "") -> None:
    """Another worker takes whatever is free."""
    subprocess.run(
        [sys.executable, "-c", WORK.format(later=later)],
        cwd=settings.BASE_DIR,
        env=environment(folder),
        check=True,
        capture_output=True,
        timeout=300,
    )
