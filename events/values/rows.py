"""The week of the work calendar as its pages show it."""

from dataclasses import dataclass
from datetime import date, datetime

from events.enums import DayPart, EventStanding, ResourceKind
from events.values.lines import CalendarLine, LeaderHalf, LeaderLine
from planning.time import DayKind, Week
from weeks.values.bilingual import BilingualText
from weeks.values.finding import WeekFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClash:
    """Another event at the same time has `what`: a room, a vehicle (`kind`) or a person (None). In
    a room with too few seats `seats` is how many it has, and there is no other event.
    """

    kind: ResourceKind | None
    what: str
    other: CalendarLine | None = None
    seats: int | None = None
    persons: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """An event as its page shows it; `may_keep` says whether the reader may change it: nobody
    changes what is cancelled. `is_late`: approved earlier, and changed since.
    """

    line: CalendarLine
    version: int
    standing: EventStanding
    is_late: bool
    persons: int
    online: int
    kind: BilingualText
    mode: BilingualText
    purpose: BilingualText
    findings: tuple[WeekFinding, ...]
    clashes: tuple[EventClash, ...]
    may_keep: bool

    @property
    def day(self) -> date:
        return self.line.day

    @property
    def is_cancelled(self) -> bool:
        return self.standing is EventStanding.CANCELLED


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPart:
    """A half of a day, or its evening, with what is held then; `cells` are those of the leaders, in
    their order. `goes_on`: what was begun in the morning lasts into it.
    """

    part: DayPart
    rows: tuple[WorkRow, ...] = ()
    lines: tuple[CalendarLine, ...] = ()
    cells: tuple[LeaderHalf, ...] = ()
    goes_on: bool = False

    @property
    def on_paper(self) -> tuple[CalendarLine, ...]:
        """What is printed of it: of a calendar that is not published yet, all that is held."""
        return self.lines or tuple(row.line for row in self.rows if not row.is_cancelled)

    @property
    def height(self) -> int:
        """In rows of the paper: an empty half takes one."""
        return max(len(self.on_paper), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDay:
    """`name` is what the calendar of the agency calls the day, if it does."""

    day: date
    kind: DayKind
    name: str
    parts: tuple[HeldPart, ...]

    @property
    def height(self) -> int:
        return sum(part.height for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEdition:
    """A publication of the week; its `days` and `leaders` are read where its page is shown."""

    number: int
    document_number: str
    published_by: str
    published_at: datetime
    days: tuple[HeldDay, ...] = ()
    leaders: tuple[LeaderLine, ...] = ()

    @property
    def again(self) -> int:
        """How often it had been changed by then."""
        return self.number - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWeek:
    """The week as it stands. `content` is the hash of what would be published now; `changes` of it
    differ from the last of `editions`; what is `awaiting` approval would not be published.
    """

    week: Week
    days: tuple[HeldDay, ...]
    leaders: tuple[LeaderLine, ...]
    editions: tuple[ShownEdition, ...]
    content: str
    changes: int
    awaiting: tuple[WorkRow, ...] = ()

    @property
    def rows(self) -> tuple[WorkRow, ...]:
        return tuple(row for day in self.days for part in day.parts for row in part.rows)

    @property
    def last(self) -> ShownEdition | None:
        return next(iter(self.editions), None)
