"""What is recorded beside a plan and judged with it: meetings, hours of presence, tasks,
declarations, and when papers were sent or approved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from planning.people import Rank
from planning.time import ORDINARY, Calendar

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
class RecordedTask:
    """What one person is to do: given on one day, due on another; `done` when they said so.
    `reported` are the days on which they reported of it, `is_legal` says that the law sets the
    date, `is_late` that it was not kept.
    """

    person: str
    given: date
    due: date
    title: str = ""
    done: date | None = None
    is_legal: bool = False
    is_late: bool = False
    reported: frozenset[date] = frozenset()

    def covers(self, day: date, today: date) -> bool:
        """Whether it was something to do on that day: given by then, not done before it; of a day
        to come, due then or later.

        >>> monday, friday = date(2026, 11, 30), date(2026, 12, 4)
        >>> task = RecordedTask(person="An", given=monday, due=friday)
        >>> task.covers(friday, monday), task.covers(date(2026, 12, 7), monday)
        (True, False)
        """
        if self.given > day:
            return False
        return self.done >= day if self.done else day <= max(self.due, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBook:
    """The tasks of some people as they stand `today`."""

    tasks: tuple[RecordedTask, ...]
    today: date

    def of(self, person: str) -> tuple[RecordedTask, ...]:
        return tuple(task for task in self.tasks if task.person == person)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDeclaration:
    """Somebody declared what `seal` stands for; it speaks of the days from `first` to `last`.
    `is_cleared`: no answer speaks against coming.
    """

    seal: str
    first: date
    last: date
    is_cleared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationBook:
    """What some people have declared up to `today`, of each the oldest first."""

    made: Mapping[str, tuple[RecordedDeclaration, ...]]
    today: date

    def of(self, person: str, seal: str) -> tuple[RecordedDeclaration, ...]:
        return tuple(one for one in self.made.get(person, ()) if one.seal == seal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """`hours` by person and day; `reports` by day, the local time of that day; a moment that is
    None has not come yet. `tasks`, `declarations` None: nobody keeps them. A weekly deadline
    moves before what `calendar` takes off.
    """

    meetings: tuple[Meeting, ...] = ()
    hours: Mapping[tuple[str, date], PresenceHours] = field(default_factory=dict)
    filed_at: datetime | None = None
    approved_at: datetime | None = None
    reports: Mapping[date, time] = field(default_factory=dict)
    tasks: TaskBook | None = None
    declarations: DeclarationBook | None = None
    calendar: Calendar = ORDINARY
