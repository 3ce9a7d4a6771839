"""Phrases and what they are: the tables of words, looked up the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from planning.reading.source import Words, bare, folded

Table = Mapping[str, Mapping[str, str]]
"""For each symbol of the grammar the phrases that are it, each with its value ("" where there is nothing to tell apart)."""

_PART = re.compile(r"\[([^\]]*)\]|\(([^)]*)\)|([^\[(]+)")
_PIECE = re.compile(r"\d+|[^\W\d]+|[^\w\s]")
_FORGIVING = 3
"""Phrases of so many words are known even if one of them has a wrong mark."""


def spelled_out(phrase: str) -> Iterator[str]:
    """Every way to say `phrase`: [a|b] may be left out, (a|b) is one of them."""
    choices = [_choices(*part.groups()) for part in _PART.finditer(phrase)]
    for pieces in product(*choices):
        yield " ".join(" ".join(pieces).split())


def _choices(optional: str | None, either: str | None, plain: str | None) -> list[str]:
    if optional is not None:
        return ["", *optional.split("|")]
    return [plain] if plain is not None else (either or "").split("|")


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a phrase."""

    words: tuple[str, ...]
    symbol: str
    value: str

    def begins(self, words: Words, place: int) -> bool:
        there = words[place : place + len(self.words)]
        if len(there) < len(self.words):
            return False
        wrong = [(want, word.text) for want, word in zip(self.words, there, strict=True) if want != word.text]
        return not wrong or (len(self.words) >= _FORGIVING and len(wrong) == 1 and bare(wrong[0][0]) == bare(wrong[0][1]))


class Lexicon:
    """All tables together."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        for table in tables:
            for symbol, phrases in table.items():
                for phrase, value in phrases.items():
                    self._learn(phrase, symbol, value)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def _learn(self, phrase: str, symbol: str, value: str) -> None:
        for spelling in spelled_out(folded(phrase)):
            entry = Entry(tuple(_PIECE.findall(spelling)), symbol, value)
            self._by_first.setdefault(bare(entry.words[0]), []).append(entry)

    def longest(self, words: Words, place: int) -> Entry | None:
        candidates = self._by_first.get(bare(words[place].text), ())
        return next((entry for entry in candidates if entry.begins(words, place)), None)
