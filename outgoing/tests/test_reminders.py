"""Who is reminded of what, once, in one mail, and not a minute after it is done."""

from datetime import date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail

from accounts.models import User
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.weeks import make_roster, submit
from tests.factories import (
    MONDAY,
    make_absence,
    make_agency,
    make_staff,
    make_unit,
    make_user,
    moment,
)
from units.enums import Role, UnitKind
from units.models import Agency, CalendarDay, Delegation, Grant, Unit
from weeks.enums import RosterState

pytestmark = pytest.mark.django_db

WEDNESDAY, THURSDAY = moment("2026-11-25 15:00"), moment("2026-11-26 15:00")
FRIDAY = "2026-11-27"
TEN, FOUR, FIVE = (moment(f"{FRIDAY} {hour}:00") for hour in (10, 16, 17))


@pytest.fixture
def agency() -> Agency:
    """Reminders need no list."""
    return make_agency(name="Sở Nội vụ")


def reminded(step: str) -> list[str]:
    """The addresses of a step's mails."""
    return sorted(
        Run.objects.get(kind=Run.Kind.REMINDER, step=step).deliveries.values_list(
            "address", flat=True
        )
    )


def text_of(delivery: Delivery | None, part: str = "plain") -> str:
    assert delivery is not None
    body = message_from_bytes(bytes(delivery.message), policy=policy.default).get_body((part,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_on_wednesday_the_heads_without_a_draft_are_asked(agency: Agency) -> None:
    idle, busy = make_unit(agency, "Phòng Tổ chức cán bộ"), make_unit(agency, "Thanh tra")
    head = make_user(Role.HEAD, unit=idle)
    make_user(Role.DEPUTY, unit=idle)
    make_user(Role.HEAD, unit=busy)
    make_roster(busy, RosterState.DRAFT)

    begun = run_due(WEDNESDAY)

    assert [(each.step, each.local_date, each.letters) for each in begun] == [("begin", MONDAY, 1)]
    assert reminded("begin") == [head.email]
    said = text_of(Delivery.objects.get())
    assert "Đề nghị Trưởng phòng đăng nhập lịch tuần 49 trước 16h00 thứ Sáu, 27/11/2026." in said
    assert "- Phòng Tổ chức cán bộ\n" in said
    assert "Thanh tra" not in said


def test_on_thursday_their_deputies_are_asked_too(agency: Agency) -> None:
    unit = make_unit(agency)
    head, deputy = make_user(Role.HEAD, unit=unit), make_user(Role.DEPUTY, unit=unit)
    make_user(Role.CLERK, unit=unit)

    run_due(THURSDAY)

    assert reminded("begin-again") == sorted([head.email, deputy.email])
    assert "Còn 01 ngày đến hạn trình lịch tuần 49." in text_of(Delivery.objects.first())


def test_on_friday_morning_the_office_hears_who_has_not_filed(agency: Agency) -> None:
    for name, state in (
        ("Nháp", RosterState.DRAFT),
        ("Trả lại", RosterState.RETURNED),
        ("Đã trình", RosterState.SUBMITTED),
    ):
        make_roster(make_unit(agency, name), state)
    make_unit(agency, "Chưa mở")
    make_unit(agency, "Không phải lập lịch", files_roster=False)
    office = make_user(Role.OFFICE, agency)

    run_due(moment(f"{FRIDAY} 08:00"))

    assert reminded("who-is-missing") == [office.email]
    said = text_of(Delivery.objects.get())
    assert "Còn 03 phòng, đơn vị chưa trình lịch tuần 49." in said
    assert [line for line in said.splitlines() if line.startswith("- ")] == [
        "- Nháp",
        "- Trả lại",
        "- Chưa mở",
    ]


def test_who_acts_for_the_director_is_asked_to_approve(agency: Agency) -> None:
    """A delegation is a dated grant of the Director's role: the deputy who holds it is asked,
    the other deputy is not.
    """
    make_roster(make_unit(agency), RosterState.SUBMITTED)
    make_roster(make_unit(agency), RosterState.APPROVED)
    director, acting, other = (
        make_user(role, agency)
        for role in (Role.DIRECTOR, Role.DEPUTY_DIRECTOR, Role.DEPUTY_DIRECTOR)
    )
    Grant.objects.create(
        user=acting,
        agency=agency,
        role=Role.DIRECTOR,
        first=date(2026, 11, 27),
        last=date(2026, 11, 27),
        basis="QĐ 12",
    )
    Grant.objects.create(
        user=other,
        agency=agency,
        role=Role.DIRECTOR,
        first=date(2026, 11, 1),
        last=date(2026, 11, 26),
        basis="QĐ 11",
    )

    run_due(TEN)

    assert reminded("approve") == sorted([director.email, acting.email])
    assert "Có 01 lịch chờ duyệt cho tuần 49 (30/11-06/12/2026)." in text_of(
        Delivery.objects.first()
    )


def test_at_the_deadline_late_heads_and_the_chief_of_office_are_told(agency: Agency) -> None:
    late, good = make_unit(agency, "Thanh tra"), make_unit(agency, "Văn phòng")
    make_roster(late, RosterState.DRAFT)
    make_roster(good, RosterState.SUBMITTED)
    head, chief = make_user(Role.HEAD, unit=late), make_user(Role.CHIEF_OF_OFFICE, agency)
    make_user(Role.HEAD, unit=good)

    run_due(FOUR)

    assert reminded("late") == sorted([head.email, chief.email])


def test_at_five_the_approvers_hear_what_is_not_approved(agency: Agency) -> None:
    make_roster(make_unit(agency), RosterState.SUBMITTED)
    make_unit(agency)
    make_roster(make_unit(agency), RosterState.PUBLISHED)
    director = make_user(Role.DIRECTOR, agency)

    run_due(FIVE)

    assert reminded("not-approved") == [director.email]
    assert "Lịch tuần 49 còn 02 phòng, đơn vị chưa được duyệt." in text_of(Delivery.objects.get())


def test_an_amendment_in_draft_does_not_make_a_published_week_unfiled(agency: Agency) -> None:
    unit = make_unit(agency)
    make_roster(unit, RosterState.PUBLISHED)
    make_roster(unit, RosterState.DRAFT, revision=2)
    make_user(Role.DIRECTOR, agency)

    begun = run_due(FIVE)

    assert [(each.step, each.state, each.letters) for each in begun] == [
        ("not-approved", Run.State.EMPTY, 0)
    ]


def test_somebody_with_three_units_gets_one_mail(agency: Agency) -> None:
    units = [make_unit(agency, name) for name in ("Một", "Hai", "Ba")]
    head = make_user(Role.HEAD, unit=units[0])
    for unit in units[1:]:
        Grant.objects.create(
            user=head, agency=agency, unit=unit, role=Role.HEAD, first=date(2026, 1, 1)
        )

    run_due(WEDNESDAY)

    assert reminded("begin") == [head.email]
    assert [
        line for line in text_of(Delivery.objects.get()).splitlines() if line.startswith("- ")
    ] == ["- Một", "- Hai", "- Ba"]


def test_a_mail_comes_in_the_language_of_its_reader(agency: Agency) -> None:
    make_user(Role.HEAD, unit=make_unit(agency), language="en")

    run_due(WEDNESDAY)

    assert 'lang="en"' in text_of(Delivery.objects.get(), "html")


def test_a_reminder_to_nobody_leaves_a_row_and_no_mail(agency: Agency) -> None:
    make_roster(make_unit(agency), RosterState.DRAFT)

    begun = run_due(WEDNESDAY)

    assert [(each.step, each.state, each.letters) for each in begun] == [
        ("begin", Run.State.EMPTY, 0)
    ]


def test_a_head_without_an_address_stands_on_record_as_not_told(agency: Agency) -> None:
    make_user(Role.HEAD, unit=make_unit(agency), email="")

    run_due(WEDNESDAY)

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.last_text) == (
        Delivery.State.FAILED,
        "Chưa có địa chỉ thư điện tử.",
    )


def test_who_files_before_the_mail_leaves_is_not_reminded(agency: Agency) -> None:
    unit, still_owes = make_unit(agency), make_unit(agency)
    make_user(Role.HEAD, unit=unit)
    other = make_user(Role.HEAD, unit=still_owes)
    run_due(FOUR)

    submit(unit, moment(f"{FRIDAY} 16:01"))
    send_waiting(now=lambda: FOUR + timedelta(minutes=2))

    skipped = Delivery.objects.get(state=Delivery.State.SKIPPED)
    assert skipped.last_text == "Đã trình lúc 16h01, 27/11."
    assert [message.to for message in mail.outbox] == [[other.email]]


@pytest.mark.parametrize(
    ("at", "role", "after", "reason"),
    [
        (WEDNESDAY, Role.HEAD, RosterState.DRAFT, "Đã bắt đầu lập lịch."),
        (FIVE, Role.DIRECTOR, RosterState.APPROVED, "Mọi lịch đã được duyệt."),
    ],
)
def test_every_matter_is_asked_again(
    agency: Agency, at: datetime, role: Role, after: RosterState, reason: str
) -> None:
    unit = make_unit(agency)
    make_user(role, agency, unit)
    run_due(at)

    make_roster(unit, after)
    send_waiting(now=lambda: at)

    assert list(Delivery.objects.values_list("state", "last_text")) == [("skipped", reason)]


def test_what_waited_for_approval_and_was_approved_is_not_asked_for(agency: Agency) -> None:
    roster = make_roster(make_unit(agency), RosterState.SUBMITTED)
    make_user(Role.DIRECTOR, agency)
    run_due(TEN)

    roster.state, roster.approved_by, roster.approved_at = RosterState.APPROVED, make_user(), TEN
    roster.save()
    send_waiting(now=lambda: TEN)

    assert Delivery.objects.get().last_text == "Không còn lịch chờ duyệt."


def test_a_reminder_that_did_not_leave_before_the_next_one_never_leaves(agency: Agency) -> None:
    make_user(Role.HEAD, unit=make_unit(agency))
    run_due(WEDNESDAY)

    send_waiting(now=lambda: THURSDAY)

    assert (Delivery.objects.get().state, mail.outbox) == (Delivery.State.EXPIRED, [])


def test_rung_all_friday_long_every_step_runs_once(agency: Agency) -> None:
    make_user(Role.HEAD, unit=make_unit(agency))
    begin = moment("2026-11-25 14:00")

    for hours in range(24 * 3):
        run_due(begin + timedelta(hours=hours))
        run_due(begin + timedelta(hours=hours))

    runs = (
        Run.objects.filter(kind=Run.Kind.REMINDER)
        .order_by("due_at")
        .values_list("step", "local_date")
    )
    assert list(runs) == [
        (step, MONDAY)
        for step in (
            "begin",
            "begin-again",
            "who-is-missing",
            "approve",
            "approve-again",
            "late",
            "not-approved",
        )
    ]


def test_steps_slept_through_are_on_record_as_missed(agency: Agency) -> None:
    make_user(Role.HEAD, unit=make_unit(agency))
    run_due(WEDNESDAY)

    begun = run_due(TEN)

    assert [(each.step, each.state) for each in begun] == [
        ("begin-again", Run.State.MISSED),
        ("who-is-missing", Run.State.MISSED),
        ("approve", Run.State.EMPTY),
    ]


def test_before_a_friday_off_everything_comes_a_day_earlier(agency: Agency) -> None:
    CalendarDay.objects.create(agency=agency, day=date(2026, 11, 27), kind="holiday")
    head = make_user(Role.HEAD, unit=make_unit(agency))

    run_due(moment("2026-11-26 16:00"))

    assert reminded("late") == [head.email]


def test_another_agencys_heads_hear_nothing(agency: Agency) -> None:
    make_user(Role.HEAD, unit=make_unit(agency))
    foreign = make_agency(name="Sở khác", time_zone="Asia/Tokyo")
    make_user(Role.HEAD, unit=make_unit(foreign))

    begun = run_due(WEDNESDAY)

    assert [each.agency_id for each in begun if each.letters] == [agency.pk, foreign.pk]
    assert Run.objects.get(agency=foreign.pk).due_at == moment("2026-11-25 13:00")
    assert Delivery.objects.filter(run__agency=agency.pk).count() == 1


def test_whom_the_director_named_is_asked_to_approve(agency: Agency) -> None:
    make_roster(make_unit(agency), RosterState.SUBMITTED)
    director, acting = (make_user(role, agency) for role in (Role.DIRECTOR, Role.DEPUTY_DIRECTOR))
    make_user(Role.DEPUTY_DIRECTOR, agency)
    lend(director, acting, date(2026, 11, 27))

    run_due(TEN)

    assert reminded("approve") == sorted([director.email, acting.email])


def test_a_delegation_that_is_over_brings_no_reminder(agency: Agency) -> None:
    make_roster(make_unit(agency), RosterState.SUBMITTED)
    director, acting = (make_user(role, agency) for role in (Role.DIRECTOR, Role.DEPUTY_DIRECTOR))
    lend(director, acting, date(2026, 11, 26))

    run_due(TEN)

    assert reminded("approve") == [director.email]


@pytest.mark.parametrize("is_named", [True, False])
def test_an_absent_director_is_not_reminded_alone(is_named: bool, agency: Agency) -> None:
    """Whoever was named is; else those who could be named, and who keeps the delegations."""
    unit = make_unit(agency)
    make_roster(unit, RosterState.SUBMITTED)
    director, acting, other, chief = (
        make_user(role, agency)
        for role in (
            Role.DIRECTOR,
            Role.DEPUTY_DIRECTOR,
            Role.DEPUTY_DIRECTOR,
            Role.CHIEF_OF_OFFICE,
        )
    )
    make_absence(make_staff(unit, user=director), date(2026, 11, 27), kind="mission")
    if is_named:
        lend(director, acting, date(2026, 11, 27))

    run_due(TEN)

    asked = [director, acting] if is_named else [director, acting, other, chief]
    assert reminded("approve") == sorted(user.email for user in asked)


def test_a_director_who_is_here_is_asked_beside_one_who_is_not(agency: Agency) -> None:
    unit = make_unit(agency)
    make_roster(unit, RosterState.SUBMITTED)
    away, here = make_user(Role.DIRECTOR, agency), make_user(Role.DIRECTOR, agency)
    make_user(Role.DEPUTY_DIRECTOR, agency)
    make_absence(make_staff(unit, user=away), date(2026, 11, 27), kind="mission")

    run_due(TEN)

    assert reminded("approve") == sorted([away.email, here.email])


@pytest.mark.parametrize("kind", ["leave", "mission", "sick"])
def test_while_the_head_is_away_the_deputy_is_asked_too(kind: str, agency: Agency) -> None:
    unit, other = make_unit(agency), make_unit(agency, "Thanh tra")
    head, deputy = make_user(Role.HEAD, unit=unit), make_user(Role.DEPUTY, unit=unit)
    make_absence(make_staff(unit, user=head), WEDNESDAY.date(), kind=kind)
    present = make_user(Role.HEAD, unit=other)
    make_user(Role.DEPUTY, unit=other)

    run_due(WEDNESDAY)

    assert reminded("begin") == sorted([head.email, deputy.email, present.email])


def test_whom_the_head_named_is_asked_too(agency: Agency) -> None:
    unit = make_unit(agency)
    head, clerk = make_user(Role.HEAD, unit=unit), make_user(Role.CLERK, unit=unit)
    lend(head, clerk, WEDNESDAY.date(), unit)

    run_due(WEDNESDAY)

    assert reminded("begin") == sorted([head.email, clerk.email])


def test_of_the_leaders_week_the_office_is_reminded(agency: Agency) -> None:
    make_unit(agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    office = make_user(Role.OFFICE, agency)
    make_user(Role.DIRECTOR, agency)

    run_due(WEDNESDAY)

    assert reminded("begin") == [office.email]
    assert "- Ban Giám đốc\n" in text_of(Delivery.objects.get())


def lend(giver: User, deputy: User, day: date, unit: Unit | None = None) -> Delegation:
    """A delegation for one day."""
    return Delegation.objects.create(
        agency=Grant.objects.filter(user=giver)[0].agency,
        unit=unit,
        giver=giver,
        deputy=deputy,
        first=day,
        last=day,
        given_by=giver,
        given_at=moment("2026-11-20 09:00"),
    )
