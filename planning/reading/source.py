"""The words of a text and its sentences, each remembering where it stands in the text as it was
given.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from planning.spelling import folded

_WORD = re.compile(r"\d+|[^\W\d]+|[^\w\s]")
_SILENT = frozenset("*_“”\"'‘’«»•●…")
"""Marks around words that say nothing: emphasis, quotation, bullets."""

_LONGEST = 200
"""Words of one sentence; what goes on without a stop for longer is no sentence and is read in
pieces.
"""

_STOPS = frozenset(".!?")
_SHORTENED = frozenset({"tp", "ts", "ths", "pgs", "gs", "q", "p", "tx", "tt", "đ", "c"})
"""A full stop after these is part of the word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign, folded, with its half-open place in the given text."""

    text: str
    start: int
    end: int

    @property
    def is_silent(self) -> bool:
        return self.text in _SILENT


Words = tuple[Word, ...]


@dataclass(frozen=True)
class SourceText:
    """A text as given, composed or not."""

    text: str

    @cached_property
    def words(self) -> Words:
        plain, starts = self._composed()
        return tuple(
            Word(match.group(), starts[match.start()], starts[match.end()])
            for match in _WORD.finditer(plain)
        )

    def sentences(self) -> Iterator[Words]:
        """The sentences with words in them, without their stops and silent marks."""
        begin = 0
        for place in range(len(self.words)):
            if self._ends(place):
                yield from self._spoken(begin, place + 1)
                begin = place + 1
        yield from self._spoken(begin, len(self.words))

    def _spoken(self, begin: int, end: int) -> Iterator[Words]:
        words = tuple(
            word for word in self.words[begin:end] if not (word.is_silent or word.text in _STOPS)
        )
        for place in range(0, len(words), _LONGEST):
            if any(word.text[0].isalpha() for word in words[place : place + _LONGEST]):
                yield words[place : place + _LONGEST]

    def _ends(self, place: int) -> bool:
        word = self.words[place]
        if word.text in _STOPS:
            return self._stops(place)
        return place + 1 < len(self.words) and self._line_ends(word, self.words[place + 1])

    def _stops(self, place: int) -> bool:
        word, before = self.words[place], self.words[place - 1] if place else None
        if word.text != ".":
            return True
        spaced = self.text[word.end : word.end + 1]
        leading = (
            place + 1 < len(self.words)
            and self.words[place + 1].text == "."
            and not spaced.isspace()
        )
        trailing = before is not None and before.text == "." and before.end == word.start
        shortened = before is not None and before.text in _SHORTENED
        return (not spaced or spaced.isspace()) and not leading and not trailing and not shortened

    def _line_ends(self, word: Word, following: Word) -> bool:
        """A new line ends a sentence unless the next one goes on in small letters: a line
        wrapped in the middle.
        """
        between = self.text[word.end : following.start]
        first = unicodedata.normalize("NFC", self.text[following.start : following.end])[:1]
        return "\n" in between and not (first.islower() and word.text not in {":", ".", ";"})

    def _composed(self) -> tuple[str, list[int]]:
        """The folded text, and for each of its letters (and its end) where that begins in the
        given text.
        """
        plain, starts = self.composed
        return folded(plain), starts

    @cached_property
    def composed(self) -> tuple[str, list[int]]:
        """The text in composed letters, and where each of them (and its end) begins in the given
        text.
        """
        edges = [
            place for place, letter in enumerate(self.text) if not unicodedata.combining(letter)
        ] + [len(self.text)]
        if edges[0] != 0:
            edges.insert(0, 0)
        letters, starts = [], []
        for begin, end in pairwise(edges):
            cluster = unicodedata.normalize("NFC", self.text[begin:end])
            letters.append(cluster)
            starts += [begin] * len(cluster)
        return "".join(letters), [*starts, len(self.text)]
