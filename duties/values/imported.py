"""What a file of duty would make of a roster, and what has to be asked first."""

from collections.abc import Mapping
from dataclasses import dataclass

from units.importing.proposal import ImportProposal

LEFT_OUT = "skip"
"""The answer that a name or a column is not taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChoice:
    """A name or a head of a column that may mean several or nobody known. `options` are values
    with their labels, the likely ones first; `answer` is empty until one was chosen.
    """

    key: str
    is_column: bool
    written: str
    where: str
    options: tuple[tuple[str, str], ...]
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyListReading:
    """`waiting`: how many cells are not read because something in them has no answer yet."""

    proposal: ImportProposal
    choices: tuple[ListChoice, ...]
    waiting: int

    @property
    def answers(self) -> Mapping[str, str]:
        """As they are handed on from page to page."""
        return {choice.key: choice.answer for choice in self.choices if choice.answer}

    @property
    def open(self) -> int:
        return sum(not choice.answer for choice in self.choices)
