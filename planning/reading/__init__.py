"""Reads a directive: finds the elements of each sentence first, then parses them into proposed
clauses. Nothing is guessed silently.
"""

from planning.reading.days import counts_from_unknown
from planning.reading.likely import LikelySpan, likely_unread
from planning.reading.proposal import ClauseProposal, Reading, Span
from planning.reading.read import read

__all__ = [
    "ClauseProposal",
    "LikelySpan",
    "Reading",
    "Span",
    "counts_from_unknown",
    "likely_unread",
    "read",
]
