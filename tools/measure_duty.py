"""Measures how long an agency's month of duty takes and what the planner proves of it; then writes
it down.

    python -m tools.measure_duty [--months N] [--proofs N]
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from datetime import date
from time import monotonic, process_time
from typing import Final

from planning.solver.duties import IN_REQUEST, plan_duties
from planning.solver.duty.outcome import DutyOutcome
from planning.solver.duty.problem import DutyLevel, DutyLimits
from planning.solver.duty.sample import month
from tools.measure_judging import write_between

BEGIN, END = (
    "<!-- duty planner: written by `python -m tools.measure_duty` -->",
    "<!-- /duty planner -->",
)
HEADING: Final = "## Duty planner"
PROOF: Final = DutyLimits(seconds=30, workers=2)


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
    write_between(HEADING, BEGIN, END, lines)
    print(*lines, sep="\n")
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--months", type=int, default=20)
    reader.add_argument("--proofs", type=int, default=3)
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


def gap(value: int, bound: int, whole: int) -> str:
    return f"{100 * (value - bound) / max(1, whole):.2f} %"


if __name__ == "__main__":
    sys.exit(main())
