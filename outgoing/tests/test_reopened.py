"""When the rules change, each unit whose week no longer fits is told once: what, by which
clause, what to do, until when.
"""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from directives.models import Directive
from directives.services import withdraw_directive
from directives.tests.factories import make_in_force
from notices.models import Delivery, Run
from outgoing.schedule import ReminderMatter
from outgoing.selectors.filing import unit_weeks
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from rosters.models import Reopening
from rosters.services import rejudge, submit_roster
from rosters.tests.factories import (
    MONDAY,
    WEEK,
    Office,
    lawful_office,
    make_office,
    published,
    put,
    seen,
    submitted,
)
from tests.factories import moment
from weeks.enums import Mode, RosterState
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
NOW = moment("2026-11-26 11:00")
TWO = {"kind": "min_onsite_count", "params": {"n": 2}, "item": "khoản 3"}


def ordered(office: Office, begins: str = "2026-12-02 00:00") -> Directive:
    """At least two at the office from that moment on, where the weeks of these tests have one."""
    return make_in_force(
        office.agency,
        office.office,
        at=NOW,
        clauses=(TWO,),
        number="400/UBND",
        effective_from=moment(begins),
        effective_to=None,
    )


def tick(at: datetime = NOW) -> list[Run]:
    """The runs begun about weeks that are open again."""
    begun = [one.run_id for one in run_due(at) if one.kind == Run.Kind.REOPENED]
    return list(Run.objects.filter(pk__in=begun).order_by("pk"))


def test_the_unit_reads_what_is_broken_by_which_clause_what_to_do_and_until_when() -> None:
    office = lawful_office()
    published(office)
    make_office(agency=office.agency)
    ordered(office, "2026-12-04 00:00")

    [run] = tick()

    letters = run.deliveries.order_by("recipient_key")
    assert {letter.address for letter in letters} == {office.head.email, office.clerk.email}
    assert (run.subject, run.local_date) == ("Lịch tuần 49 (30/11-06/12/2026) phải lập lại", MONDAY)
    assert (
        text_of(letters[0]).rstrip("\n")
        == f"Kính gửi đồng chí {letters[0].recipient_name},\n\nQuy định đã thay đổi: 01 lịch tuần"
        " của Phòng Tổ chức cán bộ phải lập lại.\n\nTuần 49 (từ ngày 30/11/2026 đến ngày"
        " 06/12/2026)\nChưa đạt khoản 3, Công văn số 400/UBND:\n- Thứ Sáu, 04/12: mới bố trí 1"
        " người tại cơ quan, quy định ít nhất 02 người.\nĐã lập bản điều chỉnh: các ngày nêu"
        " trên được mở để phân công lại, ô của những ngày khác đã ghim. Mọi người vẫn thấy bản"
        " đã công bố cho đến khi bản điều chỉnh được công bố.\nHạn trình lại: trước 16h00 thứ"
        " Sáu, 27/11/2026.\n\nMở lịch tuần: "
        f"http://localhost:8000/rosters/{office.unit.pk}/2026-W49/\n\nSở Nội vụ\nThư này do phần mềm Lịch làm việc tự động gửi, xin"
        " không trả lời."
    )
    assert "<b>Hạn trình lại: trước 16h00 thứ Sáu, 27/11/2026.</b>" in text_of(letters[0], "html")


def test_it_is_told_once_however_often_the_clock_ticks() -> None:
    office = lawful_office()
    published(office)
    ordered(office)

    assert (len(tick()), tick(), tick(NOW + timedelta(minutes=1))) == (1, [], [])


def test_all_weeks_of_a_unit_stand_in_one_letter_and_each_unit_has_its_own() -> None:
    office = lawful_office(name="Phòng A")
    other = make_office(agency=office.agency, name="Phòng B")
    published(office)
    submitted(office, WEEK.shifted(1))
    submitted(other)
    ordered(office)

    first, second = tick()

    assert (first.subject, second.subject) == (
        "02 lịch tuần phải lập lại",
        "Lịch tuần 49 (30/11-06/12/2026) phải lập lại",
    )
    said = text_of(first.deliveries.first())
    assert [line for line in said.splitlines() if line.startswith("Tuần")] == [
        "Tuần 49 (từ ngày 30/11/2026 đến ngày 06/12/2026)",
        "Tuần 50 (từ ngày 07/12/2026 đến ngày 13/12/2026)",
    ]


