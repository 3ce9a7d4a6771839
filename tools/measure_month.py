"""Measures what the month of duty of eighty people costs a server: its page by posts and by people,
a cell that is looked into, and one that is filled and emptied; then writes it down.

python -m tools.measure_month [--rounds N] [--profile NAME] [--keep]

`--profile` prints where the time of one of these goes; `--keep` leaves the figures as they are.
"""

import argparse
import cProfile
import os
import platform
import pstats
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, Final

from tools.measure_impact import set_up
from tools.measure_judging import write_between

if TYPE_CHECKING:
    from tools.drawn_month import DrawnMonth

BEGIN, END = (
    "<!-- duty month: written by `python -m tools.measure_month` -->",
    "<!-- /duty month -->",
)
HEADING: Final = "## Month of duty"
NAMES: Final = {
    "page": "the page by posts",
    "people": "the page by people",
    "cell": "looking into a cell",
    "give": "putting somebody there",
    "take": "taking them out",
}
WARM: Final = 3
"""Rounds before those that count."""


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        import clock  # noqa: PLC0415  # after the set-up
        from config.warming import make_ready  # noqa: PLC0415  # after the set-up
        from tools.drawn_month import NOW, make_month  # noqa: PLC0415  # after the set-up

        with clock.freeze(NOW):
            month = make_month()
            make_ready()
            if asked.profile:
                profile(month, asked.profile)
                return 0
            lines = list(measured(month, asked.rounds))
    print(*lines, sep="\n")
    if not asked.keep:
        write_between(HEADING, BEGIN, END, lines)
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--rounds", type=int, default=100)
    reader.add_argument("--profile", choices=tuple(NAMES))
    reader.add_argument("--keep", action="store_true")
    return reader.parse_args()


def measured(month: "DrawnMonth", rounds: int) -> Iterator[str]:
    today = date.today()  # noqa: DTZ011  # the day on this machine
    yield (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, SQLite, {today:%d/%m/%Y}; {os.getloadavg()[0]:.1f}"
        " processes wanted a processor when it began."
    )
    yield ""
    yield (
        f"An agency's month: 31 days, 6 posts, 8 shifts, 80 people of 8 units, a year of turns"
        f" behind everybody, {month.roster.turns.count()} turns, 12 clauses about turns;"
        f" {rounds} askings of each, one after the other."
    )
    yield ""
    yield (
        "| what | queries | kB | processor, in the middle | processor, 95 of 100 |"
        " clock, 95 of 100 |"
    )
    yield "|---|---|---|---|---|---|"
    facts = {name: told(getattr(month, name)) for name in NAMES}
    for name, (used, waited) in timed(month, rounds).items():
        times = (middle(used), high(used), high(waited))
        yield f"| {NAMES[name]} | {facts[name]} | {' | '.join(f'{one:.0f} ms' for one in times)} |"


def timed(month: "DrawnMonth", rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    """Seconds of a processor and by the clock. All are asked for in every round, so that what
    disturbs the machine disturbs them alike.
    """
    found: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in NAMES}
    for number in range(WARM + rounds):
        for name, (used, waited) in found.items():
            began, clock = process_time(), perf_counter()
            getattr(month, name)()
            if number >= WARM:
                used.append(process_time() - began)
                waited.append(perf_counter() - clock)
    return found


def told(act: Callable[[], Any]) -> str:
    """How many queries it takes, and how large the answer is."""
    from django.db import connection  # noqa: PLC0415  # after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # after the set-up

    with CaptureQueriesContext(connection) as queries:
        answer = act()
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return f"{len(queries)} | {len(answer.content) / 1000:.0f}"


def middle(seconds: list[float]) -> float:
    return 1000 * sorted(seconds)[len(seconds) // 2]


def high(seconds: list[float]) -> float:
    """What 95 of 100 do not exceed."""
    return 1000 * sorted(seconds)[min(len(seconds) - 1, len(seconds) * 95 // 100)]


def profile(month: "DrawnMonth", name: str) -> None:
    watch = cProfile.Profile()
    for number in range(WARM + 10):
        for other in NAMES:
            if other == name and number >= WARM:
                watch.enable()
            getattr(month, other)()
            watch.disable()
    for order in ("cumulative", "tottime"):
        pstats.Stats(watch).sort_stats(order).print_stats(60)


if __name__ == "__main__":
    sys.exit(main())
