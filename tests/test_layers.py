"""Every layer of an app keeps its one sentence: who asks the database, and who holds no row of it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ASKING: Final = frozenset(
    {"filter", "exclude", "all", "first", "last", "in_bulk", "exists", "order_by"}
)
"""What is said to the rows of a table, and to nothing else in these layers."""

WITH_ROWS: Final = ("models", "adapters", "selectors", "sheets")
"""Where rows are at home, and what takes them in: what is imported from there may hold one."""


def modules_of(name: str) -> list[Path]:
    """The modules of that layer in all apps, those that only hand on names left out."""
    found = [*ROOT.glob(f"*/{name}.py"), *ROOT.glob(f"*/{name}/**/*.py")]
    return sorted(path for path in found if path.name != "__init__.py")


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Each name a module imports, with the module it comes from."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, alias.name) for alias in node.names)


def is_of(module: str, name: str) -> bool:
    return name in module.split(".")[1:]


def asks(path: Path) -> bool:
    """Whether something in it is said to a table, or a question of another selector is asked."""
    tree = ast.parse(path.read_text("utf-8"))
    questions = {
        name
        for module, name in imports_of(path)
        if (is_of(module, "selectors") or is_of(module, "law")) and name[:1].islower()
    }
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "objects")
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ASKING
        )
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in questions)
        for node in ast.walk(tree)
    )


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
