"""Measures how long an agency's month of duty takes, what the planner proves of it, and how it
fares on the public shift problems; then writes it down.

    python -m tools.measure_duty [--months N] [--proofs N] [--public FOLDER] [--only 1 2 3]

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
from time import monotonic, process_time
from typing import Final

from planning.solver.duties import IN_REQUEST, plan_duties
from planning.solver.duty.outcome import DutyOutcome
from planning.solver.duty.problem import DutyLevel, DutyLimits
from planning.solver.duty.public import answers
from planning.solver.duty.public_instance import PublicInstance
from planning.solver.duty.sample import month
from tools.measure_judging import write_between

BEGIN, END = (
    "<!-- duty planner: written by `python -m tools.measure_duty` -->",
    "<!-- /duty planner -->",
)
HEADING: Final = "## Duty planner"
PROOF: Final = DutyLimits(seconds=30, workers=2)
OTHERS: Final = ("best", "gurobi_10min", "ejection_chain_10min", "branch_and_price")


def main() -> int:
    asked = arguments()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    today = date.today()  # noqa: DTZ011  # the day on this machine
    load = os.getloadavg()[0]
    lines = [
        f"{machine}, Python {platform.python_version()}, {today:%d/%m/%Y}; {load:.1f} processes"
        " wanted a processor when it began.",
        "",
        *requests(asked.months),
        "",
        *proofs(asked.proofs),
    ]
    if asked.public:
        lines += ["", *public(asked.public, asked.seconds, asked.only)]
    write_between(HEADING, BEGIN, END, lines)
    print(*lines, sep="\n")
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--months", type=int, default=20)
    reader.add_argument("--proofs", type=int, default=3)
    reader.add_argument("--public", type=Path)
    reader.add_argument("--seconds", type=float, default=60.0)
    reader.add_argument("--only", nargs="*", default=["1", "2", "3", "4", "5", "6", "7"])
    return reader.parse_args()


def requests(months: int) -> Iterator[str]:
    """The start of a month, as a request waits for it."""
    plan_duties(month(0, people=10, days=2), DutyLimits(steps=1))  # loads the solver
    used, waited, lawful = [], [], 0
    for seed in range(1, months + 1):
        problem, began, clock = month(seed), process_time(), monotonic()
        outcome = plan_duties(problem, IN_REQUEST)
        used.append(process_time() - began)
        waited.append(monotonic() - clock)
        lawful += outcome.lawful and not outcome.shortages
    yield (
        f"An agency's month (31 days, 6 posts, 8 shifts, 80 people, fifteen rules of all kinds),"
        f" {months} drawn, a limit of {IN_REQUEST.seconds} seconds: {lawful} lawful and"
        " covered in full."
    )
    yield ""
    yield "| seconds | in the middle | 95 of 100 | at most |"
    yield "|---|---|---|---|"
    yield f"| of a processor | {row(used)} |"
    yield f"| by the clock | {row(waited)} |"


def row(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    places = (len(ordered) // 2, len(ordered) * 95 // 100, len(ordered) - 1)
    return " | ".join(f"{ordered[min(place, len(ordered) - 1)]:.2f}" for place in places)


def proofs(months: int) -> Iterator[str]:
    yield f"The same with {PROOF.seconds:.0f} seconds and two workers:"
    yield ""
    yield "| month | levels proven | evenness | its bound | gap |"
    yield "|---|---|---|---|---|"
    for seed in range(1, months + 1):
        yield proof(seed, plan_duties(month(seed), PROOF))


def proof(seed: int, outcome: DutyOutcome) -> str:
    even = outcome.reached(DutyLevel.EVENNESS)
    proven = sum(reached.proven for reached in outcome.levels)
    return (
        f"| {seed} | {proven} of {len(outcome.levels)} | {even.value:,} | {even.bound:,} |"
        f" {gap(even.value, even.bound, even.value)} |"
    )


def public(folder: Path, seconds: float, only: list[str]) -> Iterator[str]:
    published = json.loads((folder / "published.json").read_text(encoding="utf-8"))
    yield f"Public shift problems, {seconds:.0f} seconds, two workers:"
    yield ""
    yield (
        "| instance | value | bound | from the best known | bound from it | others: "
        + ", ".join(OTHERS[1:])
        + " |"
    )
    yield "|---|---|---|---|---|---|"
    for name in only:
        text = (folder / f"Instance{name}.txt").read_text(encoding="utf-8")
        limits = DutyLimits(seconds=seconds, workers=2)
        *_, last = answers(PublicInstance.read(text), limits)
        best = published["best"][name]
        value = "none" if last.objective is None else f"{last.objective:,}"
        away = "" if last.objective is None else gap(last.objective, best, best)
        others = ", ".join(str(published[other].get(name, "–")) for other in OTHERS[1:])
        proven = f"proven in {last.seconds:.0f} s" if last.proven else f"{last.bound:,}"
        yield f"| {name} | {value} | {proven} | {away} | {gap(best, last.bound, best)} | {others} |"


def gap(value: int, bound: int, whole: int) -> str:
    return f"{100 * (value - bound) / max(1, whole):.2f} %"


if __name__ == "__main__":
    sys.exit(main())
