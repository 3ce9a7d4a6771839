"""What an agency lacks before its week and its list can come about is said, each thing by itself."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import clock
from accounts.models import User
from notices.services import show_life
from outgoing.selectors.health import TICK
from outgoing.selectors.setup import Gap, Setup, sender_fault, setup_of
from planning.people import Rank
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, moment
from units.enums import DayKind, Role, UnitKind
from units.models import Agency, CalendarDay, Grant, Position, ReportRecipient, Unit

pytestmark = pytest.mark.django_db
NOW = moment("2026-11-25 09:00")


@pytest.fixture
def agency(settings: Any) -> Agency:
    """An agency that lacks nothing, on a server that lacks nothing."""
    settings.DEFAULT_FROM_EMAIL = "Lịch làm việc <lich@hoagiang.gov.vn>"
    made = make_agency(name="Sở Nội vụ", reports_from=MONDAY)
    unit = make_unit(made, "Phòng Tổ chức")
    make_staff(unit, "Đỗ Khánh Vân", rank=Rank.HEAD)
    make_user(Role.HEAD, made, unit)
    make_user(Role.DIRECTOR, made)
    make_user(Role.OFFICE, made)
    ReportRecipient.objects.create(agency=made, name="Bộ", address="vp@bo.gov.vn")
    CalendarDay.objects.create(
        agency=made, day=date(2026, 9, 2), kind=DayKind.HOLIDAY, name="Quốc khánh"
    )
    show_life(TICK, at=NOW)
    return made


def lacking(agency: Agency) -> Setup:
    return setup_of(Agency.objects.get(pk=agency.pk), at=NOW)


def checked() -> tuple[int, str]:
    said = StringIO()
    with clock.freeze(NOW):
        try:
            call_command("check_setup", stdout=said)
        except CommandError as ended:
            return ended.returncode, said.getvalue()
    return 0, said.getvalue()


def no_unit(agency: Agency) -> None:
    Unit.objects.update(files_roster=False)


def no_people(agency: Agency) -> None:
    Position.objects.update(last=NOW.date() - timedelta(days=1))


def no_editor(agency: Agency) -> None:
    Grant.objects.filter(role=Role.HEAD).update(last=NOW.date() - timedelta(days=1))


def closed_account(agency: Agency) -> None:
    User.objects.filter(grants__role=Role.HEAD).update(is_active=False)


def no_approver(agency: Agency) -> None:
    Grant.objects.filter(role=Role.DIRECTOR).delete()


def no_office(agency: Agency) -> None:
    Grant.objects.filter(role=Role.OFFICE).delete()


def no_calendar(agency: Agency) -> None:
    CalendarDay.objects.update(day=date(2025, 9, 2))


def no_recipient(agency: Agency) -> None:
    ReportRecipient.objects.update(is_active=False)


def no_list_day(agency: Agency) -> None:
    Agency.objects.update(reports_from=None)


TAKEN = {
    no_unit: (Gap.NO_UNIT, "Chưa có phòng, đơn vị nào phải lập lịch."),
    no_people: (Gap.NO_PEOPLE, "Chưa có cán bộ: Phòng Tổ chức."),
    no_editor: (Gap.NO_EDITOR, "Chưa ai lập và trình được lịch: Phòng Tổ chức."),
    closed_account: (Gap.NO_EDITOR, "Chưa ai lập và trình được lịch: Phòng Tổ chức."),
    no_approver: (Gap.NO_APPROVER, "Chưa có người duyệt: chưa ai giữ vai trò Giám đốc."),
    no_office: (Gap.NO_OFFICE, "Chưa ai giữ vai trò Văn phòng để nhập văn bản, gửi danh sách."),
    no_calendar: (Gap.NO_CALENDAR, "Chưa có ngày nghỉ lễ, Tết của năm 2026."),
    no_recipient: (Gap.NO_RECIPIENT, "Chưa có nơi nhận danh sách hằng ngày."),
    no_list_day: (Gap.NO_LIST_DAY, "Chưa có ngày bắt đầu gửi danh sách hằng ngày."),
}


def test_where_nothing_is_missing_the_command_ends_well(agency: Agency) -> None:
    assert checked() == (0, "Không thiếu gì. / Nothing is missing.\n")


@pytest.mark.parametrize("take", TAKEN, ids=lambda one: one.__name__)
def test_each_thing_that_is_taken_away_is_named_and_nothing_else(agency: Agency, take: Any) -> None:
    take(agency)

    gap, words = TAKEN[take]
    assert lacking(agency).gaps() == (gap,)
    assert checked() == (1, f"Sở Nội vụ: {words}\n")


def test_nobody_who_rings_is_named(agency: Agency) -> None:
    show_life(TICK, at=NOW - timedelta(minutes=4))

    assert checked() == (
        1,
        "Chưa có tiến trình nào chạy mỗi phút: beat và worker phải đang chạy.\n",
    )


def test_an_empty_server_is_told_how_to_begin(settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "lich@hoagiang.gov.vn"
    show_life(TICK, at=NOW)

    assert checked() == (1, "Chưa có cơ quan nào: chạy python manage.py start_agency.\n")


def test_a_mail_server_that_refuses_is_named(agency: Agency, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    code, said = checked()

    assert code == 1
    assert said.startswith("Máy chủ thư không nhận / the mail server refuses: ")


@pytest.mark.parametrize(
    ("sender", "is_fit"),
    [
        ("lich@hoagiang.gov.vn", True),
        ("Lịch làm việc <lich@hoagiang.gov.vn>", True),
        ('"Sở Nội vụ, tỉnh Hòa Giang" <lich@hoagiang.gov.vn>', True),
        ("Sở Nội vụ, tỉnh Hòa Giang <lich@hoagiang.gov.vn>", True),
        ("lich", False),
        ("", False),
        ("lich@", False),
        ("lich@example.gov.example", False),
        ("lich-lam-viec@localhost.localdomain", False),
    ],
)
def test_a_sender_that_cannot_work_is_told(sender: str, is_fit: bool) -> None:
    assert (sender_fault(sender) == "") is is_fit


def test_a_server_whose_agency_lacks_only_the_first_day_of_its_list_is_not_ready(
    agency: Agency, client: Client
) -> None:
    with clock.freeze(NOW):
        fit = client.get("/healthz/ready")
        no_list_day(agency)
        unfit = client.get("/healthz/ready")
        no_recipient(agency)
        begun = client.get("/healthz/ready")

    assert (fit.status_code, fit.json()["setup"]) == (200, [])
    assert (unfit.status_code, unfit.json()) == (
        503,
        {"ready": False, "troubles": ["no-list-day"], "setup": ["no-list-day"]},
    )
    assert (begun.status_code, begun.json()["setup"]) == (200, ["no-list-day", "no-recipient"])


def test_the_office_plans_for_the_leadership(agency: Agency) -> None:
    leadership = make_unit(agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    make_staff(leadership, "Vũ Hoài An", rank=Rank.HEAD)

    with_office = lacking(agency).gaps()
    Grant.objects.filter(role__in=[Role.OFFICE, Role.DIRECTOR]).delete()

    assert (with_office, Gap.NO_EDITOR in lacking(agency).gaps()) == ((), True)


def test_ten_units_take_as_many_questions_as_one(
    agency: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stands = Agency.objects.get()
    with django_assert_num_queries(14):
        setup_of(stands, at=NOW)
    for number in range(9):
        make_staff(make_unit(agency, f"Phòng {number}"), "Vũ Hoài An", rank=Rank.HEAD)
    with django_assert_num_queries(14):
        setup_of(stands, at=NOW)
