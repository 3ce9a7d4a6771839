"""The daily list: what it says, to whom it goes, when it leaves, and that what is kept is what
left.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from audit.models import Event
from notices.models import Attempt, Delivery, Run
from notices.tests.sink import Sink, listening
from outgoing.errors import NothingApproved, NothingToCorrect, ReasonMissing
from outgoing.services import run_due, send_correction, send_waiting
from outgoing.services.kinds.lists import NO_RECIPIENT, NOTHING_APPROVED
from outgoing.tests.test_reminders import text_of
from outgoing.tests.weeks import make_roster, place, reached_at
from planning.people import Rank
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, CalendarDay, Staff, Unit
from weeks.enums import Mode, RosterState
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
HALF_PAST_SEVEN = moment("2026-11-30 07:30")


def the_list(day: date = MONDAY, revision: int = 0) -> Run:
    return Run.objects.get(kind=Run.Kind.DAILY_LIST, local_date=day, revision=revision)


def test_the_list_says_who_is_where_by_unit(agency: Agency, unit: Unit) -> None:
    make_roster(make_unit(agency, "Thanh tra"), RosterState.SUBMITTED)
    make_unit(agency, "Phòng Kế hoạch")

    run_due(HALF_PAST_SEVEN)

    said = the_list().body_text
    assert said.splitlines()[:6] == [
        "UBND TỈNH HÒA GIANG",
        "SỞ NỘI VỤ",
        "",
        "DANH SÁCH CÁN BỘ TRỰC NGÀY 30/11/2026",
        "(Thứ Hai, 30/11/2026)",
        "",
    ]
    assert [
        line.strip() for line in said.splitlines() if line.startswith(("1", "2", "3", "   "))
    ] == [
        "1. Phòng Tổ chức cán bộ",
        "Lãnh đạo tại cơ quan: Đỗ Khánh Vân (Trưởng phòng)",
        "Trực: Nông Văn Sáng (Chuyên viên)",
        "Tại cơ quan: Ngô Thị Ánh (buổi sáng)",
        "Làm việc tại nhà: Lương Bích Ngọc",
        "Nghỉ, công tác: 1 người",
        "2. Thanh tra: chưa duyệt",
        "3. Phòng Kế hoạch: chưa duyệt",
    ]
    assert (
        "Tổng số: 3 người có mặt tại cơ quan/5 người; 1 người làm việc tại nhà; 1 người nghỉ, công"
        " tác." in said
    )
    assert "Vũ Hoài An" not in said + the_list().body_html
    assert "ốm" not in said + the_list().body_html


def test_a_unit_that_is_not_approved_is_named_with_its_people_and_their_telephones(
    agency: Agency, unit: Unit
) -> None:
    late, new = make_unit(agency, "Thanh tra"), make_unit(agency, "Phòng Kế hoạch")
    head = reached_at(
        "0912345678", make_staff(late, "Cao Văn Dũng", Rank.HEAD, title="Chánh Thanh tra")
    )
    home = reached_at("0987654321", make_staff(late, "Hà Thị Mai", title="Thanh tra viên"))
    make_staff(late, "Tô Văn Nam", title="Thanh tra viên")
    reached_at("0900000009", make_staff(new, "Kim Văn Phú", title="Chuyên viên"))
    before = MONDAY - timedelta(weeks=1)
    plan = make_roster(late, monday=before)
    place(plan, head, Mode.ON_SITE, day=before)
    place(plan, home, Mode.REMOTE, day=before)
    make_roster(late, RosterState.SUBMITTED)

    run_due(HALF_PAST_SEVEN)

    run = the_list()
    said = run.body_text.replace("\u00a0", " ")
    assert [line.strip() for line in said[said.index("2. ") :].splitlines()[:8]] == [
        "2. Thanh tra: chưa duyệt, tạm theo lịch tuần 48 đã duyệt",
        "Lãnh đạo tại cơ quan: Cao Văn Dũng (Chánh Thanh tra, 0912 345 678)",
        "Làm việc tại nhà: Hà Thị Mai (Thanh tra viên, 0987 654 321)",
        "Chưa có lịch: Tô Văn Nam (Thanh tra viên)",
        "",
        "3. Phòng Kế hoạch: chưa duyệt",
        "Chưa có lịch: Kim Văn Phú (Chuyên viên, 0900 000 009)",
        "",
    ]
    assert [line for line in said.splitlines() if "người." in line] == [
        "Chưa có lịch: 2 người.",
        "Trong đó tạm theo lịch tuần trước đã duyệt: 2 người.",
    ]
    assert "Tổng số: 4 người có mặt tại cơ quan/9 người; 2 người làm việc tại nhà" in said
    assert (run.facts["people"], run.facts["provisional"], run.facts["unplanned"]) == (9, 2, 2)
    page = " ".join(re.sub(r"<[^>]*>", "", run.body_html).split())
    assert "1. Phòng Tổ chức cán bộ: 3 tại cơ quan, 1 tại nhà, 1 nghỉ, công tác" in page
    assert (
        "2. Thanh tra: chưa duyệt, tạm theo lịch tuần 48 đã duyệt (1 tại cơ quan, 1 tại nhà, 0 nghỉ,"
        " công tác)" in page
    )
    for name in ("Cao Văn Dũng", "Hà Thị Mai", "Tô Văn Nam", "Kim Văn Phú", "tuần 48"):
        assert run.body_html.count(name) == 1


def test_the_list_of_a_holiday_tells_its_name_and_who_is_on_duty(
    agency: Agency, unit: Unit
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    agency.report_every_day = True
    agency.save()
    make_staff(make_unit(agency, "Thanh tra"), "Cao Văn Dũng")
    CalendarDay.objects.create(agency=agency, day=tuesday, kind="holiday", name="Ngày lễ")
    guard = Staff.objects.get(full_name="Nông Văn Sáng")
    place(WeeklyRoster.objects.get(), guard, Mode.ON_DUTY, day=tuesday)

    run_due(HALF_PAST_SEVEN + timedelta(days=1))

    run = the_list(tuesday)
    assert "(Thứ Ba, 01/12/2026, Ngày lễ)" in run.body_text
    assert "(Thứ Ba, 01/12/2026, Ngày lễ)" in " ".join(run.body_html.split())
    assert "Trực: Nông Văn Sáng (Chuyên viên)" in run.body_text
    assert "Cao Văn Dũng" not in run.body_text
    assert (run.facts["occasion"], run.facts["people"]) == ("Ngày lễ", 1)


def test_it_goes_to_every_active_recipient_with_the_same_words(agency: Agency, unit: Unit) -> None:
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: HALF_PAST_SEVEN)

    run = the_list()
    assert sorted(run.deliveries.values_list("address", "state")) == [
        ("th@tinh.example", "sent"),
        ("vp@bo.example", "sent"),
    ]
    assert [message.to for message in mail.outbox] == [["vp@bo.example"], ["th@tinh.example"]]
    assert {text_of(delivery) for delivery in run.deliveries.all()} == {run.body_text}
    assert {text_of(delivery, "html") for delivery in run.deliveries.all()} == {run.body_html}
    assert run.subject == "Danh sách cán bộ trực ngày 30/11/2026 - Sở Nội vụ"
    assert (run.state, run.finished_at) == (Run.State.FINAL, HALF_PAST_SEVEN)


def test_what_the_mail_server_gets_is_what_is_kept(
    agency: Agency, unit: Unit, settings: Any
) -> None:
    with listening() as sink:
        use(sink, settings)
        run_due(HALF_PAST_SEVEN)
        send_waiting(now=lambda: HALF_PAST_SEVEN)

    assert sorted(sink.received) == sorted(
        (each.address, bytes(each.message)) for each in Delivery.objects.all()
    )
    assert Attempt.objects.filter(outcome=Attempt.Outcome.ACCEPTED, code=250).count() == 2


def use(sink: Sink, settings: Any) -> None:
    for name, value in {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "HOST": "127.0.0.1",
        "PORT": sink.port,
        "TIMEOUT": 1,
    }.items():
        setattr(settings, f"EMAIL_{name}", value)


def test_a_name_in_the_list_cannot_bring_markup_along(agency: Agency) -> None:
    unit = make_unit(agency, "Phòng <b>Một</b>")
    place(make_roster(unit), make_staff(unit, "<script>alert(1)</script>"), Mode.ON_SITE)

    run_due(HALF_PAST_SEVEN)

    assert "<script>" not in the_list().body_html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in the_list().body_html
    assert "Phòng <b>Một</b>" in the_list().body_text


def test_it_is_frozen_at_its_hour(agency: Agency, unit: Unit) -> None:
    run_due(HALF_PAST_SEVEN)
    before = the_list().body_text

    unit.name = "Tên khác"
    unit.save()
    run_due(HALF_PAST_SEVEN + timedelta(minutes=1))

    assert (the_list().body_text, Run.objects.filter(kind=Run.Kind.DAILY_LIST).count()) == (
        before,
        1,
    )


def test_rung_twice_it_leaves_once(agency: Agency, unit: Unit) -> None:
    first, second = run_due(HALF_PAST_SEVEN), run_due(HALF_PAST_SEVEN)

    assert ([(each.kind, each.letters) for each in first], second) == (
        [(Run.Kind.DAILY_LIST, 2)],
        [],
    )


@pytest.mark.django_db(transaction=True)
def test_rung_by_four_at_once_it_leaves_once(agency: Agency, unit: Unit) -> None:
    barrier = Barrier(4)

    def race() -> int:
        barrier.wait()
        try:
            begun = run_due(HALF_PAST_SEVEN)
            send_waiting(now=lambda: HALF_PAST_SEVEN)
            return len(begun)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        begun = [each.result() for each in [pool.submit(race) for _ in range(4)]]

    assert sum(begun) == 1
    assert sorted(message.to[0] for message in mail.outbox) == ["th@tinh.example", "vp@bo.example"]


def test_a_machine_that_was_off_at_its_hour_sends_late_the_same_day(
    agency: Agency, unit: Unit
) -> None:
    run_due(moment("2026-11-30 08:47"))
    send_waiting(now=lambda: moment("2026-11-30 08:47"))

    run = the_list()
    assert (run.due_at, run.deadline_at) == (HALF_PAST_SEVEN, moment("2026-11-30 08:00"))
    assert set(run.deliveries.values_list("state", "sent_at")) == {
        ("sent", moment("2026-11-30 08:47"))
    }


def test_after_three_days_off_three_lists_are_missed_and_only_todays_leaves(
    agency: Agency, unit: Unit
) -> None:
    run_due(HALF_PAST_SEVEN)

    begun = run_due(moment("2026-12-04 08:47"))

    assert [
        (each.local_date.day, each.state) for each in begun if each.kind == Run.Kind.DAILY_LIST
    ] == [
        (1, Run.State.MISSED),
        (2, Run.State.MISSED),
        (3, Run.State.MISSED),
        (4, Run.State.FANNED_OUT),
    ]


def test_a_list_that_could_not_leave_all_day_is_of_no_use_the_day_after(
    agency: Agency, unit: Unit
) -> None:
    run_due(HALF_PAST_SEVEN)

    send_waiting(now=lambda: moment("2026-12-01 00:00"))

    assert (set(the_list().deliveries.values_list("state", flat=True)), mail.outbox) == (
        {"expired"},
        [],
    )


def test_nothing_leaves_when_nothing_is_approved_and_that_is_an_alarm(
    agency: Agency, caplog: pytest.LogCaptureFixture
) -> None:
    make_roster(make_unit(agency), RosterState.SUBMITTED)

    run_due(HALF_PAST_SEVEN)

    assert (the_list().state, the_list().note) == (Run.State.EMPTY, NOTHING_APPROVED)
    assert "ALERT" in caplog.text


def test_without_anybody_to_receive_it_nothing_leaves(agency: Agency, unit: Unit) -> None:
    agency.report_recipients.update(is_active=False)

    run_due(HALF_PAST_SEVEN)

    assert (the_list().state, the_list().note) == (Run.State.EMPTY, NO_RECIPIENT)


def test_a_published_week_holds_while_its_amendment_is_in_draft(agency: Agency, unit: Unit) -> None:
    make_roster(unit, RosterState.DRAFT, revision=2)

    run_due(HALF_PAST_SEVEN)

    assert [each["approved"] for each in the_list().facts["units"]] == [True]


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        (date(2026, 12, 6), None, 0),
        (date(2026, 12, 5), "made-up", 1),
        (date(2026, 11, 30), "holiday", 0),
    ],
)
def test_lists_leave_on_working_days(
    agency: Agency, unit: Unit, day: date, kind: str | None, expected: int
) -> None:
    agency.reports_from = day
    agency.save()
    if kind:
        CalendarDay.objects.create(agency=agency, day=day, kind=kind)

    begun = run_due(moment(f"{day} 07:30"))

    assert sum(each.kind == Run.Kind.DAILY_LIST for each in begun) == expected


def test_one_agency_that_cannot_be_reported_holds_back_no_other(
    agency: Agency, unit: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    broken = make_agency(name="Sở khác", reports_from=MONDAY, time_zone="Không/Có")
    Agency.objects.filter(pk=broken.pk).update(code="a-truoc")

    run_due(HALF_PAST_SEVEN)

    assert the_list().agency == agency.pk
    assert "a-truoc" in caplog.text


# -- an explicit correction
# --------------------------------------------------------------------------------------------------
def test_a_correction_is_a_new_list_with_its_reason_and_on_record(
    agency: Agency, unit: Unit
) -> None:
    office = make_user(Role.OFFICE, agency)
    run_due(HALF_PAST_SEVEN)
    make_roster(make_unit(agency, "Thanh tra"))
    nine = moment("2026-11-30 09:00")

    sent = send_correction(
        the_list(), agency, reason="Thanh tra được\nduyệt muộn", by=office, at=nine
    )

    assert (sent.revision, sent.note, sent.deliveries.count()) == (
        1,
        "Thanh tra được duyệt muộn",
        2,
    )
    assert sent.subject == "Danh sách cán bộ trực ngày 30/11/2026 (cập nhật lần 1) - Sở Nội vụ"
    assert "Cập nhật lần 1. Lý do: Thanh tra được duyệt muộn" in sent.body_text
    assert [each["approved"] for each in sent.facts["units"]] == [True, True]
    event = Event.objects.get(action="reports.correct")
    assert (event.actor, event.agency, event.reason, event.after) == (
        office.pk,
        agency.pk,
        "Thanh tra được duyệt muộn",
        {"revision": 1},
    )


def test_a_correction_needs_a_reason_something_approved_and_the_newest_list(agency: Agency) -> None:
    office = make_user(Role.OFFICE, agency)
    unit = make_unit(agency)
    run_due(HALF_PAST_SEVEN)

    with pytest.raises(ReasonMissing):
        send_correction(the_list(), agency, reason=" ", by=office, at=HALF_PAST_SEVEN)
    with pytest.raises(NothingApproved):
        send_correction(the_list(), agency, reason="Gửi lại", by=office, at=HALF_PAST_SEVEN)
    make_roster(unit)
    send_correction(the_list(), agency, reason="Đã duyệt", by=office, at=HALF_PAST_SEVEN)
    with pytest.raises(NothingToCorrect):
        send_correction(the_list(), agency, reason="Lần nữa", by=office, at=HALF_PAST_SEVEN)

    assert list(
        Run.objects.filter(kind=Run.Kind.DAILY_LIST)
        .order_by("revision")
        .values_list("revision", "state")
    ) == [
        (0, "empty"),
        (1, "fanned-out"),
    ]
    assert Event.objects.filter(action="reports.correct").count() == 1
