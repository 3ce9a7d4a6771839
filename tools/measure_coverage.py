"""Says for each app which part of its lines some test runs, and that no app falls below its floor.

python3 run.py coverage [PATHS]     # with paths only the tests there, and no floor
python3 run.py coverage --write     # into docs/house.md, and raises the floors
python3 run.py coverage --counted   # what was counted last, without running a test
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tools.launcher import spread
from tools.measure_judging import write_between

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "var" / "coverage"
REPORT: Final = FOLDER / "report.json"
SETTINGS: Final = ROOT / "pyproject.toml"
TABLE: Final = ROOT / "docs" / "house.md"
FLOORS: Final = ROOT / "tools" / "coverage_floors.json"
BEGIN, END = "<!-- coverage: written by `python3 run.py coverage --write` -->", "<!-- /coverage -->"
HEADING: Final = "## Coverage"
ALL: Final = "all"
KEEPING: Final = ("-p", "tools.counting")
LEFT_OUT: Final = ("-m", "not browser and not timed")


class LineCount(NamedTuple):
    """How many lines there are, and how many of them a test runs."""

    run: int
    there: int

    @property
    def percent(self) -> float:
        return 100 * self.run / max(1, self.there)


def main(rest: list[str]) -> int:
    """Run what needs no browser and print the table; what the tests ended with, or 1 where an app
    is below its floor.
    """
    options = argparse.ArgumentParser(prog="run.py coverage", allow_abbrev=False)
    options.add_argument("--write", action="store_true")
    options.add_argument("--counted", action="store_true")
    asked, tests = options.parse_known_args(rest)
    ended = 0 if asked.counted else _count(tests)
    counted = json.loads(REPORT.read_text(encoding="utf-8"))["files"]
    apps = by_app({path: file["summary"] for path, file in counted.items()})
    print(*table(apps), sep="\n")
    if tests:
        return ended
    floors: dict[str, int] = json.loads(FLOORS.read_text(encoding="utf-8"))
    low = below(apps, floors)
    print(*low, sep="\n")
    if asked.write:
        floors = raised(apps, floors)
        FLOORS.write_text(f"{json.dumps(floors, indent=2)}\n", encoding="utf-8")
        write_between(HEADING, BEGIN, END, written(apps, floors), TABLE)
    return ended or bool(low)


def by_app(files: Mapping[str, Mapping[str, int]]) -> dict[str, LineCount]:
    """The counts of each app in the order of their names, and of all of them last."""
    run, there = Counter[str](), Counter[str]()
    for path, summary in files.items():
        for name in (Path(path).parts[0], ALL):
            run[name] += summary["covered_lines"]
            there[name] += summary["num_statements"]
    names = [*sorted(there.keys() - {ALL}), ALL]
    return {name: LineCount(run[name], there[name]) for name in names}


def table(apps: Mapping[str, LineCount]) -> list[str]:
    """One line an app.

    >>> table({"audit": LineCount(3, 4)})
    ['audit           75.0 % of      4']
    """
    return [f"{name:<14}{each.percent:>6.1f} % of {each.there:>6}" for name, each in apps.items()]


def below(apps: Mapping[str, LineCount], floors: Mapping[str, int]) -> list[str]:
    """A sentence for each app of which fewer lines are run than its floor asks, in percent.

    >>> below({"audit": LineCount(3, 4), "units": LineCount(3, 4)}, {"audit": 80, "units": 75})
    ['audit: 75.0 % is below its floor of 80 %']
    """
    return [
        f"{name}: {each.percent:.1f} % is below its floor of {floors[name]} %"
        for name, each in apps.items()
        if name in floors and each.percent < floors[name]
    ]


def raised(apps: Mapping[str, LineCount], floors: Mapping[str, int]) -> dict[str, int]:
    """The floors of the apps there are: the whole percent that is reached, and never less than
    before. What is left of the percent is room for a line that only some machines run.

    >>> raised({"audit": LineCount(7, 8), "units": LineCount(1, 2)}, {"units": 60, "gone": 90})
    {'audit': 87, 'units': 60}
    """
    return {name: max(int(each.percent), floors.get(name, 0)) for name, each in apps.items()}


def written(apps: Mapping[str, LineCount], floors: Mapping[str, int]) -> list[str]:
    """The table as the page shows it."""
    return [
        "| app | lines a test runs | of | floor |",
        "|---|---|---|---|",
        *(
            f"| {name} | {each.percent:.1f} % | {each.there:,} | {floors[name]} % |"
            for name, each in apps.items()
        ),
    ]


def _count(tests: list[str]) -> int:
    """Run the tests and leave a report; what they ended with."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    coverage = [sys.executable, "-m", "coverage"]
    subprocess.run([*coverage, "erase"], cwd=ROOT, check=True)
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *KEEPING, *spread(tests), *LEFT_OUT, *tests],
        cwd=ROOT,
        env={**os.environ, "COVERAGE_PROCESS_START": str(SETTINGS)},  # each process that starts
        check=False,
    )
    subprocess.run([*coverage, "combine", "-q"], cwd=ROOT, check=True)
    subprocess.run([*coverage, "json", "-q", "-o", str(REPORT)], cwd=ROOT, check=True)
    return tested.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
