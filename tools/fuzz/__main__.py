"""The command: sets up a database of its own, asks, and prints what it found as JSON."""

import argparse
import contextlib
import json
import os
import platform
import secrets
import sys
import tempfile
import time
from datetime import UTC, datetime


def main(arguments: list[str]) -> int:
    """1 where anything failed."""
    told = _arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
        import django  # noqa: PLC0415  # only now does the environment say which database

        django.setup()
        return _report(told.requests, told.seed)


def _arguments(given: list[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    reader.add_argument("--requests", type=int, default=10_000)
    reader.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    return reader.parse_args(given)


def _tell(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def _report(number: int, seed: int) -> int:
    from django.db import connection  # noqa: PLC0415  # after the set-up
    from django.test.runner import DiscoverRunner  # noqa: PLC0415  # after the set-up
    from django.test.utils import setup_test_environment  # noqa: PLC0415  # after the set-up

    from tools.fuzz.trying import fuzz  # noqa: PLC0415  # after the set-up

    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    with contextlib.redirect_stdout(sys.stderr):
        before = runner.setup_databases()
    begun = time.monotonic()
    try:
        outcome = fuzz(
            number, seed=seed, tell=lambda said: print(said, file=sys.stderr, flush=True)
        )
    finally:
        runner.teardown_databases(before)
    took, slowest = outcome.slowest
    report = {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}",
        "date": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "seed": seed,
        "requests": outcome.statuses.total(),
        "seconds": round(time.monotonic() - begun, 1),
        "answers": {str(status): times for status, times in sorted(outcome.statuses.items())},
        "slowest": {"seconds": round(took, 2), "request": slowest.told() if slowest else None},
        "faults": [
            {
                "what": fault.what,
                "times": fault.times,
                "request": fault.smallest.told(),
                "trace": fault.trace.splitlines(),
            }
            for fault in outcome.faults.values()
        ],
    }
    print(json.dumps(report, ensure_ascii=True, indent=2))
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
