"""What strings, docstrings and documents name is there: a rename leaves no name behind that leads
nowhere.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from django.apps import apps
from django.conf import settings

pytestmark = pytest.mark.lengthy

ROOT: Final = Path(settings.BASE_DIR)
ASIDE: Final = frozenset({"migrations", "var", "vendor", "node_modules", "locale"})
"""Migrations are history: what they name is called as it was."""
ROOMS: Final = "|".join(sorted(path.parent.name for path in ROOT.glob("*/__init__.py")))
DOTTED: Final = re.compile(
    rf"(?<![\w./@-])(?:{ROOMS})(?:(?:\.[A-Za-z_]\w*){{2,}}|\.[A-Z]\w*[a-z]\w*)(?![\w/@(-])"
)
"""Room, module and more, or a table of a room. Of two small words the second may be an act on
record or a task, which keep their names whatever the code is called.
"""
RUN: Final = re.compile(rf"-m ((?:{ROOMS})\.\w+)")
FILE: Final = re.compile(rf"(?<![\w./-])(?:{ROOMS}|templates|static)/[\w/]+\.(?:py|html|css|js)\b")
TEMPLATE: Final = re.compile(r"[a-z_]+/[a-z_/]+\.(?:html|txt)")
INSIDE: Final = re.compile(r"{% (?:extends|include) \"([^\"]+)\"")
BY_CONVENTION: Final = ("400.html", "403.html", "404.html", "503.html")
"""Pages that Django, or the server in front of it, looks for under this very name."""
INVENTED: Final = ("tools/tests/", "tests/test_names_in_strings.py")
"""Where files are named that exist while a test runs, or not at all."""


def files(*endings: str) -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if (
            path.name.endswith(endings)
            and not ASIDE & set(inside.parts)
            and not any(part.startswith(".") for part in inside.parts[:-1])
            and not inside.as_posix().startswith(INVENTED)
        ):
            yield path


@cache
def strings_of(path: Path) -> tuple[str, ...]:
    """Every string of a module, docstrings too, or a document as a whole."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return (text,)
    nodes = ast.walk(ast.parse(text))
    found = (node.value for node in nodes if isinstance(node, ast.Constant))
    return tuple(value for value in found if isinstance(value, str))


def is_there(name: str) -> bool:
    """Whether a module, something in one, or a table bears this name.

    The record of changes may call a table as it was called before it moved.
    """
    room, _, table = name.partition(".")
    on_record = {getattr(model, "recorded_as", "") for model in apps.get_models()}
    if table.lower() in apps.all_models.get(room, {}) or name in on_record:
        return True
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            thing = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return _leads(thing, parts[length:])
    return False


def _leads(thing: object, attributes: list[str]) -> bool:
    """Whether one attribute leads to the next; a field of a value may stand in its notes alone."""
    for attribute in attributes:
        if attribute in getattr(thing, "__annotations__", {}):
            return True
        if not hasattr(thing, attribute):
            return False
        thing = getattr(thing, attribute)
    return True


def is_template(name: str) -> bool:
    """Named from the folder of templates on, or from the root."""
    return (ROOT / "templates" / name.removeprefix("templates/")).exists()


def is_file(name: str) -> bool:
    return any((ROOT / folder / name).exists() for folder in ("", "templates", "static"))


def is_module(name: str) -> bool:
    """Whether Python can be asked to run it: a file, or a folder with its `__main__`."""
    module = ROOT / name.replace(".", "/")
    return module.with_suffix(".py").exists() or (module / "__main__.py").exists()


DOCUMENTS: Final = (".py", ".md", ".ini", ".toml", ".importlinter")


@pytest.mark.parametrize(
    ("kind", "endings", "leads"),
    [
        (DOTTED, DOCUMENTS, is_there),
        (RUN, (*DOCUMENTS, "run", ".yml", ".service", ".timer"), is_module),
        (FILE, DOCUMENTS, is_file),
        (INSIDE, (".html", ".txt"), is_template),
    ],
    ids=("dotted names", "modules to run", "files", "templates inside templates"),
)
def test_what_is_named_is_there(
    kind: re.Pattern[str], endings: tuple[str, ...], leads: Callable[[str], bool]
) -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), found[kind.groups])  # what it encloses, else all
        for path in files(*endings)
        for text in strings_of(path)
        for found in kind.finditer(text)
    }

    assert named
    assert sorted((where, name) for where, name in named if not leads(name)) == []


def test_every_page_a_module_names_is_there() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), text)
        for path in files(".py")
        for text in strings_of(path)
        if TEMPLATE.fullmatch(text)
    }

    assert named
    assert sorted((where, name) for where, name in named if not is_template(name)) == []


def test_every_template_is_shown_by_something_but_a_test() -> None:
    texts = [
        (path, path.read_text("utf-8"))
        for path in files(".py", ".html", ".txt")
        if "tests" not in path.parts
    ]
    templates = [path for path in files(".html", ".txt") if path.is_relative_to(ROOT / "templates")]

    def is_shown(template: Path) -> bool:
        name = template.relative_to(ROOT / "templates").as_posix()
        words = (name, f'"{template.stem}"') if name.startswith("emails/") else (name,)
        return any(word in text for path, text in texts if path != template for word in words)

    unused = [path for path in templates if not is_shown(path)]

    assert [path.name for path in unused] == list(BY_CONVENTION)


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("units.models.Unit", True),
        ("units.models.Unit.agency", True),
        ("planning.violation.Violation.limit", True),
        ("rosters.WeeklyRoster", True),
        ("units.models.Section", False),
        ("units.sections.Section", False),
        ("units.Section", False),
    ],
)
def test_a_name_leads_to_what_bears_it_alone(name: str, leads: bool) -> None:
    assert is_there(name) == leads
