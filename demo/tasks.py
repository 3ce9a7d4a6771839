"""What heads give their people to do at home, and what comes of it by the end of the play."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from accounts.models import User
from assignments.models import Assignment
from assignments.services import give_assignments, report_result, return_result
from assignments.values import AssignmentLine, ResultReport
from demo.agency import CODE
from demo.cast import head_of, the_agency
from directives.services.attachments import Upload
from planning.time import Week
from units.models import Staff, Unit
from units.selectors import calendar_of
from weeks.enums import Mode, RosterState
from weeks.models import Entry

GIVING: Final = 3
"""How many units give tasks."""
AT_HOME: Final = 3
"""To how many of their people."""
RESULT: Final = b"%PDF-1.4\n%\xc3\xa1\n%%EOF\n"


def give_tasks(monday: date, *, at: datetime) -> Iterator[str]:
    """The first units give those who are at home that day what the week asks of them."""
    last = calendar_of(the_agency()).working_days(Week.of(monday))[-1]
    lines = (
        AssignmentLine(title="Thẩm tra hồ sơ còn tồn, trình lãnh đạo", due=monday, is_legal=True),
        AssignmentLine(title="Dự thảo báo cáo công tác quý IV", due=last),
    )
    for unit in Unit.objects.filter(agency__code=CODE, files_roster=True).order_by("order")[
        1 : GIVING + 1
    ]:
        people = list(_at_home(unit, monday).values_list("pk", flat=True)[:AT_HOME])
        if people:
            given = give_assignments(unit.pk, lines, people, by=head_of(unit), at=at).given
            yield f"{unit.name}: giao {len(given)} việc cho {len(people)} người làm việc tại nhà."


def report_of_tasks(*, at: datetime) -> Iterator[str]:
    """The first of each unit has finished one task and half of the other; one result comes back."""
    first: dict[int, list[Assignment]] = {}
    tasks = Assignment.objects.filter(agency__code=CODE).select_related("staff__user", "unit")
    for task in tasks.order_by("unit", "staff", "due"):
        first.setdefault(task.unit_id, []).append(task)
    for number, (done, begun, *_others) in enumerate(first.values()):
        upload = Upload("To-trinh-ket-qua-tham-tra.pdf", RESULT)
        report = ResultReport(text="Đã thẩm tra, trình ký.", upload=upload)
        told = report_result(done.pk, report, seen=1, by=_account(done.staff), at=at)
        half = ResultReport(percent=50, text="Đã có đề cương.")
        report_result(begun.pk, half, seen=1, by=_account(begun.staff), at=at)
        yield f"{done.staff.full_name} báo xong: {done.title}."
        if number == 0:
            head = head_of(done.unit)
            return_result(done.pk, remark="Thiếu phụ lục.", seen=told.version, by=head, at=at)
            yield f"{head.full_name} trả lại, đề nghị bổ sung phụ lục."


def _at_home(unit: Unit, day: date) -> QuerySet[Staff]:
    """Who can report by themselves."""
    there = Entry.objects.filter(
        roster__unit=unit,
        roster__state=RosterState.PUBLISHED,
        day=day,
        morning=Mode.REMOTE,
        afternoon=Mode.REMOTE,
    )
    people = Staff.objects.filter(pk__in=there.values("staff"), user__isnull=False)
    return people.exclude(user=head_of(unit)).order_by("sort_key", "pk")


def _account(staff: Staff) -> User:
    assert staff.user is not None
    return staff.user
