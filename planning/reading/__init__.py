"""Reads a directive: finds the elements of each sentence first, then parses them into proposed
clauses. Nothing is guessed silently.
"""

from planning.reading.read import ClauseProposal, Reading, Span, read

__all__ = ["ClauseProposal", "Reading", "Span", "read"]
