"""The person says how far a task has come, or that it is done and what came of it."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from accounts.models import User
from assignments.enums import AssignmentAct, AssignmentState
from assignments.errors import LinkNotAllowed, PercentNeeded, ResultNeeded
from assignments.models import Assignment
from assignments.selectors.reach import assignments_of, is_own
from assignments.services.steps import move_assignment
from assignments.values import ResultReport
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

ON_THE_WEB = URLValidator(schemes=("https", "http"))
LONGEST_TEXT = 5000


@transaction.atomic
def report_result(
    assignment_id: int, report: ResultReport, *, seen: int, by: User, at: datetime
) -> Assignment:
    """Keep what is reported of one's own task; what is done waits for the head.

    Raises NotAllowed, AssignmentChanged, PercentNeeded, ResultNeeded, LinkNotAllowed, and
    FileTooBig or FileNotAllowed of the file.
    """
    mandate = mandate_for(by, at)
    assignment = assignments_of(mandate).get(pk=assignment_id)
    if not is_own(mandate, assignment):
        raise NotAllowed
    said = _said(report)
    if report.is_done:
        if not report.shows_something:
            raise ResultNeeded
        done = {"state": AssignmentState.DONE, "percent": 100, "done_at": at}
        return move_assignment(
            assignment, AssignmentAct.DONE, seen=seen, by=by, at=at, to=done, said=said
        )
    if not 1 <= (report.percent or 0) <= 99:
        raise PercentNeeded
    begun = {"state": AssignmentState.UNDER_WAY, "percent": report.percent, "done_at": None}
    return move_assignment(
        assignment, AssignmentAct.PROGRESS, seen=seen, by=by, at=at, to=begun, said=said
    )


def _said(report: ResultReport) -> dict[str, Any]:
    return {
        "percent": 100 if report.is_done else report.percent,
        "text": clean_text(report.text),
        "link": _checked(report.link.strip()),
        **(report.upload.columns() if report.upload else {}),
    }


def clean_text(text: str) -> str:
    """Its lines, each without what stands around its words."""
    return "\n".join(clean(line) for line in text.strip().splitlines())[:LONGEST_TEXT]


def _checked(link: str) -> str:
    if not link:
        return ""
    try:
        ON_THE_WEB(link)
        parts = urlsplit(link)
    except (ValidationError, ValueError) as wrong:
        raise LinkNotAllowed from wrong
    if parts.username or parts.password or len(link) > 500:
        raise LinkNotAllowed
    return link
