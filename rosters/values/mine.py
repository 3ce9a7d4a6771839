"""A staff member's own week, as published."""

from dataclasses import dataclass
from datetime import date, datetime

from planning.records import PresenceHours
from planning.time import DayKind, Week
from rosters.values.day import DayPerson
from rosters.values.obligation import Obligation
from weeks.enums import Mode, RosterState
from weeks.values.asked import AskedClause


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """One day of the week; the modes are None on days off and where nothing is published yet,
    `hours` where none are recorded. `name` is that of a holiday. `is_changed`: since it was
    published an absence was recorded, or the day became one off.
    """

    day: date
    kind: DayKind
    morning: Mode | None = None
    afternoon: Mode | None = None
    name: str = ""
    reason_label: str = ""
    hours: PresenceHours | None = None
    is_past: bool = False
    is_today: bool = False
    is_changed: bool = False
    published_at: datetime | None = None

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_remote(self) -> bool:
        return Mode.REMOTE in (self.morning, self.afternoon)

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon


@dataclass(frozen=True, slots=True, kw_only=True)
class MyWeek:
    """`state` is None while the unit has published nothing for the week; then `borrowed` is the
    week whose approved plan stands in for it, if there is one. `leaders` and `on_duty` are those of
    the unit today (a holiday too), or on the first working day of a week to come, `obligations`
    what directives ask of it without a check, `asked` what they ask of work at home,
    `others_here` who of it is at the office that day besides, the leaders first.
    """

    week: Week
    name: str
    unit_name: str
    unit_id: int | None
    state: RosterState | None
    days: tuple[MyDay, ...]
    days_on_site: int
    shown: MyDay | None
    borrowed: Week | None = None
    leaders: tuple[DayPerson, ...] = ()
    on_duty: tuple[DayPerson, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    asked: tuple[AskedClause, ...] = ()
    others_here: tuple[DayPerson, ...] = ()
