"""No app names an address, a template or a tag of an app above it: what leads upwards is put
together in `config/`.
"""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from itertools import chain
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
COMMON: Final = frozenset({"navigation", "vietnamese"})
"""Tags made of what every app offers, and the words for days and times."""


def layers() -> list[set[str]]:
    """The apps as `.importlinter` orders them, from the bottom up."""
    rules = ConfigParser()
    rules.read(ROOT / ".importlinter")
    told = rules["importlinter:contract:apps"]["layers"].split("\n")
    return [set(re.findall(r"\w+", line)) for line in reversed(told) if line.strip()]


def rank_of() -> dict[str, int]:
    return {app: rank for rank, apps in enumerate(layers()) for app in apps}


def files_of(app: str) -> Iterator[Path]:
    yield from (ROOT / "templates" / app).rglob("*.*")
    for file in (ROOT / app).rglob("*.py"):
        if not {"tests", "migrations"} & set(file.relative_to(ROOT).parts):
            yield file


def named(text: str, apps: str, tags: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The apps that a text names, each with the words that name it."""
    for found in re.finditer(rf"[\"']({apps})(?::[\w-]+|/[\w/]+\.html)[\"'#]", text):
        yield found[1], found[0]
    for loaded in re.findall(r"\{% load ([^%]*) %\}", text):
        for library in loaded.split():
            if library in tags and library not in COMMON:
                yield tags[library], library


def test_no_app_names_what_stands_above_it() -> None:
    ranks = rank_of()
    tags = {
        file.stem: app for app in ranks for file in (ROOT / app / "templatetags").glob("[!_]*.py")
    }
    apps = "|".join(ranks)

    upwards = {
        f"{file.relative_to(ROOT)}: {words}"
        for app, rank in ranks.items()
        if app not in {"config", "demo"}
        for file in files_of(app)
        for other, words in named(file.read_text("utf-8"), apps, tags)
        if ranks[other] > rank or (ranks[other] == rank and other != app)
    }

    assert upwards == set()


def test_what_every_page_stands_on_names_no_app_but_the_lowest() -> None:
    """The frame, its pieces and the letters' frame: the bar and the ways come from `config/`."""
    ranks = rank_of()
    frame = chain((ROOT / "templates").glob("*.html"), (ROOT / "templates/components").iterdir())

    found = {
        other
        for file in frame
        for other, _words in named(file.read_text("utf-8"), "|".join(ranks), {})
    }

    assert found <= {"accounts"}
