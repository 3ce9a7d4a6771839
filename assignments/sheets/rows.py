"""A task as a row of a list, judged by the clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from assignments.enums import AssignmentState
from assignments.models import OPEN, Assignment
from assignments.values.deadline import is_overdue
from assignments.values.rows import TaskRow
from planning.records import RecordedTask


def task_row(task: Assignment, *, at: datetime) -> TaskRow:
    """`task` comes with its person and agency."""
    zone = ZoneInfo(task.agency.time_zone)
    is_late = is_overdue(task.due, task.due_time, zone, done_at=task.done_at, at=at)
    return TaskRow(
        task_id=task.pk,
        title=task.title,
        staff_id=task.staff_id,
        name=task.staff.full_name,
        due=task.due,
        due_time=task.due_time,
        is_legal=task.is_legal,
        state=AssignmentState(task.state),
        percent=task.percent,
        is_overdue=task.state in OPEN and is_late,
        was_late=task.done_at is not None and is_late,
        version=task.version,
    )


def recorded_task(task: Assignment, *, at: datetime) -> RecordedTask:
    """The same as rules see it, without the days on which it was reported of."""
    zone = ZoneInfo(task.agency.time_zone)
    return RecordedTask(
        person=str(task.staff_id),
        given=task.given_at.astimezone(zone).date(),
        due=task.due,
        title=task.title,
        done=task.done_at.astimezone(zone).date() if task.done_at else None,
        is_legal=task.is_legal,
        is_late=is_overdue(task.due, task.due_time, zone, done_at=task.done_at, at=at),
    )
