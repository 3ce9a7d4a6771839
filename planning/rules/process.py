"""Papers in time: the roster filed and approved, a report sent every day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.rules.base import PlannerBoard
from planning.rules.kind import alike_in
from planning.rules.recorded_kind import recorded_kind
from planning.time import ORDINARY, Calendar, DayKind, Slot, Week
from planning.violation import Violation


class FilingStep(StrEnum):
    FILING = "filing"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Weekly:
    """By a weekday (Monday is 1) of the week before the one that is planned: at `at` is still in
    time, unless `strict`.

    Without a time the whole of that day is in time; before a day, none of it. Where the calendar
    takes the last day that is in time off, the last working day before it is the last.
    """

    weekday: int
    at: time | None = None
    strict: bool = False

    def moment(self, planned: date, calendar: Calendar = ORDINARY) -> datetime:
        """The deadline for the week in which `planned` lies.

        >>> Weekly(5, time(16)).moment(date(2026, 12, 2))
        datetime.datetime(2026, 11, 27, 16, 0)
        >>> off = Calendar({date(2026, 11, 27): DayKind.HOLIDAY})
        >>> Weekly(5, time(16)).moment(date(2026, 12, 2), off)
        datetime.datetime(2026, 11, 26, 16, 0)
        >>> Weekly(5).moment(date(2026, 12, 2)).time() == time.max
        True
        """
        day = Week.of(planned).shifted(-1).monday + timedelta(days=self.weekday - 1)
        is_before_day = self.strict and self.at is None
        last = day - timedelta(days=is_before_day)
        if calendar.kind(last) not in (DayKind.WEEKEND, DayKind.WORKING):
            last = calendar.last_working_day(last)
        if is_before_day:
            return datetime.combine(last + timedelta(days=1), time.min)
        return datetime.combine(last, self.at or time.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDeadline:
    """The roster is filed, or approved, by `deadline`: one moment (exactly then is in time), or the
    same every week.

    Where no records are kept nothing is said; a plan with records and without the moment was not
    filed.
    """

    code: ClassVar[str] = "roster-deadline"
    clause: ClauseRef
    step: FilingStep
    deadline: datetime | Weekly

    def check(self, plan: Plan) -> Iterator[Violation]:
        if not plan.slots or plan.records is None:
            return
        done = plan.records.filed_at if self.step is FilingStep.FILING else plan.records.approved_at
        deadline = self.moment(plan.days[0], plan.records.calendar)
        if done is None or done > deadline or (done == deadline and self.is_strict):
            seen = (f"{done:%Y-%m-%dT%H:%M}",) if done else ()
            yield Violation(
                rule=self.code, clause=self.clause, seen=seen, asked=(f"{deadline:%Y-%m-%dT%H:%M}",)
            )

    def bind(self, board: PlannerBoard) -> None:
        """When a roster is filed is not for the planner of its week."""

    def moment(self, planned: date, calendar: Calendar = ORDINARY) -> datetime:
        """The deadline for the week in which `planned` lies."""
        weekly = self.deadline
        return weekly.moment(planned, calendar) if isinstance(weekly, Weekly) else weekly

    @property
    def is_strict(self) -> bool:
        return isinstance(self.deadline, Weekly) and self.deadline.strict


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyReport:
    """A report is sent every day, or Monday to Friday, before a time: exactly then is late."""

    code: ClassVar[str] = "daily-report"
    clause: ClauseRef
    before: time
    weekdays_only: bool = False

    def check(self, plan: Plan) -> Iterator[Violation]:
        if plan.records is None:
            return
        for day in plan.days:
            if self.weekdays_only and day.weekday() > 4:
                continue
            sent = plan.records.reports.get(day)
            if sent is None or sent >= self.before:
                seen = (f"{sent:%H:%M}",) if sent else ()
                yield Violation(
                    rule=self.code,
                    clause=self.clause,
                    slot=Slot(day),
                    seen=seen,
                    asked=(f"{self.before:%H:%M}",),
                )

    def bind(self, board: PlannerBoard) -> None:
        """Reports are recorded, not planned."""


DEADLINE_KIND = recorded_kind(RosterDeadline, subject=alike_in("step"))
REPORT_KIND = recorded_kind(DailyReport, subject=alike_in())
