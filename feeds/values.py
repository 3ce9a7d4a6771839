"""What stands in somebody's calendar."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """A day of the week, or, where it has hours, a turn of duty or an event of the work calendar.
    `key` says what it is, whatever becomes of it; `page` is where to read more. One that `is_quiet`
    takes nobody's time and rings no bell.
    """

    key: str
    day: date
    summary: str
    description: str = ""
    location: str = ""
    page: str = ""
    begins: datetime | None = None
    ends: datetime | None = None
    is_quiet: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """As they are kept, in plain texts."""
        found = {name: value for name, value in asdict(self).items() if value}
        return {
            name: value if isinstance(value, str | bool) else value.isoformat()
            for name, value in found.items()
        }

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "FeedEvent":
        """What was kept."""
        moments = {
            name: datetime.fromisoformat(facts[name])
            for name in ("begins", "ends")
            if name in facts
        }
        return cls(**{**facts, "day": date.fromisoformat(facts["day"]), **moments})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEntry:
    """The same as a calendar is told of it."""

    event: FeedEvent
    uid: str
    sequence: int
    is_cancelled: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFeed:
    """Everything in somebody's calendar, in the language they read."""

    name: str
    language: str
    entries: tuple[ToldEntry, ...]
