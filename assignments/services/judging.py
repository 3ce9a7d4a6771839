"""The head takes what was reported, gives it back with a remark, changes a task or calls it off."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from assignments.enums import AssignmentAct, AssignmentState
from assignments.errors import AssignmentChanged, DueInThePast, OwnResult, ReturnNeedsRemark
from assignments.models import Assignment
from assignments.selectors.reach import assignments_of, is_own, may_accept, may_give
from assignments.services.reporting import clean_text
from assignments.services.steps import move_assignment
from assignments.values import AssignmentLine
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def accept_result(
    assignment_id: int, *, remark: str = "", seen: int, by: User, at: datetime
) -> Assignment:
    """Take what was reported as done. Raises NotAllowed, OwnResult, AssignmentChanged."""
    assignment = _reported(assignment_id, by, at)
    return move_assignment(
        assignment,
        AssignmentAct.ACCEPT,
        seen=seen,
        by=by,
        at=at,
        to={"state": AssignmentState.ACCEPTED, "settled_at": at},
        said={"text": clean_text(remark)},
    )


@transaction.atomic
def return_result(
    assignment_id: int, *, remark: str, seen: int, by: User, at: datetime
) -> Assignment:
    """Give it back in words. Raises NotAllowed, OwnResult, ReturnNeedsRemark, AssignmentChanged."""
    assignment = _reported(assignment_id, by, at)
    return move_assignment(
        assignment,
        AssignmentAct.RETURN,
        seen=seen,
        by=by,
        at=at,
        to={"state": AssignmentState.RETURNED, "done_at": None},
        said={"text": _needed(remark)},
    )


@transaction.atomic
def cancel_assignment(
    assignment_id: int, *, remark: str, seen: int, by: User, at: datetime
) -> Assignment:
    """It is not to be done any more. Raises NotAllowed, ReturnNeedsRemark, AssignmentChanged."""
    assignment = _given(assignment_id, by, at)
    return move_assignment(
        assignment,
        AssignmentAct.CANCEL,
        seen=seen,
        by=by,
        at=at,
        to={"state": AssignmentState.CANCELLED, "settled_at": at},
        said={"text": _needed(remark)},
    )


@transaction.atomic
def change_assignment(
    assignment_id: int, wanted: AssignmentLine, *, remark: str, seen: int, by: User, at: datetime
) -> Assignment:
    """Say it in other words, or move its day; the remark says why.

    Raises NotAllowed, ReturnNeedsRemark, DueInThePast, AssignmentChanged.
    """
    assignment = _given(assignment_id, by, at)
    if wanted.due != assignment.due and wanted.due < localdate(at):
        raise DueInThePast(title=wanted.title, due=wanted.due)
    columns = {
        "title": wanted.title,
        "due": wanted.due,
        "due_time": wanted.due_time,
        "is_legal": wanted.is_legal,
    }
    return move_assignment(
        assignment,
        AssignmentAct.CHANGE,
        seen=seen,
        by=by,
        at=at,
        to=columns,
        said={"text": _needed(remark)},
    )


def _given(assignment_id: int, by: User, at: datetime) -> Assignment:
    mandate = mandate_for(by, at)
    assignment = assignments_of(mandate).get(pk=assignment_id)
    if not may_give(mandate, assignment.unit_id):
        raise NotAllowed
    return assignment


def _reported(assignment_id: int, by: User, at: datetime) -> Assignment:
    mandate = mandate_for(by, at)
    assignment = assignments_of(mandate).get(pk=assignment_id)
    if is_own(mandate, assignment):
        raise OwnResult
    if not may_accept(mandate, assignment.unit_id):
        raise NotAllowed
    if assignment.state != AssignmentState.DONE:
        raise AssignmentChanged
    return assignment


def _needed(remark: str) -> str:
    words = clean_text(remark)
    if not words:
        raise ReturnNeedsRemark
    return words
