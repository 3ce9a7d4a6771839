"""Who had units reminded of the roster they owe, and what became of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who last had a unit reminded of its roster, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderOutcome:
    """What became of a press on remind, by the names of the units: their letters leave; they were
    reminded within the hour; they have nobody to write to.
    """

    reminded: tuple[str, ...]
    rested: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
