"""The sentences of a text nothing was read from: those that may well be a rule, then the others."""

from dataclasses import dataclass
from typing import Final

from directives.models import Edition
from planning.reading import LikelySpan, Reading, likely_unread

LONGEST_QUOTE: Final = 400
"""A quote travels in the address of a form, which servers keep short."""


@dataclass(frozen=True, slots=True)
class UnreadSentences:
    """Their words, the likeliest first; what frames a letter and what the draft quotes already is
    in neither.
    """

    likely: tuple[str, ...]
    others: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.likely or self.others)


def unread_of(text: str, reading: Reading, edition: Edition) -> UnreadSentences:
    """`reading` is what was read of `text`; one query, for the quotes of the draft."""
    listed = likely_unread(text, reading)
    if not listed:
        return UnreadSentences((), ())
    quoted = {quotable(quote) for quote in edition.clauses.values_list("quote", flat=True)}
    words = [(one, quotable(_said(text, one))) for one in listed]
    waiting = [(one, said) for one, said in words if said not in quoted]
    return UnreadSentences(
        likely=tuple(said for one, said in waiting if one.is_worth_a_look),
        others=tuple(said for one, said in waiting if not one.is_worth_a_look),
    )


def quotable(said: str) -> str:
    """On one line and not too long, cut between words."""
    line = " ".join(said.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _said(text: str, span: LikelySpan) -> str:
    return text[span.start : span.end]
