"""Requests between colleagues."""

from swaps.models.asked import PENDING, AskedSwap, asks_somebody_else, lapsed_says_why
from swaps.models.days import DaySwap

__all__ = ("PENDING", "AskedSwap", "DaySwap", "asks_somebody_else", "lapsed_says_why")
