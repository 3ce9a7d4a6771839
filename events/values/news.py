"""What there is to tell of an event that goes another way than its week."""

from dataclasses import dataclass
from datetime import date

from events.enums import EventNews


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEvent:
    """`version` is the one it is told of; a later one is news again."""

    news: EventNews
    item_id: int
    version: int
    day: date

    @property
    def step(self) -> str:
        return f"{self.news.value}-{self.item_id}-{self.version}"
