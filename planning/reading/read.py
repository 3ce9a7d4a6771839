"""Reads a text sentence by sentence into proposed clauses, each with the words it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from planning.reading.elements import Element, elements
from planning.reading.facts import facts
from planning.reading.grammar import Draft, DraftLink, parse
from planning.reading.joining import Placed, joined
from planning.reading.rules import PERIOD, RULES
from planning.reading.source import SourceText, Words


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the text as given, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseProposal:
    """A clause or a fact of the document as it was read; `asks` names what the words leave open."""

    kind: str
    params: dict[str, Any]
    quote: str
    start: int
    end: int
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, in the order of the text, and the sentences nothing was read from."""

    proposals: tuple[ClauseProposal, ...]
    unread: tuple[Span, ...]


_AND = frozenset({"và", "hoặc", "cùng", "hay"})
"""After an exemption these name somebody who was not understood."""


def read(text: str) -> Reading:
    """The same clause said twice is proposed once, where it is said first."""
    source = SourceText(text)
    heads = [Placed(draft, -1, words[0].start, words[-1].end) for draft, words in facts(source)]
    unread: list[Span] = []
    clauses: list[Placed] = []
    for number, words in enumerate(source.sentences()):
        here = [
            Placed(draft, number, words[first].start, words[last - 1].end)
            for draft, first, last in sentence(words)
            if draft.kind
        ]
        if not here and not any(words[0].start <= head.start < words[-1].end for head in heads):
            unread.append(Span(words[0].start, words[-1].end))
        clauses += here
    once: dict[tuple[str, str], ClauseProposal] = {}
    for placed in (*heads, *joined(clauses)):
        once.setdefault((placed.draft.kind, repr(placed.draft.params)), _proposal(text, placed))
    return Reading(
        tuple(sorted(once.values(), key=lambda proposal: (proposal.start, proposal.end))),
        tuple(unread),
    )


def sentence(words: Words) -> Iterator[tuple[Draft, int, int]]:
    """The clauses of one sentence and its period. Dates may say the period and stand in a clause
    at the same time.
    """
    symbols = elements(words)
    for parsed in parse(_ordered(symbols), RULES):
        goes_on = parsed.last < len(words) and words[parsed.last].text in _AND
        partly = parsed.draft.link is DraftLink.WHOLE and goes_on
        yield (
            replace(parsed.draft, link=DraftLink.PART) if partly else parsed.draft,
            parsed.first,
            parsed.last,
        )
    for parsed in parse(_dates(symbols), PERIOD):
        yield parsed.draft, parsed.first, parsed.last


def _ordered(symbols: tuple[Element, ...]) -> tuple[Element, ...]:
    """What the sentence orders: without what it says has been done, up to a semicolon or the
    word of an order.
    """
    ordered, is_past = [], False
    for one in symbols:
        is_past = one.symbol == "Past" or (
            is_past and one.symbol not in {"Semi", "Must", "Only", "Stop"}
        )
        ordered += [] if is_past else [one]
    return tuple(ordered)


def _dates(symbols: tuple[Element, ...]) -> tuple[Element, ...]:
    """The elements of time, without those that belong to a person's condition."""
    kept, of_condition = [], False
    for one in symbols:
        of_condition = one.symbol == "Condition" or (of_condition and one.symbol in {"From", "To"})
        kept += [] if of_condition else [one]
    return tuple(
        one
        for one in kept
        if one.symbol in {"From", "To", "Lasting", "OpenEnd", "Extend", "ByDecision", "More"}
    )


def _proposal(text: str, placed: Placed) -> ClauseProposal:
    draft = placed.draft
    return ClauseProposal(
        draft.kind,
        draft.params,
        text[placed.start : placed.end],
        placed.start,
        placed.end,
        draft.asks,
    )
