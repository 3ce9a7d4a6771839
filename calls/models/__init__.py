"""Requests to come to the office, and summons."""

from calls.models.coming import ComingRequest
from calls.models.summons import SummonedPerson, Summons

__all__ = ["ComingRequest", "SummonedPerson", "Summons"]
