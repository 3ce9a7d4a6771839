"""What is recorded beside a plan and judged with it: meetings, hours of presence, and when
papers were sent or approved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from planning.people import Rank

NOON = time(12)


class MeetingMode(StrEnum):
    IN_PERSON = "in-person"
    ONLINE = "online"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`persons` take part in all, `online` of them from elsewhere; `approver` is the rank of who
    agreed to it, None: nobody did.

    >>> mixed = Meeting(
    ...     key="1", day=date(2026, 11, 30), persons=40, online=25, mode=MeetingMode.MIXED
    ... )
    >>> mixed.in_room
    15
    """

    key: str
    day: date
    persons: int = 0
    online: int = 0
    purpose: str = ""
    kind: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    room: str = ""
    approver: Rank | None = None

    @property
    def in_room(self) -> int:
        """Who really sits together: nobody in a meeting held online alone."""
        return 0 if self.mode is MeetingMode.ONLINE else self.persons - self.online


@dataclass(frozen=True, slots=True)
class PresenceHours:
    """When somebody came and when they left; of a night, on the morning after the day."""

    came: time
    left: time

    @property
    def is_over_midnight(self) -> bool:
        return self.left < self.came


def is_over_midnight(came: time, left: time) -> bool:
    """Whether the two are a night that began on the day, and no slip: from an afternoon to a
    morning.

    >>> is_over_midnight(time(18), time(6)), is_over_midnight(time(8), time(7))
    (True, False)
    """
    return left < came and came >= NOON >= left


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """`hours` by person and day; `reports` by day, the local time of that day; a moment that is
    None has not come yet.
    """

    meetings: tuple[Meeting, ...] = ()
    hours: Mapping[tuple[str, date], PresenceHours] = field(default_factory=dict)
    filed_at: datetime | None = None
    approved_at: datetime | None = None
    reports: Mapping[date, time] = field(default_factory=dict)
