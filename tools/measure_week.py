"""Measures what the week of sixty people costs a server beside a bare view: its page, one key
press, and one's own week; then writes it down.

python -m tools.measure_week [--people N] [--rounds N] [--profile NAME] [--spending NAME]
    [--keep]

`--profile` prints in which functions the time of one of these goes, `--spending` in which templates
and queries; `--keep` leaves the figures as they are.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from tools.measure_impact import set_up
from tools.measure_judging import write_between
from tools.spending import show_spending
from tools.timing import Act, beside_bare, machine_line, profile

if TYPE_CHECKING:
    from tools.drawn_unit import DrawnUnit

BEGIN, END = (
    "<!-- pages of a week: written by `python -m tools.measure_week` -->",
    "<!-- /pages of a week -->",
)
HEADING: Final = "## Pages of a week"
NAMES: Final = {
    "bare": "a bare view",
    "page": "the week's page",
    "cell": "a key press in the grid",
    "mine": "one's own week",
}


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        import clock  # noqa: PLC0415  # after the set-up
        from config.warming import make_ready  # noqa: PLC0415  # after the set-up
        from rosters.tests.factories import NOW  # noqa: PLC0415  # after the set-up
        from tools.drawn_unit import make_drawn_unit  # noqa: PLC0415  # after the set-up

        with clock.freeze(NOW):
            unit = make_drawn_unit(asked.people)
            make_ready()
            acts = acts_of(unit)
            if asked.profile:
                profile(acts, asked.profile)
                return 0
            if asked.spending:
                show_spending(acts[asked.spending])
                return 0
            lines = list(measured(acts, asked.people, asked.rounds))
    print(*lines, sep="\n")
    if not asked.keep:
        write_between(HEADING, BEGIN, END, lines)
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--people", type=int, default=60)
    reader.add_argument("--rounds", type=int, default=100)
    reader.add_argument("--profile", choices=tuple(NAMES))
    reader.add_argument("--spending", choices=tuple(NAMES))
    reader.add_argument("--keep", action="store_true")
    return reader.parse_args()


def acts_of(unit: "DrawnUnit") -> dict[str, Act]:
    """A key press says which pieces its page holds, as the browser does."""
    marks = json.dumps(marks_in(unit.page().content.decode()))
    return {
        "bare": unit.bare,
        "page": unit.page,
        "cell": partial(unit.cell, marks),
        "mine": unit.mine,
    }


def marks_in(html: str) -> dict[str, str]:
    """The mark of each piece of a page, by its id."""
    pieces = re.findall(r"<[^>]*data-mark=[^>]*>", html)
    return {_attribute("id", piece): _attribute("data-mark", piece) for piece in pieces}


def _attribute(name: str, piece: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', piece)
    return found[1] if found else ""


def measured(acts: dict[str, Act], people: int, rounds: int) -> Iterator[str]:
    yield machine_line()
    yield ""
    yield (
        f"A unit of {people} people under eight clauses, its week as the planner has it;"
        f" {rounds} askings of each, in turn. The last column compares the middle with the bare"
        " view's."
    )
    yield ""
    yield from beside_bare(acts, NAMES, rounds)


if __name__ == "__main__":
    sys.exit(main())
