"""What became of a roster of duty that was filled by pattern."""

from datetime import date
from typing import NamedTuple


class SkippedTurn(NamedTuple):
    """A turn that was not given, and the sentence that says why."""

    shift_id: int
    day: date
    staff_id: int
    why: str


class FilledDuty(NamedTuple):
    """How many turns were given, and which were not; `then` is the name of who is next in the list,
    where it was filled by one.
    """

    roster_id: int
    given: int
    skipped: tuple[SkippedTurn, ...]
    then: str = ""
