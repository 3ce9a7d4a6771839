"""One step of a task: the row changes as it was seen, the step is added, the record says so."""

from datetime import datetime
from typing import Any

from django.db.models import F

from accounts.models import User
from assignments.enums import AssignmentAct
from assignments.errors import AssignmentChanged
from assignments.models import STANDING, Assignment, AssignmentStep
from audit.services import record


def move_assignment(
    assignment: Assignment,
    act: AssignmentAct,
    *,
    seen: int,
    by: User,
    at: datetime,
    to: dict[str, Any],
    said: dict[str, Any] | None = None,
) -> Assignment:
    """Change what `to` names, if nobody changed the task since it was `seen`, and add the step with
    what was `said`. Raises AssignmentChanged.
    """
    stands = Assignment.objects.filter(pk=assignment.pk, version=seen, state__in=STANDING)
    if not stands.update(version=F("version") + 1, **to):
        raise AssignmentChanged
    now = Assignment.objects.select_related("staff", "unit").get(pk=assignment.pk)
    add_step(now, act, by=by, at=at, said=said or {}, before=facts_of(assignment))
    return now


def add_step(
    assignment: Assignment,
    act: AssignmentAct,
    *,
    by: User,
    at: datetime,
    said: dict[str, Any],
    before: dict[str, Any] | None = None,
) -> AssignmentStep:
    step = AssignmentStep.objects.create(assignment=assignment, act=act, by=by, at=at, **said)
    record(
        f"assignments.{act.value}",
        assignment,
        by=by,
        at=at,
        agency=assignment.agency_id,
        before=before,
        after={
            **facts_of(assignment),
            **{name: said[name] for name in ("link", "filename", "sha256") if said.get(name)},
        },
        reason=said.get("text", ""),
    )
    return step


def facts_of(assignment: Assignment) -> dict[str, Any]:
    return {
        "staff": assignment.staff_id,
        "title": assignment.title,
        "due": assignment.due.isoformat(),
        "due_time": f"{assignment.due_time:%H:%M}" if assignment.due_time else "",
        "is_legal": assignment.is_legal,
        "state": assignment.state,
        "percent": assignment.percent,
    }