def test_the_letter_is_in_the_language_of_its_reader() -> None:
    office = lawful_office()
    office.head.language = "en"
    office.head.save()
    published(office)
    ordered(office, "2026-12-04 00:00")
    tick()

    said = text_of(Delivery.objects.get(run__kind=Run.Kind.REOPENED, address=office.head.email))

    assert "Not met: khoản 3, Công văn số 400/UBND" in said
    assert "- Friday, 04/12: only 1 person at the office, at least 2 are required." in said


def test_a_letter_that_waits_does_not_leave_once_the_week_is_sent_again() -> None:
    office = lawful_office()
    roster = submitted(office)
    ordered(office)
    tick()
    put(
        roster,
        office.deputy,
        Mode.ON_SITE,
        *(MONDAY + timedelta(days=n) for n in (2, 3, 4)),
        by=office.head,
        at=NOW,
    )
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    send_waiting(now=lambda: NOW)

    assert set(
        Delivery.objects.filter(run__kind=Run.Kind.REOPENED).values_list("state", "last_text")
    ) == {(Delivery.State.SKIPPED, "Đã trình lại.")}


def test_who_was_told_is_told_when_the_directive_is_taken_back() -> None:
    office = lawful_office()
    published(office)
    directive = ordered(office)
    tick()
    send_waiting(now=lambda: NOW)
    mail.outbox.clear()
    withdraw_directive(directive.pk, by=office.office, at=NOW)

    [run] = tick(NOW + timedelta(minutes=5))

    assert run.subject == "Lịch tuần 49 (30/11-06/12/2026) không phải lập lại nữa"
    assert "Bản điều chỉnh đã được hủy; bản đã công bố giữ nguyên." in text_of(
        run.deliveries.first()
    )
    assert tick(NOW + timedelta(minutes=6)) == []


def test_a_mistake_mended_before_anybody_was_told_is_told_to_nobody() -> None:
    office = lawful_office()
    published(office)
    directive = ordered(office)
    rejudge(office.agency.pk, by=office.office, at=NOW)
    withdraw_directive(directive.pk, by=office.office, at=NOW)

    assert tick() == []
    assert Reopening.objects.get().is_lifted


def test_a_week_open_again_is_missing_among_those_filed() -> None:
    office = lawful_office()
    published(office)
    ordered(office)

    before = unit_weeks(office.agency.pk, MONDAY)
    tick()
    after = unit_weeks(office.agency.pk, MONDAY)

    assert [unit.owes(ReminderMatter.NOT_FILED) for unit in (*before, *after)] == [False, True]
    assert [unit.owes(ReminderMatter.NOT_APPROVED) for unit in (*before, *after)] == [False, True]
    late = [one for one in run_due(moment("2026-11-27 16:00")) if one.step == "late"]
    assert [one.letters for one in late] == [1]


def test_what_is_sent_again_in_time_is_not_called_late() -> None:
    """The filing deadline of the week has long passed; the week was open again until Tuesday at
    four.
    """
    office = lawful_office()
    roster = submitted(office)
    monday = moment("2026-11-30 09:00")
    make_in_force(
        office.agency,
        office.office,
        at=monday,
        clauses=(TWO,),
        number="",
        effective_from=moment("2026-12-02 00:00"),
    )
    tick(monday)
    put(
        roster,
        office.deputy,
        Mode.ON_SITE,
        *(MONDAY + timedelta(days=n) for n in (2, 3, 4)),
        by=office.head,
        at=monday,
    )

    sent = submit_roster(
        roster.pk, by=office.head, at=moment("2026-12-01 15:00"), seen=seen(roster)
    )

    assert (sent.state, sent.late_by_seconds) == (RosterState.SUBMITTED, 0)


def test_an_agency_whose_rosters_cannot_be_judged_holds_back_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, office = lawful_office(), lawful_office()
    for one in (broken, office):
        published(one)
        ordered(one)
    WeeklyRoster.objects.filter(agency=broken.agency).update(
        unit=office.unit, monday=MONDAY + timedelta(weeks=3)
    )
    broken.agency.time_zone = "Nowhere/Nothing"
    broken.agency.save()

    assert [run.agency for run in tick()] == [office.agency.pk]
    assert "rosters cannot be judged anew" in caplog.text
