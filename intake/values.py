"""What is kept of a sentence that was read."""

from typing import TypedDict


class FoundSentence(TypedDict):
    """A sentence that waits for a decision: the key of its proposal, and its words."""

    key: str
    quote: str
