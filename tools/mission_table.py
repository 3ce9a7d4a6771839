"""Writes docs/mission.md, which clause of the five documents is met where: `python -m
tools.mission_table`; with `--check` only says what is wrong with it.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.mission_rows import COUNTS, ROWS, MissionRow

ROOT: Final = Path(__file__).resolve().parent.parent
FILE: Final = ROOT / "docs" / "mission.md"
HEADING: Final = """# What the documents ask for, and where it is met

Written by `python -m tools.mission_table` from `tools/mission_rows.py`; `python3 run.py check`
fails where a clause has no row, or names a test that is not there. A row begins with its document,
S0 to S4, and the number of the clause; [directives.md](directives.md) says as which sentence each
is entered. Pages are named as among the addresses; a picture is taken by `python -m tools.screens
--only NAME`.

| clause | asks | page | steps | fails without it | picture |
|---|---|---|---|---|---|
"""


def table() -> str:
    """The whole file."""
    return HEADING + "".join(map(_line, ROWS))


def flaws(rows: tuple[MissionRow, ...] = ROWS, root: Path = ROOT) -> Iterator[str]:
    """What is wrong: a clause without a row or with two, a row without a page or steps, a test
    that is not there.
    """
    wanted = [f"S{place}.{n}" for place, count in enumerate(COUNTS) for n in range(1, count + 1)]
    found = [row.key for row in rows]
    yield from (f"{key}: no row" for key in wanted if key not in found)
    yield from (f"{key}: no such clause, or twice" for key in found if found.count(key) > 1)
    for row in rows:
        if not (row.page and row.steps):
            yield f"{row.key}: no page or no steps"
        if not _is_there(row.test, root):
            yield f"{row.key}: no such test: {row.test}"


def _line(row: MissionRow) -> str:
    cells = (row.key, row.asks, f"`{row.page}`", row.steps, f"`{row.test}`", row.picture)
    return f"| {' | '.join(cells)} |\n"


def _is_there(test: str, root: Path) -> bool:
    path, _, name = test.partition("::")
    file = root / path
    if not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


def main(given: list[str]) -> int:
    wrong = list(flaws())
    if "--check" not in given:
        FILE.write_text(table(), encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != table():
        wrong.append("docs/mission.md: write it anew by python -m tools.mission_table")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
