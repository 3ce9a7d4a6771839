"""The whole text cut where proposals and sentences not understood begin and end, so that every
word shows what became of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planning.reading import ClauseProposal, Reading

COLOURS = 5


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of the text: plain, not understood, or read as the proposals with these numbers;
    `begins` are those that begin here, each with its mark.

    Where proposals lie over each other the piece wears the colour and the `mark` of the shortest.
    """

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[tuple[int, str], ...] = ()
    is_unread: bool = False
    mark: str = ""

    @property
    def colour(self) -> int:
        return colour_of(self.numbers[0]) if self.numbers else 0

    @property
    def is_shared(self) -> bool:
        return len(self.numbers) > 1


def colour_of(number: int) -> int:
    return (number - 1) % COLOURS + 1


def pieces(
    text: str, reading: Reading, marks: Mapping[int, str] | None = None
) -> tuple[TextPiece, ...]:
    """The text in order and whole: the pieces put together are the text again. `marks` says by its
    number what became of a proposal.
    """
    return tuple(_cut(text, reading, marks or {}))


def _cut(text: str, reading: Reading, marks: Mapping[int, str]) -> Iterator[TextPiece]:
    """From edge to edge, knowing which proposals and sentences not understood are open there."""
    numbered = sorted(
        enumerate(reading.proposals, start=1), key=lambda one: one[1].start, reverse=True
    )
    unread = sorted(reading.unread, key=lambda span: span.start, reverse=True)
    spans = [(one.start, one.end) for one in reading.proposals]
    spans += [(one.start, one.end) for one in reading.unread]
    over: list[tuple[int, ClauseProposal]] = []
    last_unread = 0
    for start, end in pairwise(sorted({0, len(text), *(edge for span in spans for edge in span)})):
        over = [(number, one) for number, one in over if end <= one.end]
        while numbered and numbered[-1][1].start <= start:
            over.append(numbered.pop())
        while unread and unread[-1].start <= start:
            last_unread = max(last_unread, unread.pop().end)
        over.sort(key=_shortest_first)
        yield TextPiece(
            text=text[start:end],
            numbers=tuple(number for number, _ in over),
            begins=tuple(
                (number, marks.get(number, ""))
                for number in sorted(number for number, one in over if one.start == start)
            ),
            is_unread=not over and end <= last_unread,
            mark=marks.get(over[0][0], "") if over else "",
        )


def _shortest_first(numbered: tuple[int, ClauseProposal]) -> tuple[int, int]:
    number, proposal = numbered
    return proposal.end - proposal.start, number
