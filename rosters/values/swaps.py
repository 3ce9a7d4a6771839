"""An exchange of days that waits while a week is looked at."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySwapMark:
    """`asker` would stay at home on `day` and come on `other_day` instead of `asked`. `leads`: the
    reader may look at it.
    """

    id: int
    asker: str
    asked: str
    day: date
    other_day: date
    state: str
    leads: bool
