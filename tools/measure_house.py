"""Measures how the code is built: sizes, names, templates, and how many files a feature touched.

python -m tools.measure_house                # these files
python -m tools.measure_house --at COMMIT    # the files of a commit
python -m tools.measure_house --write        # before and now, into docs/house.md
"""

import argparse
import ast
import os
import platform
import re
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tools.measure_judging import write_between
from tools.past_features import FEATURES, PastFeature

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "docs" / "house.md"
BEGIN, END = "<!-- house: written by `python -m tools.measure_house --write` -->", "<!-- /house -->"
HEADING: Final = "## Sizes and names"
BEFORE: Final = ("490bdbe", "3b64649")
"""The states this is compared with: when it was first measured, and when the work on it began."""
NO_PRODUCT: Final = frozenset({"migrations", "tests", "var", ".venv", "locale", "docs"})
LONG_TEMPLATE_LINE, LONG_LINE = 200, 100
KEY_PRESS: Final = re.compile(r"^KEY_PRESS_QUERIES = (\d+)$", re.MULTILINE)


class Module(NamedTuple):
    """One file of Python: where it is from the root on, its lines, its syntax."""

    path: Path
    lines: list[str]
    tree: ast.Module


def main(words: list[str]) -> int:
    options = argparse.ArgumentParser(prog="python -m tools.measure_house")
    options.add_argument("--at", metavar="COMMIT", help="measure the files of this commit")
    options.add_argument("--write", action="store_true", help="before and now, to docs/house.md")
    asked = options.parse_args(words)
    if not asked.write:
        print(*table({asked.at or "now": measured_at(asked.at)}), sep="\n")
        return 0
    states = {commit: measured_at(commit) for commit in BEFORE}
    lines = [machine(), "", *table({**states, "now": measured_at(None)}), "", *features(FEATURES)]
    write_between(HEADING, BEGIN, END, lines, TABLE)
    print(*lines, sep="\n")
    return 0


def machine() -> str:
    today = date.today()  # noqa: DTZ011  # the day on this machine
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}, Python {platform.python_version()}, {today:%d/%m/%Y}"


def measured_at(commit: str | None) -> dict[str, str]:
    """The figures of a commit, or of the files as they lie here."""
    if commit is None:
        return measured(ROOT)
    packed = git("archive", "--format=tar", commit)
    with TemporaryDirectory() as folder, tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
        return measured(Path(folder))


def measured(root: Path) -> dict[str, str]:
    """Every figure by what it is called, from the files below `root` alone."""
    modules = list(production(root))
    templates = [file.read_text(encoding="utf-8") for file in _templates(root)]
    return {
        "production files / lines": _files_and_lines(modules),
        "lines of a file, median / 9 of 10 / longest": spread_of(
            len(module.lines) for module in modules if len(module.lines) > 1
        ),
        "lines of a function, median / 9 of 10 / longest": spread_of(function_lengths(modules)),
        f"Python lines over {LONG_LINE}": _share(
            sum(len(line) > LONG_LINE for module in modules for line in module.lines),
            sum(len(module.lines) for module in modules),
        ),
        f"characters of templates in lines over {LONG_TEMPLATE_LINE}": long_share(templates),
        "longest line of a template": str(
            max((len(line) for text in templates for line in text.splitlines()), default=0)
        ),
        "classes whose name another one bears": borne_twice(modules),
        "lines that ask for the type of a rule": str(rule_type_lines(modules)),
        "queries a key press in the grid": key_press_queries(root),
        "lines of tests a line of product": _test_share(root, modules),
    }


def production(root: Path) -> Iterator[Module]:
    """The modules of the product, without tests and migrations."""
    for path in sorted(root.rglob("*.py")):
        inside = path.relative_to(root)
        if is_product(inside):
            text = path.read_text(encoding="utf-8")
            yield Module(inside, text.splitlines(), ast.parse(text))


def is_product(path: Path) -> bool:
    """Whether a file from the root on is part of what runs: Python, page, style or script."""
    return (
        path.suffix in {".py", ".html", ".txt", ".js", ".css"}
        and NO_PRODUCT.isdisjoint(path.parts)
        and path.name != "conftest.py"
        and len(path.parts) > 1
    )


