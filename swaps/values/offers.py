"""An exchange that somebody could ask for, and what speaks against one."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayExchange:
    """`giver` (an id) stays at home on `day` and comes on `other_day`, and `taker` the other way
    round.
    """

    giver: int
    day: date
    taker: int
    other_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueDays:
    """The days of one colleague that break nothing; or, where there are none, why not."""

    staff_id: int
    name: str
    title: str
    days: tuple[date, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivableDay:
    """A day of the week on which somebody is at the office, and whether it can still be given."""

    day: date
    is_open: bool
