"""Which tasks somebody has to report of."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.selectors.own import tasks_to_do
from assignments.values.deadline import deadline_of
from assignments.values.rows import TaskRow
from units.selectors import Mandate
from units.values import ToDo


def tasks_to_report(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """What is not done yet, the next due first. One query."""
    if mandate.staff is None:
        return
    zone = ZoneInfo(mandate.agency.time_zone)
    for task in tasks_to_do(mandate.staff, at=at):
        yield ToDo(
            icon="clock",
            title=task.title,
            text=_told(task),
            url=reverse("assignments:task", args=[task.task_id]),
            press=_("Báo kết quả"),
            due=deadline_of(task.due, task.due_time, zone),
            by_day=task.due_time is None,
            is_overdue=task.is_overdue,
        )


def _told(task: TaskRow) -> str:
    """Đang làm, 40 %, hạn luật định"""
    done = f"{task.percent} %" if task.is_under_way else ""
    legal = _("hạn luật định") if task.is_legal else ""
    return ", ".join(filter(None, (str(task.state.label), done, legal)))
