"""Says for each app which part of its lines some test runs.

python3 run.py coverage [PATHS]
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tools.launcher import spread

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "var" / "coverage"
SETTINGS: Final = ROOT / "pyproject.toml"


def main(rest: list[str]) -> int:
    """Run what needs no browser and print the table; what the tests or the report ended with."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    coverage = [sys.executable, "-m", "coverage"]
    subprocess.run([*coverage, "erase"], cwd=ROOT, check=True)
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *spread(rest), "-m", "not browser", *rest],
        cwd=ROOT,
        env={**os.environ, "COVERAGE_PROCESS_START": str(SETTINGS)},  # each process that starts
        check=False,
    )
    subprocess.run([*coverage, "combine", "-q"], cwd=ROOT, check=True)
    report = FOLDER / "report.json"
    subprocess.run([*coverage, "json", "-q", "-o", str(report)], cwd=ROOT, check=True)
    counted = json.loads(report.read_text(encoding="utf-8"))["files"]
    print(*table({path: file["summary"] for path, file in counted.items()}), sep="\n")
    return tested.returncode


def table(files: Mapping[str, Mapping[str, int]]) -> list[str]:
    """One line an app, and one for all.

    >>> table({"audit/models.py": {"covered_lines": 3, "num_statements": 4}})
    ['audit           75.0 % of      4', 'all             75.0 % of      4']
    """
    run, there = Counter[str](), Counter[str]()
    for path, summary in files.items():
        for name in (Path(path).parts[0], "all"):
            run[name] += summary["covered_lines"]
            there[name] += summary["num_statements"]
    names = [*sorted(there.keys() - {"all"}), "all"]
    return [
        f"{name:<14}{100 * run[name] / max(1, there[name]):>6.1f} % of {there[name]:>6}"
        for name in names
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
