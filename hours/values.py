"""The hours at which people of a unit were at the office in a week, and what rules say of them."""

from dataclasses import dataclass
from datetime import date

from planning.records import PresenceHours
from planning.time import Week
from weeks.values.bilingual import BilingualText
from weeks.values.finding import WeekFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceDay:
    """`hours` is None where nothing is recorded. `is_here`: the person belongs to the unit on
    that day. `finding`: what a rule says of the hours, the strictest where several do.
    """

    day: date
    hours: PresenceHours | None
    is_here: bool
    is_by_hand: bool = False
    finding: WeekFinding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceRow:
    staff_id: int
    name: str
    title: str
    days: tuple[PresenceDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule:
    """A rule about hours that holds on some day of the week."""

    sentence: BilingualText
    law: BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceWeek:
    """`days` are the working days, and days of rest on which somebody was there. `is_empty`:
    nothing is recorded at all.
    """

    unit_id: int
    unit_name: str
    week: Week
    days: tuple[date, ...]
    rows: tuple[PresenceRow, ...]
    rules: tuple[HoursRule, ...]
    findings: tuple[WeekFinding, ...]
    may_keep: bool

    @property
    def is_empty(self) -> bool:
        return not any(day.hours for row in self.rows for day in row.days)
