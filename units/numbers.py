"""A number that somebody sends where a page expects the number of a thing."""

from typing import Final

BEYOND: Final = 1 << 63
"""No column of a table holds it."""


def number_in(text: str) -> int | None:
    """The number that plain digits say, if a table can hold it; None for everything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        return None
    number = int(text)
    return number if number < BEYOND else None
