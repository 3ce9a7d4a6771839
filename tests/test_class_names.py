"""No two things of the product are called alike, so that a name leads to one place."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ASIDE: Final = frozenset({"tests", "migrations", "var", "vendor", "node_modules"})
BY_CONVENTION: Final = frozenset({"Command", "Meta", "Config", "Media"})
"""What Django looks for under this very name."""

TWICE: Final = {
    "Unit": "The row of a unit, and the same unit as the rules see it without a database.",
    "Binding": "The values that planning computes with, and the same as choices of a table.",
    "DutyPost": "The row of a post, and the same post as the planner of duty sees it.",
    "DutyShift": "The row of a shift, and the same shift as the planner of duty sees it.",
    "DutyTurn": "The row of a turn, and the same turn as the planner of duty sees it.",
    "DayKind": "The values that planning computes with, and the same as choices of a table.",
}
"""The names that two classes may bear, each with the reason."""


def production_files() -> Iterator[Path]:
    for file in ROOT.rglob("*.py"):
        parts = file.relative_to(ROOT).parts
        if not ASIDE & set(parts) and not any(part.startswith(".") for part in parts):
            yield file


def classes_of(node: ast.AST, owner: str = "") -> Iterator[str]:
    """The public classes below `node`; one inside a class is named with its owner.

    >>> list(classes_of(ast.parse("class Delivery:\\n    class State: ...")))
    ['Delivery', 'Delivery.State']
    """
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.ClassDef):
            yield from classes_of(child, owner)
        elif not child.name.startswith("_") and child.name not in BY_CONVENTION:
            yield f"{owner}{child.name}"
            yield from classes_of(child, f"{owner}{child.name}.")


def bearers() -> dict[str, list[str]]:
    """The files that define a class of each name."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in production_files():
        for name in classes_of(ast.parse(file.read_text("utf-8"))):
            found[name].append(str(file.relative_to(ROOT)))
    return found


def test_no_two_classes_bear_one_name_without_a_reason() -> None:
    twice = {name: files for name, files in bearers().items() if len(files) > 1}

    assert {name: files for name, files in twice.items() if name not in TWICE} == {}


def test_no_name_is_allowed_twice_that_one_class_alone_bears() -> None:
    found = bearers()

    assert [name for name in TWICE if len(found[name]) < 2] == []
