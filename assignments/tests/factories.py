"""Tasks of a unit for tests."""

from datetime import date, datetime, time

from accounts.models import User
from assignments.models import Assignment
from assignments.services import give_assignments, report_result
from assignments.values import AssignmentLine, ResultReport
from rosters.tests.factories import NOW, Office
from tests.factories import make_user
from units.models import Staff

THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)


def make_task(
    office: Office,
    staff: Staff,
    title: str = "Thẩm tra hồ sơ 12",
    *,
    due: date = FRIDAY,
    due_time: time | None = None,
    is_legal: bool = False,
    at: datetime = NOW,
) -> Assignment:
    line = AssignmentLine(title=title, due=due, due_time=due_time, is_legal=is_legal)
    [task] = give_assignments(office.unit.pk, [line], [staff.pk], by=office.head, at=at).given
    return task


def account_of(staff: Staff) -> User:
    """The person's own account, made where there is none."""
    if staff.user is None:
        staff.user = make_user(full_name=staff.full_name)
        staff.save(update_fields=["user"])
    return staff.user


def reported_done(task: Assignment, *, at: datetime = NOW, text: str = "Đã xong") -> Assignment:
    report = ResultReport(text=text)
    return report_result(task.pk, report, seen=task.version, by=account_of(task.staff), at=at)
