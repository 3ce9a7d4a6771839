"""What stands beside a day of somebody's own week: calls they answered, exchanges under way, where
they sleep.
"""

from dataclasses import dataclass
from datetime import date

from rosters.values import MyDay


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """`words` say what it is, `state` how far it has come, `url` leads to the whole of it; both
    may be empty.
    """

    day: date
    icon: str
    words: str
    state: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day of the week with what stands beside it."""

    day: MyDay
    marks: tuple[DayMark, ...]

    @property
    def is_shown(self) -> bool:
        """Whether it has anything to say where nothing is published."""
        return bool(self.day.name or self.marks)
