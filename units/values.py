"""What waits for one person, as every room tells it to that person's own page; and where people
are on a day, as the rooms above tell it to the staff list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

CodedDay = Mapping[int, tuple[str, ...]]
"""By staff member the codes of planning.modes.MODES of a day: one, or two where halves differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing that waits for somebody: its `title`, a line of `text`, the page where it is done
    (`url`) and the word on the button (`press`).

    Where one press does it, the button sends `sends` to `sends_to`, and `url` is the other way,
    called `otherwise`. `due` is the moment after which it is late; `by_day`: the end of a day is
    meant, so the hour is not said.
    """

    icon: str
    title: str
    url: str
    press: str
    text: str = ""
    due: datetime | None = None
    by_day: bool = False
    is_overdue: bool = False
    sends_to: str = ""
    sends: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""

    @property
    def last_day(self) -> date | None:
        """The day that `due` ends, where the end of a day is meant."""
        return (self.due - timedelta(minutes=1)).date() if self.due else None
