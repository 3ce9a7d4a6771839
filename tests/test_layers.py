"""Every layer of an app keeps its one sentence: who asks the database, and who holds no row of it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ASKING: Final = frozenset(
    {"filter", "exclude", "all", "first", "last", "in_bulk", "exists", "order_by"}
)
"""What is said to the rows of a table, and to nothing else in these layers."""
WITH_QUESTIONS: Final = ("selectors", "law")
WITH_ROWS: Final = ("models", "adapters", "selectors", "sheets")
"""Where rows are at home, and what takes them in: what is imported from there may hold one."""


def modules_of(name: str) -> list[Path]:
    """The modules of that layer in all apps, those that only hand on names left out."""
    found = [*ROOT.glob(f"*/{name}.py"), *ROOT.glob(f"*/{name}/**/*.py")]
    return sorted(path for path in found if path.name != "__init__.py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Each name a module imports, with the module it comes from."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, alias.name) for alias in node.names)


def is_of(module: str, name: str) -> bool:
    return name in module.split(".")[1:]


def asks(path: Path) -> bool:
    """Whether something in it is said to a table, itself or by a question of another selector."""
    return any(_asks(path, node) for node in tree_of(path).body)


def _asks(path: Path, top: ast.stmt) -> bool:
    """The same of one function or class of a module."""
    elsewhere = {name: module for module, name in imports_of(path)}
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "objects")
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ASKING
        )
        or (
            isinstance(node, ast.Name)
            and node.id in elsewhere
            and is_question(elsewhere[node.id], node.id)
        )
        for node in ast.walk(top)
    )


@cache
def is_question(module: str, name: str) -> bool:
    """Whether a function of the selectors asks a table, by itself or by those it calls."""
    if not any(is_of(module, layer) for layer in WITH_QUESTIONS):
        return False
    place = ROOT / module.replace(".", "/")
    path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    functions = {
        node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)
    }
    if name not in functions:  # a class, a constant, or handed on from where it stands
        return any(is_question(*found) for found in imports_of(path) if found[1] == name)
    reached, ahead = {name}, [name]
    while ahead:
        one = functions[ahead.pop()]
        called = {node.id for node in ast.walk(one) if isinstance(node, ast.Name)}
        ahead += (called & functions.keys()) - reached
        reached |= called & functions.keys()
    return any(_asks(path, functions[one]) for one in reached)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_selector_asks_the_database() -> None:
    assert [named(path) for path in modules_of("selectors") if not asks(path)] == []


def test_a_loaded_week_asks_for_nothing_more() -> None:
    assert [named(path) for path in modules_of("sheets") if asks(path)] == []


def test_a_value_holds_no_row_of_a_table() -> None:
    holding = [
        named(path)
        for path in modules_of("values")
        if any(is_of(module, layer) for module, _name in imports_of(path) for layer in WITH_ROWS)
    ]

    assert holding == []


def test_a_question_is_followed_to_the_table() -> None:
    assert is_question("units.selectors", "units_of")  # handed on by the package
    assert is_question("rosters.selectors.progress", "steps_of")  # asks by a function beside it
    assert not is_question("weeks.selectors.rosters", "acts_on")  # of a row that has been read
    assert not is_question("planning.tally", "tally")
