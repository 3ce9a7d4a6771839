"""How people are called in a sentence."""

from collections.abc import Iterable, Mapping

from planning.vocabulary import Text

Names = Mapping[str, str]
"""How each person (by key) is called in a sentence: the given name, longer where two share it."""


def comrade(person: str | None, names: Names, language: str) -> str:
    """đ/c Gấm; the plain name in English."""
    name = names.get(person or "", person or "")
    return name if language.startswith("en") else f"đ/c {name}"


def names_of(people: Iterable[str], names: Names, language: str) -> str:
    """Gấm, Hiếu; a word where there is nobody."""
    return ", ".join(names.get(key, key) for key in people) or Text("không có ai", "nobody").said(
        language
    )
