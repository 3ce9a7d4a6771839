"""Measures what the month of duty of eighty people costs a server: its page by posts and by people,
a cell that is looked into, and one that is filled and emptied; then writes it down.

python -m tools.measure_month [--rounds N] [--profile NAME] [--keep]

`--profile` prints where the time of one of these goes; `--keep` leaves the figures as they are.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tools.measure_impact import set_up
from tools.measure_judging import write_between
from tools.timing import Act, cost_of, high, machine_line, middle, profile, timed

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
                profile(acts_of(month), asked.profile)
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
    yield machine_line()
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
    acts = acts_of(month)
    facts = {name: cost_of(act) for name, act in acts.items()}
    for name, (used, waited) in timed(acts, rounds).items():
        queries, size = facts[name]
        times = (middle(used), high(used), high(waited))
        told = " | ".join(f"{one:.0f} ms" for one in times)
        yield f"| {NAMES[name]} | {queries} | {size / 1000:.0f} | {told} |"


def acts_of(month: "DrawnMonth") -> dict[str, Act]:
    return {name: getattr(month, name) for name in NAMES}


if __name__ == "__main__":
    sys.exit(main())
