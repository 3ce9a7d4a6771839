"""What one person has to do, and one task with all that happened to it."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from assignments.enums import AssignmentAct, AssignmentState
from assignments.models import OPEN, STANDING, Assignment, AssignmentStep
from assignments.selectors.reach import is_own, may_accept, may_give
from assignments.sheets.rows import task_row
from assignments.values.rows import TaskPage, TaskRow, ToldStep
from units.models import Staff
from units.selectors import Mandate

REMEMBERED: Final = timedelta(days=14)
"""How long one's own list still shows what is settled."""


def own_tasks(staff: Staff, *, at: datetime) -> tuple[TaskRow, ...]:
    """What is not settled, the next due first, then what was settled lately. One query."""
    recent = Q(state__in=STANDING) | Q(settled_at__gt=at - REMEMBERED)
    rows = Assignment.objects.filter(recent, staff=staff).select_related("staff", "agency")
    found = [task_row(task, at=at) for task in rows]
    return tuple(sorted(found, key=lambda row: not row.is_open))


def tasks_to_do(staff: Staff, *, at: datetime) -> tuple[TaskRow, ...]:
    """What is still to be done, the next due first. One query."""
    rows = Assignment.objects.filter(staff=staff, state__in=OPEN)
    return tuple(task_row(task, at=at) for task in rows.select_related("staff", "agency"))


def task_page(mandate: Mandate, task: Assignment, *, at: datetime) -> TaskPage:
    """The task (of `assignments_of`) with its steps, the newest last. One query."""
    row, own = task_row(task, at=at), is_own(mandate, task)
    stands = task.state in STANDING
    accepts = task.state == AssignmentState.DONE and may_accept(mandate, task.unit_id)
    steps = task.steps.select_related("by").defer("content")
    return TaskPage(
        row=row,
        unit_name=task.unit.name,
        given_by=task.given_by.full_name,
        given_at=task.given_at,
        steps=tuple(map(_told, steps)),
        reports=own and stands,
        judges=accepts and not own,
        changes=stands and may_give(mandate, task.unit_id),
    )


def _told(step: AssignmentStep) -> ToldStep:
    return ToldStep(
        act=AssignmentAct(step.act),
        by=step.by.full_name,
        at=step.at,
        percent=step.percent,
        text=step.text,
        link=step.link,
        file_id=step.pk if step.filename else None,
        filename=step.filename,
        size=step.size,
    )
