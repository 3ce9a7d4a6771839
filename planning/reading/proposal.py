"""What a reading proposes: clauses with the words they came from, and what was not read."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the text as given, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseProposal:
    """A clause or a fact of the document as it was read.

    `asks` names what the words leave open; `sure` is the probability that it is right, `clear`
    that it may be taken without a second look. `unless` are the words of an exception it makes,
    `who` those before it in the sentence that may say whom it holds for.
    """

    kind: str
    params: dict[str, Any]
    quote: str
    start: int
    end: int
    asks: tuple[str, ...] = ()
    sure: float = 1.0
    clear: bool = False
    unless: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, in the order of the text, and the sentences nothing was read from."""

    proposals: tuple[ClauseProposal, ...]
    unread: tuple[Span, ...]
