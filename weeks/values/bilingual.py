"""A sentence that the rules made, in both languages of the product."""

from collections.abc import Callable
from dataclasses import dataclass

from units.words import reader_language


@dataclass(frozen=True, slots=True)
class BilingualText:
    """Printed in the reader's language: in a template `{{ verdict.sentence }}` is enough."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if reader_language().startswith("en") else self.vi

    def __bool__(self) -> bool:
        return bool(self.vi)


def in_both_languages(sentence: Callable[[str], str]) -> BilingualText:
    """The same sentence in both languages."""
    return BilingualText(sentence("vi"), sentence("en"))
