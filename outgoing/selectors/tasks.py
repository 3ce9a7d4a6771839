"""Whom to remind of tasks, and of which units a week is to be summed up for their heads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from assignments.models import OPEN, STANDING, Assignment
from assignments.selectors.policy import letter_hours
from assignments.sheets.rows import task_row
from assignments.values.rows import TaskRow
from notices.models import Run
from outgoing.schedule import local_day, moment_at
from planning.time import Calendar, Week
from units.models import Agency, Staff, Unit

REMINDER, SUMMARY = "task-reminder", "task-summary"
STILL_USED: Final = timedelta(weeks=4)
"""A unit whose head gave nothing for so long gets no summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTaskDay:
    """The day on which people are reminded of what is due on the next working day, or overdue."""

    day: date
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTaskWeek:
    """A unit whose week is to be summed up for its head."""

    unit: Unit
    week: Week
    due_at: datetime

    @property
    def step(self) -> str:
        return f"unit-{self.unit.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDue:
    """What one person is reminded of: the overdue first."""

    staff: Staff
    tasks: tuple[TaskRow, ...]


def task_days_due(agency: Agency, calendar: Calendar, now: datetime) -> Iterator[DueTaskDay]:
    """Today, if it is a working day, its hour has come, nobody was reminded yet and somebody is to
    be.
    """
    hours, zone = letter_hours(agency), ZoneInfo(agency.time_zone)
    today = local_day(now, zone)
    due_at = moment_at(today, hours.remind_at, zone)
    if not hours.sends_reminders or now < due_at or not calendar.is_working(today):
        return
    if Run.objects.filter(agency=agency.pk, kind=REMINDER, local_date=today).exists():
        return
    if people_with_due_tasks(agency, calendar, now):
        yield DueTaskDay(day=today, due_at=due_at)


def people_with_due_tasks(agency: Agency, calendar: Calendar, at: datetime) -> list[PersonDue]:
    """Who has something open that is overdue or due by the next working day, and can be written
    to. One query.
    """
    today = local_day(at, ZoneInfo(agency.time_zone))
    following = (today + timedelta(days=ahead) for ahead in range(1, 31))
    until = next((day for day in following if calendar.is_working(day)), today)
    reachable = ~Q(staff__email="") | Q(staff__user__isnull=False) & ~Q(staff__user__email="")
    tasks = Assignment.objects.filter(
        reachable, agency=agency, state__in=OPEN, due__lte=until, staff__is_active=True
    )
    found: dict[Staff, list[TaskRow]] = defaultdict(list)
    for task in tasks.select_related("staff__user", "agency").order_by("staff", "due", "pk"):
        found[task.staff].append(task_row(task, at=at))
    return [PersonDue(staff=staff, tasks=tuple(rows)) for staff, rows in found.items()]


def still_open(task_ids: Iterable[int]) -> bool:
    return Assignment.objects.filter(pk__in=list(task_ids), state__in=OPEN).exists()


def task_weeks_due(agency: Agency, calendar: Calendar, now: datetime) -> Iterator[DueTaskWeek]:
    """This week of each unit that gives tasks, once its hour has come: on the day of the setting,
    or the last working day before it. None in a week without one.
    """
    hours, zone = letter_hours(agency), ZoneInfo(agency.time_zone)
    week = Week.of(local_day(now, zone))
    days = [day for day in calendar.working_days(week) if day.weekday() <= hours.summary_weekday]
    if not hours.sends_summary or not days:
        return
    due_at = moment_at(days[-1], hours.summary_at, zone)
    if now < due_at:
        return
    told = Run.objects.filter(agency=agency.pk, kind=SUMMARY, local_date=week.monday)
    begun = set(told.values_list("step", flat=True))
    used = Assignment.objects.filter(
        Q(state__in=STANDING) | Q(given_at__gt=now - STILL_USED), agency=agency
    )
    units = Unit.objects.filter(pk__in=used.values("unit")).order_by("order", "pk")
    for unit in units.select_related("agency"):
        due = DueTaskWeek(unit=unit, week=week, due_at=due_at)
        if due.step not in begun:
            yield due
