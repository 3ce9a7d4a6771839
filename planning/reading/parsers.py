"""Small parsers over words and what puts them together: each answers the value it read and where
it stopped, or nothing.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from planning.reading.source import Words

T = TypeVar("T")
U = TypeVar("U")
Read = tuple[T, int] | None
Parser = Callable[[Words, int], Read[T]]


def word(*texts: str) -> Parser[str]:
    """One of these words."""

    def parse(words: Words, place: int) -> Read[str]:
        return (
            (words[place].text, place + 1)
            if place < len(words) and words[place].text in texts
            else None
        )

    return parse


def named(table: Mapping[str, T]) -> Parser[T]:
    """What the next word means by the table."""

    def parse(words: Words, place: int) -> Read[T]:
        known = place < len(words) and words[place].text in table
        return (table[words[place].text], place + 1) if known else None

    return parse


def digits(words: Words, place: int) -> Read[int]:
    known = place < len(words) and words[place].text.isdecimal()
    return (int(words[place].text), place + 1) if known else None


def either(*parsers: Parser[T]) -> Parser[T]:
    """The first that reads something."""

    def parse(words: Words, place: int) -> Read[T]:
        return next((found for parser in parsers if (found := parser(words, place))), None)

    return parse


def then(first: Parser[T], second: Parser[U]) -> Parser[tuple[T, U]]:
    """One and, right after it, the other."""

    def parse(words: Words, place: int) -> Read[tuple[T, U]]:
        if (left := first(words, place)) is None or (right := second(words, left[1])) is None:
            return None
        return (left[0], right[0]), right[1]

    return parse


def maybe(parser: Parser[T]) -> Parser[T | None]:
    """It may be left out."""

    def parse(words: Words, place: int) -> Read[T | None]:
        return parser(words, place) or (None, place)

    return parse


def after(lead: Parser[U], parser: Parser[T]) -> Parser[T]:
    return turned(then(lead, parser), lambda pair: pair[1])


def before(parser: Parser[T], tail: Parser[U]) -> Parser[T]:
    return turned(then(parser, tail), lambda pair: pair[0])


def turned(parser: Parser[T], make: Callable[[T], U | None]) -> Parser[U]:
    """What `make` makes of the value; nothing where it makes nothing."""

    def parse(words: Words, place: int) -> Read[U]:
        if (found := parser(words, place)) is None or (made := make(found[0])) is None:
            return None
        return made, found[1]

    return parse


def ahead(parser: Parser[T]) -> Parser[T]:
    """It follows, but is not taken."""

    def parse(words: Words, place: int) -> Read[T]:
        found = parser(words, place)
        return (found[0], place) if found else None

    return parse


def unless(parser: Parser[U]) -> Parser[None]:
    """It does not follow."""

    def parse(words: Words, place: int) -> Read[None]:
        return None if parser(words, place) else (None, place)

    return parse


def phrase(*texts: str) -> Parser[str]:
    """These words one after the other."""

    def parse(words: Words, place: int) -> Read[str]:
        there = tuple(item.text for item in words[place : place + len(texts)])
        return (" ".join(texts), place + len(texts)) if there == texts else None

    return parse
