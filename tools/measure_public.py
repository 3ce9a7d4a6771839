"""Measures how the planner fares on public shift problems, beside the values others reached; then
writes it down.

    python -m tools.measure_public FOLDER [--seconds 60] [--only 1 2 3]

FOLDER holds the instances with `published.json`, the values others reached.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Final

from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.public import answers
from planning.solver.duty.public_instance import PublicInstance
from tools.measure_duty import gap
from tools.measure_judging import write_between

BEGIN, END = (
    "<!-- public shift problems: written by `python -m tools.measure_public FOLDER` -->",
    "<!-- /public shift problems -->",
)
HEADING: Final = "## Public shift problems"
OTHERS: Final = ("gurobi_10min", "ejection_chain_10min", "branch_and_price")


def main() -> int:
    asked = arguments()
    lines = [
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()},"
        f" {date.today():%d/%m/%Y};"  # noqa: DTZ011  # the day on this machine
        f" {os.getloadavg()[0]:.1f} processes wanted a processor when it began."
        f" `--seconds {asked.seconds:.0f}`, two workers, who on a quiet machine have"
        f" {2 * asked.seconds:.0f} seconds of a processor.",
        "",
        *table(asked.folder, asked.seconds, asked.only),
    ]
    write_between(HEADING, BEGIN, END, lines)
    print(*lines, sep="\n")
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("folder", type=Path)
    reader.add_argument("--seconds", type=float, default=60.0)
    reader.add_argument("--only", nargs="*")
    return reader.parse_args()


def table(folder: Path, seconds: float, only: list[str] | None) -> Iterator[str]:
    published = json.loads((folder / "published.json").read_text(encoding="utf-8"))
    others = ", ".join(OTHERS)
    yield (
        "| instance | value | bound | best known | value from it | bound from it |"
        f" of a processor | others: {others} |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for name in only or published["best"]:
        text = (folder / f"Instance{name}.txt").read_text(encoding="utf-8")
        began = used()
        *_, last = answers(PublicInstance.read(text), DutyLimits(seconds=seconds, workers=2))
        best = published["best"][name]
        value = "none" if last.objective is None else f"{last.objective:,}"
        away = "" if last.objective is None else gap(last.objective, best, best)
        reached = ", ".join(f"{published[other].get(name, '–')}" for other in OTHERS)
        proven = f"proven in {last.seconds:.0f} s" if last.proven else f"{last.bound:,}"
        yield (
            f"| {name} | {value} | {proven} | {best:,} | {away} | {gap(best, last.bound, best)} |"
            f" {used() - began:.0f} s | {reached} |"
        )


def used() -> float:
    """Seconds of a processor, with those of processes that have ended."""
    return sum(
        part.ru_utime + part.ru_stime for part in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    sys.exit(main())
