"""The lines of the work calendar as its paper has them, and as they are kept once published."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any

from events.enums import DayPart, EventMark
from planning.time import Week

NOON, EVENING = time(12), time(18)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """One event. `unit` holds it (empty: the agency as a whole); `mark` says what became of it
    since the first publication.
    """

    item_id: int
    version: int
    day: date
    begins: time
    ends: time | None
    title: str
    chair: str = ""
    attending: str = ""
    invited: str = ""
    place: str = ""
    vehicle: str = ""
    unit: str = ""
    prepared_by: str = ""
    note: str = ""
    mark: EventMark = EventMark.NONE

    @property
    def week(self) -> Week:
        return Week.of(self.day)

    @property
    def part(self) -> DayPart:
        if self.begins < NOON:
            return DayPart.MORNING
        return DayPart.AFTERNOON if self.begins < EVENING else DayPart.EVENING

    @property
    def is_all_day(self) -> bool:
        """It begins in the morning and lasts into the afternoon's work."""
        return self.begins < NOON and self.ends is not None and self.ends > time(13, 30)

    @property
    def is_dropped(self) -> bool:
        return self.mark is EventMark.DROPPED

    @property
    def content(self) -> "CalendarLine":
        """What it says, whatever became of it."""
        return replace(self, version=0, mark=EventMark.NONE)

    def marked(self, mark: EventMark) -> "CalendarLine":
        return replace(self, mark=mark)

    @property
    def facts(self) -> dict[str, Any]:
        """As they are kept, in plain texts and numbers."""
        return {
            name: value if isinstance(value, int) else str(value)
            for name, value in asdict(self).items()
            if value not in (None, "")
        }

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "CalendarLine":
        """What was kept."""
        ends = facts.get("ends")
        read = {
            "day": date.fromisoformat(facts["day"]),
            "begins": time.fromisoformat(facts["begins"]),
            "ends": time.fromisoformat(ends) if ends else None,
            "mark": EventMark(facts.get("mark", "")),
        }
        return cls(**{**facts, **read})


@dataclass(frozen=True, slots=True)
class AttendedLine:
    """An event as it concerns one person: `is_named` themselves, or only their unit."""

    line: CalendarLine
    is_named: bool


@dataclass(frozen=True, slots=True)
class LeaderHalf:
    """What somebody does in half a day: events, or (`is_plain`) where they are by their week."""

    lines: tuple[str, ...]
    is_plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderLine:
    """One of the leadership: the halves of the days of the week, Monday's morning first."""

    name: str
    title: str
    halves: tuple[LeaderHalf, ...]

    @property
    def facts(self) -> dict[str, Any]:
        halves = [[list(half.lines), half.is_plain] for half in self.halves]
        return {"name": self.name, "title": self.title, "halves": halves}

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "LeaderLine":
        halves = tuple(LeaderHalf(tuple(lines), is_plain) for lines, is_plain in facts["halves"])
        return cls(name=facts["name"], title=facts["title"], halves=halves)
