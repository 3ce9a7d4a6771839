"""What became of the tasks of each unit, for who leads the agency."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Final

from assignments.enums import AssignmentState
from assignments.models import Assignment
from assignments.selectors.reach import assignment_units
from assignments.sheets.rows import task_row
from assignments.values.rows import TaskRow, UnitTaskSums
from planning.time import Week
from units.selectors import Mandate

SPANS: Final = (1, 4, 13)
"""Over how many weeks the sums may go."""
COUNTED: Final = tuple(
    one.name for one in fields(UnitTaskSums) if one.name not in ("unit_id", "unit_name")
)


def unit_sums(mandate: Mandate, week: Week, *, span: int, at: datetime) -> tuple[UnitTaskSums, ...]:
    """Of each unit the user sees, what was due in the `span` weeks that end with `week`. Two
    queries.
    """
    units = list(assignment_units(mandate))
    first = week.shifted(1 - span).monday
    tasks = Assignment.objects.filter(unit__in=units, due__range=(first, week.sunday))
    tasks = tasks.exclude(state=AssignmentState.CANCELLED).select_related("staff", "agency")
    counted: dict[int, Counter[str]] = {unit.pk: Counter() for unit in units}
    for task in tasks:
        counted[task.unit_id].update(_counts(task_row(task, at=at)))
    return tuple(
        UnitTaskSums(unit_id=unit.pk, unit_name=unit.name, **counted[unit.pk]) for unit in units
    )


def sum_of_rows(rows: Iterable[TaskRow]) -> UnitTaskSums:
    """What became of these tasks together."""
    counted = Counter[str]()
    for row in rows:
        counted.update(_counts(row))
    return UnitTaskSums(unit_id=0, unit_name="", **counted)


def sum_of(sums: tuple[UnitTaskSums, ...]) -> UnitTaskSums:
    """All of them together."""
    total = Counter[str]()
    for one in sums:
        total.update({name: getattr(one, name) for name in COUNTED})
    return UnitTaskSums(unit_id=0, unit_name="", **total)


def _counts(row: TaskRow) -> list[str]:
    is_late = row.is_overdue or row.was_late
    finished = "late" if row.was_late else "in_time"
    done = row.state in (AssignmentState.DONE, AssignmentState.ACCEPTED)
    now = finished if done else ("overdue" if row.is_overdue else "under_way")
    return [
        "given",
        now,
        *(["waiting"] if row.state is AssignmentState.DONE else []),
        *(["legal"] if row.is_legal else []),
        *(["legal_late"] if row.is_legal and is_late else []),
    ]
