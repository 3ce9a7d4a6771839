"""Reads a text sentence by sentence into proposed clauses, each with the words it came from."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from planning.reading.cues import NEVER, DocumentView, Features, clause_features
from planning.reading.days import from_today, is_of_period, with_years
from planning.reading.elements import Element, elements
from planning.reading.facts import facts
from planning.reading.grammar import Draft, DraftLink, parse
from planning.reading.joining import COUNTS, PARAMETER, Placed, joined
from planning.reading.proposal import ClauseProposal, Reading, Span
from planning.reading.rules import PERIOD, RULES
from planning.reading.source import SourceText, Words
from planning.reading.sureness import learned

DATES: Final = frozenset({"effective_from", "effective_to", "open_ended", "period_extension"})
_AND = frozenset({"và", "hoặc", "cùng", "hay"})
"""After an exemption these name somebody who was not understood."""


_UNLESS: Final = re.compile(
    r"(?:ngoại trừ|loại trừ|trừ|không kể|không tính|không (?:bao )?gồm)\b[^;.\n)]{2,200}",
    re.IGNORECASE,
)
_FAR: Final = 40
"""So far after a clause, in letters, its exception may begin."""

_ORDERED: Final = frozenset({"ordered:default_remote", "lead:order", "lead:arrange"})
_LONGEST_EXCEPTION: Final = 240
_WHO_WORDS: Final = 14
_ITEM: Final = re.compile(r"^[\s\-–+•*]*(?:\d{1,2}[.)]|[a-zđ][.)])?\s*", re.IGNORECASE)


def read(text: str, published: date | None = None) -> Reading:
    """`published` is the day a text of news appeared, from which its own days are counted where it
    tells no day of issue.

    The same clause said twice of the same people is proposed once, where it is said first. What
    is too unlikely to be worth a question is left with the sentences nothing was read from.
    """
    source = SourceText(text)
    sentences = tuple(source.sentences())
    heads = [Placed(draft, -1, words[0].start, words[-1].end) for draft, words in facts(source)]
    once: dict[tuple[str, str, str], ClauseProposal] = {}
    for head in heads:
        once.setdefault((head.draft.kind, repr(head.draft.params), ""), _proposal(text, head))
    issued = _issued(heads) or published
    spoken = {number for number, words in enumerate(sentences) if _says(words, heads)}
    for placed, read_as, features in read_clauses(source, sentences):
        proposal = _judged(read_as, features)
        is_other = proposal.kind in DATES and not is_of_period(text, proposal)
        if proposal.sure < learned().asked or is_other:
            continue
        spoken.add(placed.sentence)
        group = proposal.who if proposal.kind in COUNTS else ""
        once.setdefault((proposal.kind, repr(proposal.params), group), proposal)
    told = sorted(once.values(), key=lambda proposal: (proposal.start, proposal.end))
    return Reading(
        with_years([*told, *_from_today(text, told, issued)], issued),
        tuple(
            Span(words[0].start, words[-1].end)
            for number, words in enumerate(sentences)
            if number not in spoken
        ),
    )


def read_clauses(
    source: SourceText, sentences: tuple[Words, ...]
) -> Iterator[tuple[Placed, ClauseProposal, Features]]:
    """Every clause and date of the text with what it and the words around it tell; how sure it is
    has not been said yet.
    """
    view = DocumentView(source, sentences)
    found = [
        Placed(draft, number, words[first].start, words[last - 1].end)
        for number, words in enumerate(sentences)
        for draft, first, last in sentence(words)
        if draft.kind
    ]
    for placed in joined(found):
        words = sentences[placed.sentence]
        own = clause_features(placed.draft, words, placed.start, placed.end)
        proposal = _in_context(_proposal(source.text, placed), words, source.text)
        yield placed, proposal, own | view.around(placed.sentence)


def _issued(heads: list[Placed]) -> date | None:
    """The day of issue, if the document tells it with its year."""
    told = (one.draft.params for one in heads if one.draft.kind == "issue_date")
    return next((date.fromisoformat(one["date"]) for one in told if "date" in one), None)


def _from_today(
    text: str, told: list[ClauseProposal], issued: date | None
) -> Iterator[ClauseProposal]:
    """The first day where no date says it."""
    found = from_today(text, issued)
    if found and not any(one.kind == "effective_from" for one in told):
        day, start, end = found
        params = {"date": day.isoformat()}
        yield ClauseProposal("effective_from", params, text[start:end], start, end, clear=True)


def _says(words: Words, heads: list[Placed]) -> bool:
    return any(words[0].start <= head.start < words[-1].end for head in heads)


def _judged(proposal: ClauseProposal, features: Features) -> ClauseProposal:
    """With how sure it is; a date of the period is as sure as it is written."""
    if proposal.kind in DATES:
        return proposal
    sure = learned().probability(features)
    is_clear = may_be_clear(proposal, features) and sure >= learned().clear
    return replace(proposal, sure=round(sure, 3), clear=is_clear)


def may_be_clear(proposal: ClauseProposal, features: Features) -> bool:
    """Nothing is asked, its exception is in its parameters, and the words around it do not tell of
    the past, of others or of a draft. "Work at home" alone is a heading as often as an order.
    """
    is_kept = not proposal.unless or bool(set(PARAMETER.values()) & proposal.params.keys())
    is_ordered = proposal.kind != "default_remote" or bool(features.keys() & _ORDERED)
    return not proposal.asks and is_kept and is_ordered and not features.keys() & NEVER


def _in_context(proposal: ClauseProposal, words: Words, text: str) -> ClauseProposal:
    """With its exception and whom it may be said of, in the words of the text."""
    end = max(words[-1].end, proposal.end)
    unless = _UNLESS.search(text, proposal.start, min(end, proposal.end + _LONGEST_EXCEPTION))
    is_near = unless is not None and unless.start() <= proposal.end + _FAR
    return replace(
        proposal,
        unless=" ".join(unless.group().split()) if unless and is_near else "",
        who=_who(text[words[0].start : proposal.start]),
    )


def _who(lead: str) -> str:
    """The words before a clause back to the last sign, if they are few enough to name somebody."""
    said = _ITEM.sub("", re.split(r"[;:.]\s", lead)[-1]).strip(" ,-–")
    return " ".join(said.split()) if 0 < len(said.split()) <= _WHO_WORDS else ""


def sentence(words: Words) -> Iterator[tuple[Draft, int, int]]:
    """The clauses of one sentence and its period. Dates may say the period and stand in a clause
    at the same time.
    """
    symbols = elements(words)
    for parsed in parse(_ordered(symbols), RULES):
        goes_on = parsed.last < len(words) and words[parsed.last].text in _AND
        draft = parsed.draft
        if draft.link is DraftLink.WHOLE and goes_on:
            draft = replace(draft, link=DraftLink.PART)
        if draft.is_bare and not parsed.first:
            draft = replace(draft, is_bare=False)
        yield draft, parsed.first, parsed.last
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
        clear=not draft.asks,
    )
