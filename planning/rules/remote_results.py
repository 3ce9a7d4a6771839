"""Whoever works at home is managed by results: there is something to do, it is reported of, and
what the law dates is done in time.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from planning.clause import ClauseRef
from planning.plan import Plan, Work
from planning.records import RecordedTask, TaskBook
from planning.rules.base import PlannerBoard
from planning.rules.kind import alike_in
from planning.rules.recorded_kind import recorded_kind
from planning.time import Slot
from planning.violation import Violation


class ResultDemand(StrEnum):
    """What is asked of whoever works at home."""

    TASK = "task"
    DAILY_REPORT = "daily-report"
    WEEKLY_REPORT = "weekly-report"
    LEGAL_DATE = "legal-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteResults:
    """One of the demands. A report is missing once the day, or the last of the days, is over. Where
    no tasks are recorded nothing is said.
    """

    code: ClassVar[str] = "remote-results"
    clause: ClauseRef
    demand: ResultDemand

    def check(self, plan: Plan) -> Iterator[Violation]:
        book = plan.records.tasks if plan.records else None
        if book is None:
            return
        for person, day, task in _MISSING[self.demand](plan, book):
            yield Violation(
                rule=self.code,
                clause=self.clause,
                slot=Slot(day),
                person=person,
                about=self.demand.value,
                seen=(task.title,) if task else (),
            )

    def bind(self, board: PlannerBoard) -> None:
        """Tasks are recorded, not planned."""


Missing = Iterator[tuple[str, date, RecordedTask | None]]


def _days_at_home(plan: Plan) -> Iterator[tuple[str, date]]:
    remote = frozenset({Work.REMOTE})
    at_home = {day: plan.partly(Slot(day), remote) for day in plan.days}
    for person in plan.people:
        for day in plan.days:
            if person.key in at_home[day]:
                yield person.key, day


def _nothing_to_do(plan: Plan, book: TaskBook) -> Missing:
    for person, day in _days_at_home(plan):
        if not any(task.covers(day, book.today) for task in book.of(person)):
            yield person, day, None


def _no_report_of_a_day(plan: Plan, book: TaskBook) -> Missing:
    for person, day in _days_at_home(plan):
        if day < book.today and not any(day in task.reported for task in book.of(person)):
            yield person, day, None


def _no_report_of_all(plan: Plan, book: TaskBook) -> Missing:
    if not plan.days or max(plan.days) >= book.today:
        return
    for person, last in dict(_days_at_home(plan)).items():
        reported = {day for task in book.of(person) for day in task.reported}
        if not any(min(plan.days) <= day <= max(plan.days) for day in reported):
            yield person, last, None


def _late_by_law(plan: Plan, book: TaskBook) -> Missing:
    known = {person.key for person in plan.people}
    for task in book.tasks:
        if task.is_legal and task.is_late and task.person in known and task.due in plan.days:
            yield task.person, task.due, task


_MISSING: Final[Mapping[ResultDemand, Callable[[Plan, TaskBook], Missing]]] = {
    ResultDemand.TASK: _nothing_to_do,
    ResultDemand.DAILY_REPORT: _no_report_of_a_day,
    ResultDemand.WEEKLY_REPORT: _no_report_of_all,
    ResultDemand.LEGAL_DATE: _late_by_law,
}

KIND = recorded_kind(RemoteResults, subject=alike_in("demand"))
