"""Measures how even a year of duty comes out, month planned after month, and writes it down.

python -m tools.measure_duty_year [--years N]
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from datetime import date
from time import process_time
from typing import Final

from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.sample_year import year
from tools.measure_judging import write_between

BEGIN, END = (
    "<!-- duty year: written by `python -m tools.measure_duty_year` -->",
    "<!-- /duty year -->",
)
HEADING: Final = "## A year of duty"
START: Final = DutyLimits(seconds=60, steps=0)


def main() -> int:
    reader = argparse.ArgumentParser()
    reader.add_argument("--years", type=int, default=3)
    today = date.today()  # noqa: DTZ011  # the day on this machine
    lines = [
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, {today:%d/%m/%Y}.",
        "",
        *years(reader.parse_args().years),
    ]
    write_between(HEADING, BEGIN, END, lines)
    print(*lines, sep="\n")
    return 0


def years(count: int) -> Iterator[str]:
    """How far apart people come who can have the same posts and were always there."""
    yield (
        "Twelve months one after the other, 80 people, 6 posts, 8 shifts, fifteen rules, each month"
        " as the planner begins it (no step of the search after that, so that every machine finds"
        " the same): the largest difference, in working-day turns, between two people who can have"
        " the same posts and were never away. The aim is 1 at the end of the year."
    )
    yield ""
    yield "| year | after each month | covered and lawful | seconds of a processor |"
    yield "|---|---|---|---|"
    for seed in range(1, count + 1):
        began = process_time()
        months = list(year(seed, 80, START))
        used = process_time() - began
        spreads = ", ".join(f"{one.spread:g}" for one in months)
        is_whole = "yes" if all(one.is_whole for one in months) else "no"
        yield f"| {seed} | {spreads} | {is_whole} | {used:.0f} |"


if __name__ == "__main__":
    sys.exit(main())
