"""A change on record as it is read, and which part of the record somebody wants to see."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuery:
    """The days from `first` to `last`, both inclusive; the other words are empty where all is
    wanted. `who` and `about` are parts of names as they were written down.
    """

    first: date
    last: date
    room: str = ""
    who: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChange:
    """One change: when, by whom (empty: the system), what, about what, and why."""

    at: datetime
    actor: str
    action: str
    what: str
    about: str
    reason: str
