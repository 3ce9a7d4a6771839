"""People are reminded of what is due or overdue, and heads get their unit's week: each once, on
working days, at the agency's hours.
"""

from datetime import datetime, time

import pytest

from assignments.services import report_result, set_assignment_policy
from assignments.tests.factories import account_of, make_task, reported_done
from assignments.values import ResultReport
from assignments.values.letter_hours import LetterHours
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import MONDAY, NOW, WEDNESDAY, Office, make_office, opened, put
from tests.factories import make_absence, make_user, moment
from units.enums import Role
from units.models import CalendarDay
from weeks.enums import Mode

pytestmark = pytest.mark.django_db
TUESDAY_AT_FOUR = moment("2026-12-01 16:00")
FRIDAY_LATE = moment("2026-12-04 16:30")


@pytest.fixture
def office() -> Office:
    return make_office()


def begun(at: datetime, kind: str) -> list[set[str]]:
    """The addresses of each run of the kind that begins at this moment."""
    runs = [one.run_id for one in run_due(at) if one.kind == kind]
    return [
        set(run.deliveries.values_list("address", flat=True))
        for run in Run.objects.filter(pk__in=runs).order_by("pk")
    ]


def reminded(at: datetime) -> list[set[str]]:
    return begun(at, "task-reminder")


def summed(at: datetime) -> list[set[str]]:
    return begun(at, "task-summary")


def test_at_four_who_has_something_due_tomorrow_or_overdue_is_reminded_once(
    office: Office,
) -> None:
    an, bao, chi = office.staff[:3]
    make_task(office, an, "Cấp phép số 7", due=WEDNESDAY, due_time=time(16, 30), is_legal=True)
    make_task(office, an, "Điểm báo", due=MONDAY)
    make_task(office, bao, "Báo cáo quý", due=moment("2026-12-03 00:00").date())
    reported_done(make_task(office, chi, "Đã xong", due=WEDNESDAY))

    before = reminded(moment("2026-12-01 15:59"))
    at_four = reminded(TUESDAY_AT_FOUR)
    again = reminded(moment("2026-12-01 16:01"))

    assert (before, at_four, again) == ([], [{account_of(an).email if an.user else an.email}], [])
    text = text_of(Delivery.objects.get(run__kind="task-reminder"))
    assert "Đồng chí có 2 việc đến hạn hoặc quá hạn:\nĐiểm báo: hạn 30/11/2026, quá hạn.\n" in text
    assert "Cấp phép số 7: hạn 16h30, 02/12/2026 (hạn luật định).\n" in text


def test_before_days_off_what_is_due_on_the_next_working_day_counts(office: Office) -> None:
    make_task(office, office.staff[0], due=moment("2026-12-07 00:00").date())

    on_thursday = reminded(moment("2026-12-03 16:00"))
    on_friday = reminded(moment("2026-12-04 16:00"))
    on_saturday = reminded(moment("2026-12-05 16:00"))

    assert (len(on_thursday), len(on_friday), len(on_saturday)) == (0, 1, 0)


def test_who_reports_meanwhile_gets_no_letter(office: Office) -> None:
    task = make_task(office, office.staff[0], due=WEDNESDAY)
    reminded(TUESDAY_AT_FOUR)
    reported_done(task, at=TUESDAY_AT_FOUR)

    send_waiting(now=lambda: moment("2026-12-01 16:01"))

    assert Delivery.objects.get(run__kind="task-reminder").state == Delivery.State.SKIPPED


def test_on_friday_the_head_gets_the_week_once(office: Office) -> None:
    an, bao = office.staff[:2]
    roster = opened(office)
    for staff in office.people:
        put(roster, staff, Mode.ON_SITE, by=office.head)
    put(roster, bao, Mode.REMOTE, MONDAY, WEDNESDAY, by=office.head)
    task = make_task(office, an, "Cấp phép số 7", due=WEDNESDAY)
    report_result(task.pk, ResultReport(percent=50), seen=1, by=account_of(an), at=NOW)

    early, first = summed(moment("2026-12-04 16:29")), summed(FRIDAY_LATE)
    again = summed(moment("2026-12-05 08:00"))

    assert (early, first, again) == ([], [{office.head.email}], [])
    letter = Delivery.objects.get(run__kind="task-summary")
    assert letter.run.subject == "Việc giao tuần 49 (30/11-06/12/2026) của Phòng Tổ chức cán bộ"
    text = text_of(letter)
    assert (
        "1 việc: xong đúng hạn 0, xong sau hạn 0, quá hạn 1; chờ nhận kết quả 0.\n"
        "Vũ Hoài An: Cấp phép số 7 – Đang làm 50%, quá hạn.\n"
        "Ở nhà chưa có việc: Tạ Đức Bảo (T2, T4).\n"
    ) in text


def test_a_holiday_moves_it_to_the_last_working_day_before(office: Office) -> None:
    make_task(office, office.staff[0], due=WEDNESDAY)
    CalendarDay.objects.create(
        agency=office.agency, day=FRIDAY_LATE.date(), kind="holiday", name="Nghỉ bù"
    )

    assert len(summed(moment("2026-12-03 16:30"))) == 1
    assert summed(FRIDAY_LATE) == []


def test_beside_a_head_who_is_away_the_deputy_gets_it(office: Office) -> None:
    deputy = make_user(Role.DEPUTY, unit=office.unit)
    make_task(office, office.staff[0], due=WEDNESDAY)
    make_absence(office.leader, FRIDAY_LATE.date())

    assert summed(FRIDAY_LATE) == [{office.head.email, deputy.email}]


def test_the_agency_chooses_the_hours_or_none(office: Office) -> None:
    make_task(office, office.staff[0], due=WEDNESDAY)
    chosen = LetterHours(
        summary_weekday=2, summary_at=time(9), sends_reminders=False, remind_at=time(7)
    )
    set_assignment_policy(chosen, by=office.office, at=NOW)

    assert (summed(moment("2026-12-02 08:59")), len(summed(moment("2026-12-02 09:00")))) == ([], 1)
    assert reminded(TUESDAY_AT_FOUR) == []


def test_a_unit_that_gives_no_tasks_gets_no_letters(office: Office) -> None:
    assert (summed(FRIDAY_LATE), reminded(FRIDAY_LATE)) == ([], [])
