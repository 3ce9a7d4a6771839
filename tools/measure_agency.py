"""Measures what is read across the units of an agency, or over months, beside a bare view: the
sheet of a week, a proposal of support, turns of people, offers of days; then writes it down.

python -m tools.measure_agency [--units N] [--people N] [--large N N] [--rounds N]
    [--profile NAME] [--keep]

`--profile` prints where the time of one of these goes; `--keep` leaves the figures as they are.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from tools.measure_impact import set_up
from tools.measure_judging import write_between
from tools.timing import Act, beside_bare, machine_line, profile

if TYPE_CHECKING:
    from tools.drawn_agency import DrawnAgency

BEGIN, END = (
    "<!-- pages of an agency: written by `python -m tools.measure_agency` -->",
    "<!-- /pages of an agency -->",
)
HEADING: Final = "## Pages of an agency"
SIZES: Final = (60, 200)
"""Of the two large units."""
NAMES: Final = {
    "bare": "a bare view",
    "sheet": "the week of all units on one sheet",
    "support": "a proposal of support over nine weeks",
    "turns": "the turns of the largest unit in nine weeks",
    "swaps": "offers for a day in the smaller large unit",
    "swaps-largest": "offers for a day in the largest unit",
}


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        import clock  # noqa: PLC0415  # after the set-up
        from config.warming import make_ready  # noqa: PLC0415  # after the set-up
        from rosters.tests.factories import NOW  # noqa: PLC0415  # after the set-up
        from tools.drawn_agency import make_drawn_agency  # noqa: PLC0415  # after the set-up

        with clock.freeze(NOW):
            acts = acts_of(make_drawn_agency(asked.units, asked.people, asked.large), asked.large)
            make_ready()
            if asked.profile:
                profile(acts, asked.profile)
                return 0
            lines = list(measured(acts, asked))
    print(*lines, sep="\n")
    if not asked.keep:
        write_between(HEADING, BEGIN, END, lines)
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--units", type=int, default=60)
    reader.add_argument("--people", type=int, default=50)
    reader.add_argument("--large", type=int, nargs=2, default=SIZES)
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument("--profile", choices=tuple(NAMES))
    reader.add_argument("--keep", action="store_true")
    return reader.parse_args()


def acts_of(agency: "DrawnAgency", large: Sequence[int]) -> dict[str, Act]:
    smaller, largest = large
    return {
        "bare": agency.bare,
        "sheet": agency.sheet,
        "support": agency.support,
        "turns": agency.turns,
        "swaps": partial(agency.swaps, smaller),
        "swaps-largest": partial(agency.swaps, largest),
    }


def measured(acts: dict[str, Act], asked: argparse.Namespace) -> Iterator[str]:
    yield machine_line()
    yield ""
    yield (
        f"{asked.units} units of {asked.people} people, one of {asked.large[0]} and one of"
        f" {asked.large[1]}, nine weeks published, eight clauses; {asked.rounds} askings of each,"
        " in turn. The last column compares the middle with the bare view's."
    )
    yield ""
    yield from beside_bare(acts, NAMES, asked.rounds)


if __name__ == "__main__":
    sys.exit(main())
