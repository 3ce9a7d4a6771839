"""Phrases and what they are: the tables of words, looked up the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from planning.reading.source import Words
from planning.spelling import bare, folded

Table = Mapping[str, Mapping[str, str]]
"""For each symbol of the grammar the phrases that are it, each with its value ("" where there is
nothing to tell apart).
"""

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
class LexiconEntry:
    """One spelling of a phrase."""

    words: tuple[str, ...]
    symbol: str
    value: str

    def slips(self, words: Words) -> int:
        """How many of `words`, which are the phrase but for their marks, have a wrong mark."""
        return sum(want != word.text for want, word in zip(self.words, words, strict=True))

    def allows(self, slips: int) -> bool:
        return slips == 0 or (slips == 1 and len(self.words) >= _FORGIVING)


@dataclass(slots=True)
class _Step:
    """What is spelled by the words so far, and the words that lead on to longer phrases."""

    entries: list[LexiconEntry] = field(default_factory=list)
    further: "dict[str, _Step]" = field(default_factory=dict)


class Lexicon:
    """All tables together, word after word, so that no text is looked at further than a phrase
    goes.
    """

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = tuple(tables)

    @cached_property
    def _first(self) -> _Step:
        """Learned when the first text is read: most processes never read one."""
        first = _Step()
        for table in self._tables:
            for symbol, phrases in table.items():
                for phrase, value in phrases.items():
                    self._learn(first, phrase, symbol, value)
        return first

    def _learn(self, first: _Step, phrase: str, symbol: str, value: str) -> None:
        for spelling in spelled_out(folded(phrase)):
            entry = LexiconEntry(tuple(_PIECE.findall(spelling)), symbol, value)
            step = first
            for plain in map(bare, entry.words):
                step = step.further.setdefault(plain, _Step())
            step.entries.append(entry)

    def longest(self, words: Words, place: int) -> LexiconEntry | None:
        """The longest phrase that begins here; a shorter one where the longer would cut into a
        phrase that goes on further, as "mỗi phòng" before "làm việc tại nhà".
        """
        found = self._beginning(words, place)
        for number, entry in enumerate(found):
            if not any(
                self._goes_on(words, place + len(shorter.words), place + len(entry.words))
                for shorter in found[number + 1 :]
            ):
                return entry
        return None

    def _beginning(self, words: Words, place: int) -> list[LexiconEntry]:
        """The phrases that stand here, the longest first; those with a slip only where none
        stands without.
        """
        found: list[list[tuple[int, LexiconEntry]]] = []
        step: _Step | None = self._first
        for end in range(place, len(words)):
            step = step.further.get(bare(words[end].text)) if step else None
            if step is None:
                break
            there = words[place : end + 1]
            found.append(
                [(slips, one) for one in step.entries if one.allows(slips := one.slips(there))]
            )
        longest_first = [pair for length in reversed(found) for pair in length]
        exact = [entry for slips, entry in longest_first if not slips]
        return exact or [entry for _, entry in longest_first]

    def _goes_on(self, words: Words, place: int, end: int) -> bool:
        return place < end and any(
            place + len(entry.words) > end for entry in self._beginning(words, place)
        )
