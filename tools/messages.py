"""Finds every sentence that a user may read: in Python inside a gettext call, in templates
inside a translation tag.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation.template import templatize

SKIPPED: Final = frozenset({".venv", "var", "tests", "migrations", "tools", "node_modules", ".git"})
WITH_CONTEXT: Final = frozenset({"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"})
WITH_PLURAL: Final = frozenset({"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"})
NAMES: Final = WITH_CONTEXT | WITH_PLURAL | {"_", "gettext", "gettext_lazy", "gettext_noop"}
LITERAL: Final = r"""u?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
CALL: Final = re.compile(
    rf"\b(_|n?p?gettext)\(\s*({LITERAL})(?:\s*,\s*({LITERAL}))?(?:\s*,\s*({LITERAL}))?"
)


class Message(NamedTuple):
    """The Vietnamese as written; `plural` only where a number decides, `context` only where one
    word means two things.
    """

    text: str
    plural: str | None
    context: str | None
    file: str


def messages(root: Path) -> Iterator[Message]:
    for file in files(root, ".py"):
        yield from in_python(file.read_text(), str(file.relative_to(root)))
    for file in [*files(root, ".html"), *files(root, ".txt", under="templates")]:
        yield from in_template(file.read_text(), str(file.relative_to(root)))


def files(root: Path, suffix: str, under: str = "") -> list[Path]:
    found = sorted((root / under).rglob(f"*{suffix}"))
    return [file for file in found if not SKIPPED & set(file.relative_to(root).parts[:-1])]


def in_python(source: str, name: str) -> Iterator[Message]:
    """Each call of a gettext function, under whatever name the file imports it."""
    tree = ast.parse(source, name)
    own_names = imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = own_names.get(called(node), called(node))
        if function in NAMES:
            words = [
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            if words:
                yield _message(function, words, name)


def imported_names(tree: ast.Module) -> dict[str, str]:
    """What the file calls each gettext function, with the function's own name."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def in_template(source: str, name: str) -> Iterator[Message]:
    """Django writes a template as gettext calls, but not as valid Python: so we look for the
    calls alone.
    """
    for match in CALL.finditer(templatize(source, origin=name)):
        yield _message(
            match[1], [ast.literal_eval(literal) for literal in match.groups()[1:] if literal], name
        )


def _message(function: str, words: list[str], name: str) -> Message:
    context = words.pop(0) if function in WITH_CONTEXT else None
    plural = words[1] if function in WITH_PLURAL and len(words) > 1 else None
    return Message(words[0], plural, context, name)
