"""What the statistics tell: how each unit filed its weeks, and where a rule was departed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from planning.time import Week


class ReportSpan(StrEnum):
    """How many weeks a report looks back, as the address names it."""

    TWELVE_WEEKS = "12"
    QUARTER = "13"
    YEAR = "52"

    @property
    def weeks(self) -> int:
        return int(self.value)


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The weeks of a report: so many, ending with `last`."""

    span: ReportSpan
    last: Week

    @property
    def first(self) -> Week:
        return self.last.shifted(1 - self.span.weeks)

    @property
    def weeks(self) -> tuple[Week, ...]:
        return tuple(self.first.shifted(number) for number in range(self.span.weeks))


class FilingMark(StrEnum):
    """How a unit filed one week."""

    ON_TIME = "on-time"
    LATE = "late"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledWeek:
    """One week of one unit: sent at the deadline or before it, `late` by so much, or (`sent_at`
    None) not at all.
    """

    week: Week
    mark: FilingMark
    sent_at: datetime | None = None
    late: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPunctuality:
    """One unit over the weeks whose deadline has passed, the earliest first."""

    unit_id: int
    unit_name: str
    weeks: tuple[FiledWeek, ...]

    def count(self, mark: FilingMark) -> int:
        return sum(one.mark is mark for one in self.weeks)

    @property
    def on_time(self) -> int:
        return self.count(FilingMark.ON_TIME)

    @property
    def late(self) -> int:
        return self.count(FilingMark.LATE)

    @property
    def missed(self) -> int:
        return self.count(FilingMark.MISSED)

    @property
    def percent(self) -> int:
        """Of all weeks that were due, rounded down: 100 only where every one was in time."""
        return self.on_time * 100 // len(self.weeks) if self.weeks else 0

    @property
    def latest(self) -> timedelta:
        return max((one.late for one in self.weeks), default=timedelta(0))

    @property
    def failures(self) -> tuple[FiledWeek, ...]:
        """What was late or missed, the newest first."""
        late = (one for one in self.weeks if one.mark is not FilingMark.ON_TIME)
        return tuple(sorted(late, key=lambda one: one.week.monday, reverse=True))


class DepartureKind(StrEnum):
    """In which way a rule was departed from."""

    SENT = "sent"
    APPROVED = "approved"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDeparted:
    """The roster of duty that a reason was given for."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDeparture:
    """One warning that was let pass with a reason, or one written exception that was used.

    `unit_id` is None where an exception holds for every unit, and for duty of the whole agency.
    `laws` name the clauses departed from with their days, or the documents; `week` is that of a
    weekly roster, `duty` the roster of duty; an exception has neither, but says in `allowed` which
    paper gave leave and until when.
    """

    kind: DepartureKind
    at: datetime
    who: str
    reason: str
    laws: tuple[str, ...]
    unit_id: int | None
    unit_name: str
    week: Week | None = None
    duty: DutyDeparted | None = None
    allowed: str = ""


MARKS: Final[Mapping[FilingMark, Promise]] = {
    FilingMark.ON_TIME: _("Đúng hạn"),
    FilingMark.LATE: _("Muộn"),
    FilingMark.MISSED: _("Không trình"),
}
KINDS: Final[Mapping[DepartureKind, Promise]] = {
    DepartureKind.SENT: _("Trình khi còn cảnh báo"),
    DepartureKind.APPROVED: _("Duyệt khi còn cảnh báo"),
    DepartureKind.EXCEPTION: _("Ngoại lệ bằng văn bản"),
}
SPANS: Final[Mapping[ReportSpan, Promise]] = {
    ReportSpan.TWELVE_WEEKS: _("12 tuần"),
    ReportSpan.QUARTER: _("Một quý"),
    ReportSpan.YEAR: _("Một năm"),
}
