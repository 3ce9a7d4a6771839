"""The person reports of a task, the head takes the result or gives it back."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from assignments.enums import AssignmentState
from assignments.errors import (
    AssignmentChanged,
    LinkNotAllowed,
    OwnResult,
    PercentNeeded,
    ResultNeeded,
    ReturnNeedsRemark,
)
from assignments.models import Assignment
from assignments.services import (
    accept_result,
    cancel_assignment,
    change_assignment,
    report_result,
    return_result,
)
from assignments.tests.factories import FRIDAY, account_of, make_task, reported_done
from assignments.values import AssignmentLine, ResultReport, is_overdue
from audit.models import Event
from directives.errors import FileNotAllowed
from directives.services.attachments import Upload
from rosters.tests.factories import LATER, NOW, Office, make_office
from tests.factories import VIETNAM, make_user, moment
from units.enums import Role
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def task(office: Office) -> Assignment:
    return make_task(office, office.staff[0])


def test_progress_then_a_result_with_file_and_link_is_taken(
    office: Office, task: Assignment
) -> None:
    user = account_of(task.staff)
    upload = Upload("../Kết quả.pdf", PDF)
    begun = report_result(task.pk, ResultReport(percent=50), seen=1, by=user, at=NOW)
    report = ResultReport(text=" Đã  trình \n ký ", link="https://vi-du.vn/12", upload=upload)
    done = report_result(task.pk, report, seen=begun.version, by=user, at=LATER)

    taken = accept_result(task.pk, remark="Tốt", seen=done.version, by=office.head, at=LATER)

    assert (begun.state, begun.percent) == ("under-way", 50)
    assert (done.state, done.percent, done.done_at) == ("done", 100, LATER)
    assert (taken.state, taken.settled_at, taken.version) == ("accepted", LATER, 4)
    steps = task.steps.values_list("act", "percent", "text", "link", "filename", "sha256")
    assert list(steps) == [
        ("give", None, "", "", "", ""),
        ("progress", 50, "", "", "", ""),
        (
            "done",
            100,
            "Đã trình\nký",
            "https://vi-du.vn/12",
            "Kết quả.pdf",
            sha256(PDF).hexdigest(),
        ),
        ("accept", None, "Tốt", "", "", ""),
    ]
    event = Event.objects.get(action="assignments.done")
    assert event.after["sha256"] == sha256(PDF).hexdigest()


def test_a_result_that_is_given_back_is_open_again(office: Office, task: Assignment) -> None:
    done = reported_done(task)

    back = return_result(task.pk, remark="Thiếu phụ lục", seen=done.version, by=office.head, at=NOW)

    assert (back.state, back.done_at) == (AssignmentState.RETURNED, None)
    assert reported_done(back).state == AssignmentState.DONE


@pytest.mark.parametrize(
    ("report", "refusal"),
    [
        (ResultReport(), ResultNeeded),
        (ResultReport(percent=0), PercentNeeded),
        (ResultReport(percent=100), PercentNeeded),
        (ResultReport(link="javascript:alert(1)"), LinkNotAllowed),
        (ResultReport(link="https://ten:mat-khau@vi-du.vn/"), LinkNotAllowed),
        (ResultReport(link="file:///etc/passwd"), LinkNotAllowed),
        (ResultReport(upload=Upload("a.pdf", b"MZ")), FileNotAllowed),
    ],
)
def test_what_shows_nothing_or_leads_astray_is_not_kept(
    task: Assignment, report: ResultReport, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        report_result(task.pk, report, seen=1, by=account_of(task.staff), at=NOW)

    task.refresh_from_db()
    assert (task.state, task.version, task.steps.count()) == ("new", 1, 1)


def test_nobody_reports_for_another_and_nobody_takes_their_own(office: Office) -> None:
    own = make_task(office, office.leader)

    with pytest.raises(NotAllowed):
        report_result(
            make_task(office, office.staff[0]).pk,
            ResultReport(text="Xong"),
            seen=1,
            by=office.head,
            at=NOW,
        )
    done = reported_done(own)
    with pytest.raises(OwnResult):
        accept_result(own.pk, seen=done.version, by=office.head, at=NOW)
    assert accept_result(own.pk, seen=done.version, by=office.director, at=NOW).state == "accepted"


def test_a_deputy_takes_results_and_a_clerk_does_not(office: Office, task: Assignment) -> None:
    done, deputy = reported_done(task), make_user(Role.DEPUTY, unit=office.unit)

    with pytest.raises(NotAllowed):
        accept_result(task.pk, seen=done.version, by=office.clerk, at=NOW)

    assert accept_result(task.pk, seen=done.version, by=deputy, at=NOW).state == "accepted"


def test_a_head_of_another_unit_is_not_told_that_it_exists(task: Assignment) -> None:
    done, other = reported_done(task), make_office(agency=task.agency)

    with pytest.raises(Assignment.DoesNotExist):
        accept_result(task.pk, seen=done.version, by=other.head, at=NOW)


def test_of_two_who_act_on_what_they_saw_the_first_wins(office: Office, task: Assignment) -> None:
    done = reported_done(task)
    accept_result(task.pk, seen=done.version, by=office.head, at=NOW)

    with pytest.raises(AssignmentChanged):
        return_result(task.pk, remark="Thiếu", seen=done.version, by=office.director, at=NOW)
    with pytest.raises(AssignmentChanged):
        reported_done(done)


def test_a_task_moves_its_day_and_is_called_off_in_words(office: Office, task: Assignment) -> None:
    wanted = AssignmentLine(title="Thẩm tra hồ sơ 13", due=FRIDAY + timedelta(days=3))

    with pytest.raises(ReturnNeedsRemark):
        change_assignment(task.pk, wanted, remark=" ", seen=1, by=office.head, at=NOW)
    moved = change_assignment(task.pk, wanted, remark="Chờ ý kiến", seen=1, by=office.head, at=NOW)
    off = cancel_assignment(task.pk, remark="Đã giao nơi khác", seen=2, by=office.head, at=NOW)

    assert (moved.title, moved.due) == (wanted.title, wanted.due)
    assert (off.state, off.settled_at) == (AssignmentState.CANCELLED, NOW)
    event = Event.objects.get(action="assignments.change")
    assert (event.before["due"], event.after["due"]) == ("2026-11-27", "2026-11-30")


@pytest.mark.parametrize(
    ("hour", "done_at", "late"),
    [
        (None, moment("2026-11-27 23:59"), False),
        (None, moment("2026-11-28 08:00"), True),
        (time(16), moment("2026-11-27 16:01"), True),
        (None, None, True),
    ],
)
def test_a_task_is_late_by_its_hour_or_when_its_day_is_over(
    hour: time | None, done_at: datetime | None, late: bool
) -> None:
    now = moment("2026-11-30 08:00")

    assert is_overdue(date(2026, 11, 27), hour, VIETNAM, done_at=done_at, at=now) is late


def test_the_database_refuses_done_without_its_moment(task: Assignment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=task.pk).update(state=AssignmentState.DONE)