def function_lengths(modules: Iterable[Module]) -> Iterator[int]:
    """Lines from `def` to the end, decorators left out."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def long_share(templates: Iterable[str]) -> str:
    """Which part of all characters stands in lines too long to read."""
    lengths = [len(line) for text in templates for line in text.splitlines()]
    return _share(sum(each for each in lengths if each > LONG_TEMPLATE_LINE), sum(lengths))


def borne_twice(modules: Iterable[Module]) -> str:
    """Classes of the outermost level whose name stands a second time, of all of them."""
    names = Counter(
        node.name
        for module in modules
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    )
    return _share(sum(count for count in names.values() if count > 1), names.total())


def rule_type_lines(modules: list[Module]) -> int:
    """Lines with an `isinstance` on a kind of rule or on a table of kinds, and `case` lines."""
    kinds = {name for module in modules for name in _kinds_in(module)}
    return sum(len({node.lineno for node in _type_asks(module, kinds)}) for module in modules)


def key_press_queries(root: Path) -> str:
    """The number that the test of the grid holds; a dash where none was held yet."""
    file = root / "rosters" / "tests" / "test_pages.py"
    found = KEY_PRESS.search(file.read_text(encoding="utf-8")) if file.exists() else None
    return found[1] if found else "–"


def table(states: Mapping[str, Mapping[str, str]]) -> list[str]:
    """One column a state; what it was called stands in the first."""
    names = next(iter(states.values()))
    return [
        f"| | {' | '.join(states)} |",
        "|---" * (len(states) + 1) + "|",
        *(
            f"| {name} | {' | '.join(figures[name] for figures in states.values())} |"
            for name in names
        ),
    ]


def features(past: Iterable[PastFeature]) -> list[str]:
    """How many files of the product each of these touched, and would touch now."""
    return [
        "| a feature of the past | files of the product it touched | in folders"
        " | it would touch now | in folders |",
        "|---|---|---|---|---|",
        *(
            f"| {each.what} ({each.commit}) | {_count(then)} | {_count(now)} |"
            for each in past
            for then, now in [(touched(each.commit), list(each.files(ROOT)))]
        ),
    ]


def touched(commit: str) -> list[Path]:
    """What a commit changed of the product."""
    listed = git("show", "--format=", "--name-only", commit).decode()
    return [path for path in map(Path, listed.split("\n")) if is_product(path)]


def spread_of(values: Iterable[int]) -> str:
    """The middle one, the one that nine of ten do not pass, the largest.

    >>> spread_of([1, 2, 3, 4, 5, 6, 7, 8, 9, 30])
    '5 / 9 / 30'
    """
    ordered = sorted(values)
    if not ordered:
        return "–"
    ninth = ordered[max(0, -(-9 * len(ordered) // 10) - 1)]
    return f"{int(median(ordered))} / {ninth} / {ordered[-1]}"


def git(*words: str) -> bytes:
    """What git answers; CalledProcessError where it refuses, as for a commit it does not have."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True)
    return done.stdout


def _templates(root: Path) -> list[Path]:
    return sorted((root / "templates").rglob("*.html"))


def _files_and_lines(modules: list[Module]) -> str:
    return f"{len(modules)} / {sum(len(module.lines) for module in modules):,}"


def _count(paths: list[Path]) -> str:
    return f"{len(paths)} | {len({path.parent for path in paths})}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part:,} of {whole:,})" if whole else "–"


def _test_share(root: Path, modules: list[Module]) -> str:
    tested = sum(
        len(path.read_text(encoding="utf-8").splitlines())
        for path in root.rglob("*.py")
        if "tests" in path.relative_to(root).parts
        and not {"var", ".venv"} & {*path.relative_to(root).parts}
    )
    return f"{tested / max(1, sum(len(module.lines) for module in modules)):.2f}"


def _kinds_in(module: Module) -> Iterator[str]:
    """Classes of rules, known by their `code`, and the tables of them, written in capitals."""
    if module.path.parts[:2] != ("planning", "rules"):
        return
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) and "code" in _declared(node):
            yield node.name
        if (
            module.path.name == "catalogue.py"
            and isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
        ):
            yield node.target.id


def _declared(node: ast.ClassDef) -> set[str]:
    return {
        each.target.id
        for each in node.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    }


def _type_asks(module: Module, kinds: set[str]) -> Iterator[ast.expr | ast.pattern]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.MatchClass) and _mentions(node.cls, kinds):
            yield node
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "isinstance"
            and _mentions(node.args[-1], kinds)
        ):
            yield node


def _mentions(node: ast.expr, names: set[str]) -> bool:
    return any(isinstance(each, ast.Name) and each.id in names for each in ast.walk(node))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
