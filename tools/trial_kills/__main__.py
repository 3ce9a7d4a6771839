"""The command: sets up places of its own, tries, and prints what it found as JSON.

python -m tools.trial_kills --letters 2000 --kills 100 --how kill|term [--seed N] [--write]
"""

import argparse
import json
import os
import platform
import secrets
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from tools.serve import STOPS
from tools.trial_kills.places import environment_of_its_own
from tools.trial_kills.workers import Worker, embedded_command, served_command
from tools.trouble import Trouble


def main(arguments: list[str]) -> int:
    """1 where a promise is broken."""
    told = _arguments(arguments)
    for number in STOPS:
        signal.signal(number, _leave)
    try:
        with environment_of_its_own() as environment:
            report = _tried(told, environment)
    except Trouble as trouble:
        print(*trouble.lines, sep="\n", file=sys.stderr)
        return 2
    print(json.dumps(report, ensure_ascii=True, indent=2))
    if told.write:
        from tools.trial_kills.table import write_row  # noqa: PLC0415  # only when asked

        write_row(report)
    return 1 if report["broken"] else 0


def _arguments(given: list[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m tools.trial_kills", description=__doc__)
    reader.add_argument("--letters", type=_at_least_one, default=2000)
    reader.add_argument("--kills", type=_at_least_one, default=100)
    reader.add_argument("--how", choices=("kill", "term"), default="kill")
    reader.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    reader.add_argument(
        "--database", type=Path, help="begin from a copy of this migrated SQLite file"
    )
    reader.add_argument("--write", action="store_true", help="put the row into docs/benchmarks.md")
    return reader.parse_args(given)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _leave(number: int, frame: FrameType | None) -> None:
    """By the ordinary way out, so that everything is put away; only once."""
    for other in STOPS:
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _tried(told: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    begun = time.monotonic()
    os.environ.clear()
    os.environ.update(environment)
    import django  # noqa: PLC0415  # only now does the environment say which database

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # after the set-up
    from django.db import connection  # noqa: PLC0415  # after the set-up

    from tools.trial_kills import trying  # noqa: PLC0415  # after the set-up

    if told.database:
        shutil.copyfile(told.database, Path(environment["VAR_DIR"], "db.sqlite3"))
    else:
        call_command("migrate", verbosity=0)
    served = connection.vendor == "postgresql"
    with trying.listening() as sink:
        worker = Worker(
            served_command() if served else embedded_command(),
            {**environment, "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}?tls=off"},
            Path(environment["VAR_DIR"], "worker.log"),
        )
        trial = trying.KillTrial(
            worker, sink, told.letters, told.kills, told.how == "kill", told.seed, _tell
        )
        stuck = ""
        try:
            trial.run()
        except trying.Stuck as trouble:
            stuck = str(trouble)
            _tell(worker.log.read_text(errors="replace")[-3000:])
        found = trying.counted(trial)
    broken = trying.broken_promises(found, asked=told.kills, is_kill=trial.is_kill)
    connection.close()
    return {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}",
        "date": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "broker": environment.get("CELERY_BROKER_URL", "filesystem:").split(":")[0],
        "how": told.how,
        "seed": told.seed,
        **found,
        "seconds": round(time.monotonic() - begun),
        "broken": [stuck, *broken] if stuck else broken,
    }


def _tell(said: str) -> None:
    print(f"{datetime.now(tz=UTC):%H:%M:%S} {said}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
