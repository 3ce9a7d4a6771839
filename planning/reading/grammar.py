"""The second stage: rules over the symbols of a sentence, written like a grammar and matched in
the order they are given.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from planning.reading.elements import Element
from planning.reading.needs import NOTHING, Needs, needs

_NAME = re.compile(r"[A-Za-z_]+")
_BRACKETS = re.compile(r"\(([^()?][^()]*)\)")
Params = dict[str, Any]

PERIODS = frozenset({"From", "To", "Lasting", "Semi"})
"""Dates and signs that may stand before a clause without being part of it."""

LEADING = frozenset({"Of", "For", "May", "Must", "Arrange", "Semi", "While", "End"})
"""What leads to something else and does not belong to the words of a clause at its end."""


MOST_ELEMENTS = 40
"""The longest sentence of known directives has 28."""


@dataclass(frozen=True, slots=True)
class FoundParts:
    """The elements a rule took."""

    parts: tuple[Element, ...]

    def has(self, *symbols: str) -> bool:
        return any(part.symbol in symbols for part in self.parts)

    def value(self, symbol: str) -> Any:
        """Of the first such element; None without one."""
        return next((part.value for part in self.parts if part.symbol == symbol), None)

    def values(self, *symbols: str) -> list[Any]:
        """Of all such elements, each once, those that say nothing left out."""
        said = [
            value
            for part in self.parts
            if part.symbol in symbols
            for value in part.values
            if value != ""
        ]
        return list(dict.fromkeys(said))


class DraftLink(StrEnum):
    """How a draft hangs on the clause before it: an exemption told whole by its tags, one that
    names others too, one that points back ("not part of this number"), or people set apart by a
    rule of their own ("as for").
    """

    WHOLE = "whole"
    PART = "part"
    BACK = "back"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule makes of the elements it took: a kind, its parameters, what has to be asked,
    and what it hangs on.
    """

    kind: str
    params: Params = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    link: DraftLink | None = None
    is_bare: bool = False
    """An exemption that says only "except": by itself it orders nothing."""


Make = Callable[[FoundParts], "Draft | tuple[Draft, ...] | None"]


class Grammar:
    """Named parts, each a pattern over symbols and other parts."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = parts

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A symbol is itself followed by a space, a part is what it stands for; | * + ? and
        brackets as in any grammar.
        """
        return re.compile(self._written_out(pattern).replace(" ", "").replace("·", " "))

    def _written_out(self, pattern: str) -> str:
        return _NAME.sub(self._one, _BRACKETS.sub(self._each_once, pattern))

    def _each_once(self, brackets: re.Match[str]) -> str:
        """Of choices between symbols each symbol once: two ways to read the same would take time
        that doubles with every word.
        """
        choices = brackets.group(1).split("|")
        once = dict.fromkeys(
            symbol for choice in choices for symbol in self._symbols(choice.strip())
        )
        return f"({' | '.join(once)})"

    def _symbols(self, choice: str) -> tuple[str, ...]:
        """The symbols a choice stands for, if it stands for one of several; else the choice as
        it is.
        """
        part = self._parts.get(choice, "").strip("()")
        is_plain = (
            bool(part)
            and not set("()*+?") & set(part)
            and all(_NAME.fullmatch(one.strip()) for one in part.split("|"))
        )
        return (
            tuple(symbol for one in part.split("|") for symbol in self._symbols(one.strip()))
            if is_plain
            else (choice,)
        )

    def _one(self, name: re.Match[str]) -> str:
        part = self._parts.get(name.group())
        return f"(?:{self._written_out(part)})" if part is not None else rf"(?:\b{name.group()}·)"


@dataclass(frozen=True, slots=True)
class GrammarRule:
    """A pattern and what it means."""

    pattern: re.Pattern[str]
    make: Make
    is_weak: bool = False
    """Only where nothing before it in the sentence was understood."""

    needs: Needs = NOTHING
    """Without these symbols the pattern is nowhere to be found."""

    def may_find(self, symbols: frozenset[str]) -> bool:
        return all(not group.isdisjoint(symbols) for group in self.needs)


def rule(pattern: re.Pattern[str], make: Make, *, is_weak: bool = False) -> GrammarRule:
    return GrammarRule(pattern, make, is_weak, needs(pattern.pattern))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A draft and the words of the sentence it came from (half-open numbers)."""

    draft: Draft
    first: int
    last: int


def parse(elements: Sequence[Element], rules: Sequence[GrammarRule]) -> Iterator[Parsed]:
    """Every reading of the sentence; an element is used once, by the first rule that wants it.

    What goes on for longer than any sentence does is read in pieces: a rule may take the square
    of what it looks over.
    """
    for begin in range(0, len(elements), MOST_ELEMENTS):
        yield from _parse_piece(elements[begin : begin + MOST_ELEMENTS], rules)


def _parse_piece(elements: Sequence[Element], rules: Sequence[GrammarRule]) -> Iterator[Parsed]:
    free = list(elements)
    symbols = frozenset(element.symbol for element in elements)
    # the order of the rules is their precedence: what is said more precisely comes first and uses
    # its words up, so a vaguer rule never reads them a second time
    for one in rules:
        if one.may_find(symbols):
            yield from _apply(one, free)


def _apply(rule: GrammarRule, free: list[Element]) -> Iterator[Parsed]:
    begin = 0
    while match := rule.pattern.search(_spelled(free), begin):
        first, last = _numbered(free, match.start()), _numbered(free, match.end())
        parts = tuple(free[first:last])
        is_late = rule.is_weak and any(one.symbol == "Used" for one in free[:first])
        draft = rule.make(FoundParts(parts)) if parts and not is_late else None
        if draft is None:
            # the words are there but do not make a clause here: look again from the next element
            begin = match.start() + len(free[first].symbol) + 1
            if first >= len(free) - 1:
                return
            continue
        for each in draft if isinstance(draft, tuple) else (draft,):
            yield Parsed(each, _begun(parts).first, _told(parts).last)
        # what a rule took becomes one element that no pattern names: later rules cannot use it
        # again, nor reach over it
        free[first:last] = [Element("Used", ("",), parts[0].first, parts[-1].last)]
        begin = 0


def _begun(parts: Sequence[Element]) -> Element:
    """The first element of a clause: dates before it say the period, which is a clause of its
    own.
    """
    return next((part for part in parts if part.symbol not in PERIODS), parts[0])


def _told(parts: Sequence[Element]) -> Element:
    """The last element that says something: "for", "must" and the like lead to what was not
    taken.
    """
    return next((part for part in reversed(parts) if part.symbol not in LEADING), parts[0])


def _spelled(free: Sequence[Element]) -> str:
    return "".join(f"{element.symbol} " for element in free)


def _numbered(free: Sequence[Element], place: int) -> int:
    """The number of the element that begins at `place` of the spelled symbols."""
    return _spelled(free)[:place].count(" ")
