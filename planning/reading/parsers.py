"""Small parsers over words and what puts them together: each answers the value it read and where
it stopped, or nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from planning.reading.source import Words

T = TypeVar("T")
U = TypeVar("U")
Read = tuple[T, int] | None
Act = Callable[[Words, int], Read[T]]

DIGITS = "0"
"""Stands for every number among the words a parser may begin with."""

_LONGEST_NUMBER = 9
"""Digits of a number that is read; a longer one is no amount, date or hour of a directive."""


@dataclass(frozen=True, slots=True)
class Parser(Generic[T]):
    """`begins` are the words it may begin with, so that it need not be tried at any other; with
    `is_skippable` it may also read nothing and what follows begins instead.
    """

    act: Act[T]
    begins: frozenset[str] = frozenset()
    is_skippable: bool = False

    def __call__(self, words: Words, place: int) -> Read[T]:
        return self.act(words, place)


def word(*texts: str) -> Parser[str]:
    """One of these words."""
    wanted = frozenset(texts)

    def parse(words: Words, place: int) -> Read[str]:
        return (
            (words[place].text, place + 1)
            if place < len(words) and words[place].text in wanted
            else None
        )

    return Parser(parse, wanted)


def named(table: Mapping[str, T]) -> Parser[T]:
    """What the next word means by the table."""

    def parse(words: Words, place: int) -> Read[T]:
        known = place < len(words) and words[place].text in table
        return (table[words[place].text], place + 1) if known else None

    return Parser(parse, frozenset(table))


def _digits(words: Words, place: int) -> Read[int]:
    text = words[place].text if place < len(words) else ""
    known = text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return (int(text), place + 1) if known else None


digits: Parser[int] = Parser(_digits, frozenset({DIGITS}))


def either(*parsers: Parser[T]) -> Parser[T]:
    """The first that reads something. Only those are tried that may begin with the next word."""
    begins = frozenset().union(*(parser.begins for parser in parsers))
    by_word = {text: _that_begin(text, parsers) for text in (*begins, DIGITS)}
    others = _that_begin("", parsers)

    def parse(words: Words, place: int) -> Read[T]:
        text = words[place].text if place < len(words) else ""
        for act in by_word.get(
            DIGITS if text.isdecimal() and text not in by_word else text, others
        ):
            if found := act(words, place):
                return found
        return None

    return Parser(parse, begins, any(parser.is_skippable for parser in parsers))


def _that_begin(text: str, parsers: tuple[Parser[T], ...]) -> tuple[Act[T], ...]:
    """Those that may begin with the word, in their order."""
    wanted = {text, DIGITS} if text.isdecimal() else {text}
    return tuple(parser.act for parser in parsers if parser.is_skippable or wanted & parser.begins)


def then(first: Parser[T], second: Parser[U]) -> Parser[tuple[T, U]]:
    """One and, right after it, the other."""
    one, other = first.act, second.act

    def parse(words: Words, place: int) -> Read[tuple[T, U]]:
        if (left := one(words, place)) is None or (right := other(words, left[1])) is None:
            return None
        return (left[0], right[0]), right[1]

    begins = first.begins | second.begins if first.is_skippable else first.begins
    return Parser(parse, begins, first.is_skippable and second.is_skippable)


def read_once(parser: Parser[T]) -> Parser[T]:
    """What many others begin with: read one time at each place of a sentence, however many ask."""
    act = parser.act
    kept: tuple[Words | None, dict[int, Read[T]]] = (None, {})

    def parse(words: Words, place: int) -> Read[T]:
        nonlocal kept
        sentence, found = kept
        if sentence is not words:
            found = {}
            kept = words, found
        if place not in found:
            found[place] = act(words, place)
        return found[place]

    return Parser(parse, parser.begins, parser.is_skippable)


def maybe(parser: Parser[T]) -> Parser[T | None]:
    """It may be left out."""
    act = parser.act

    def parse(words: Words, place: int) -> Read[T | None]:
        return act(words, place) or (None, place)

    return Parser(parse, parser.begins, is_skippable=True)


def after(lead: Parser[U], parser: Parser[T]) -> Parser[T]:
    return mapped(then(lead, parser), lambda pair: pair[1])


def before(parser: Parser[T], tail: Parser[U]) -> Parser[T]:
    return mapped(then(parser, tail), lambda pair: pair[0])


def mapped(parser: Parser[T], make: Callable[[T], U | None]) -> Parser[U]:
    """What `make` makes of the value; nothing where it makes nothing."""
    act = parser.act

    def parse(words: Words, place: int) -> Read[U]:
        if (found := act(words, place)) is None or (made := make(found[0])) is None:
            return None
        return made, found[1]

    return Parser(parse, parser.begins, parser.is_skippable)


def ahead(parser: Parser[T]) -> Parser[T]:
    """It follows, but is not taken."""
    act = parser.act

    def parse(words: Words, place: int) -> Read[T]:
        found = act(words, place)
        return (found[0], place) if found else None

    return Parser(parse, parser.begins, parser.is_skippable)


def unless(parser: Parser[U]) -> Parser[None]:
    """It does not follow."""
    act = parser.act

    def parse(words: Words, place: int) -> Read[None]:
        return None if act(words, place) else (None, place)

    return Parser(parse, is_skippable=True)


def phrase(*texts: str) -> Parser[str]:
    """These words one after the other."""
    first, whole = texts[0], " ".join(texts)

    def parse(words: Words, place: int) -> Read[str]:
        if place >= len(words) or words[place].text != first:
            return None
        there = tuple(item.text for item in words[place : place + len(texts)])
        return (whole, place + len(texts)) if there == texts else None

    return Parser(parse, frozenset({first}))
