"""The agency's settings: every change says what it will mean before it is saved, and is on record."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from outgoing.selectors.effects import effects_of
from planning.time import Week
from rosters.selectors.deadlines import approval_deadline, filing_deadline
from tests.factories import MONDAY, make_agency, make_user, moment
from units.enums import Role
from units.errors import ApprovedBeforeFiled, HoursOutOfOrder, LeavesAfterItsDeadline, Stale
from units.models import Agency
from units.selectors.settings import settings_of, settings_seen
from units.services import change_agency
from units.words import working_hours

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
URL = reverse("outgoing:agency")
NOW = moment("2026-11-25 09:00")
"""A Wednesday, after the hour of the list."""


@pytest.fixture
def agency() -> Agency:
    return make_agency(name="Sở Nội vụ", reports_from=MONDAY)


def posted(agency: Agency, **changes: str) -> dict[str, str]:
    """The form as the page shows it, with what somebody typed over it."""
    stands = settings_of(agency)
    shown = {
        name: f"{value:%d/%m/%Y}"
        if isinstance(value, date)
        else f"{value:%H:%M}"
        if isinstance(value, time)
        else str(value)
        for name, value in stands.items()
        if value not in (None, False)
    }
    return {"seen": settings_seen(agency), **shown, **changes}


def effects(agency: Agency, **changes: Any) -> tuple[str, ...]:
    return effects_of(agency, settings_of(agency) | changes, at=NOW)


def test_the_first_press_tells_and_the_second_one_saves(agency: Agency, client_of: SignIn) -> None:
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        typed = posted(agency, report_send_at="7h00")
        told = client.post(URL, typed)
        agency.refresh_from_db()
        before = agency.report_send_at
        saved = client.post(URL, typed | {"told": told.context["told"]})

    agency.refresh_from_db()
    assert told.context["effects"] == (
        "Từ thứ Hai, ngày 30/11/2026, danh sách gửi lúc 7h00 các ngày làm việc; hạn gửi 8h00.",
    )
    assert (before, agency.report_send_at, saved.status_code) == (time(7, 30), time(7), 302)
    event = Event.objects.get(action="units.change-agency")
    assert (event.before, event.after) == (
        {"report_send_at": "07:30:00"},
        {"report_send_at": "07:00:00"},
    )


def test_what_is_typed_after_it_was_told_is_told_anew(agency: Agency, client_of: SignIn) -> None:
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        told = client.post(URL, posted(agency, report_send_at="7:00")).context["told"]
        again = client.post(URL, posted(agency, report_send_at="6:30", told=told))

    agency.refresh_from_db()
    assert (again.status_code, agency.report_send_at) == (200, time(7, 30))
    assert "6h30" in again.context["effects"][0]


def test_two_people_do_not_write_over_each_other(agency: Agency, client_of: SignIn) -> None:
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        first, second = posted(agency, place="Hòa Giang"), posted(agency, name="Sở Khác")
        client.post(URL, first | {"told": client.post(URL, first).context["told"]})
        answer = client.post(URL, second | {"told": client.post(URL, second).context["told"]})

    agency.refresh_from_db()
    assert (answer.status_code, agency.name, agency.place) == (422, "Sở Nội vụ", "Hòa Giang")
    assert 'value="Sở Khác"' in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"report_send_at": "8:00"}, "Giờ gửi danh sách phải trước hạn gửi."),
        ({"approval_time": "15:00"}, "Hạn duyệt không thể sớm hơn hạn trình."),
        ({"reports_from": "24/11/2026"}, "Ngày bắt đầu không thể trước hôm nay."),
        ({"filing_time": "25:00"}, "Ghi giờ như 7:30 hoặc 16h00."),
        ({"filing_weekday": "9"}, "9"),
        ({"name": ""}, "Trường này là bắt buộc."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    agency: Agency, client_of: SignIn, typed: dict[str, str], said: str
) -> None:
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        first = client.post(URL, posted(agency, place="Nơi mới", **typed))
        told = first.context.get("told") or ""
        answer = client.post(URL, posted(agency, place="Nơi mới", told=told, **typed))

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Nơi mới"' in answer.text
    assert not Event.objects.filter(action="units.change-agency").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ()),
        (
            {"name": "Sở Khác"},
            ("Tên cơ quan, cơ quan chủ quản và địa danh mới đứng trên trang, bản in và thư gửi từ nay; thư đã gửi giữ nguyên.",),
        ),
        (
            {"territory": "hoa-giang"},
            ("Văn bản áp dụng cho địa bàn “hoa-giang” ràng buộc cơ quan từ khi lưu; các lịch được kiểm tra lại.",),
        ),
        (
            {"filing_weekday": 3, "filing_time": time(11)},
            ("Lịch tuần phải trình trước 11h00 thứ Năm của tuần trước đó; ngày đó là ngày nghỉ thì vào ngày làm việc liền trước. Các lời nhắc theo hạn mới.",),
        ),
        ({"approval_time": time(17)}, ("Lịch tuần phải duyệt trước 17h00 của ngày hạn trình.",)),
        ({"reports_from": None}, ("Danh sách hằng ngày không gửi nữa.",)),
        (
            {"reports_from": date(2026, 11, 26)},
            ("Từ thứ Năm, ngày 26/11/2026, danh sách gửi lúc 7h30 các ngày làm việc; hạn gửi 8h00.",),
        ),
        (
            {"reports_from": date(2026, 11, 25)},
            (
                "Từ thứ Năm, ngày 26/11/2026, danh sách gửi lúc 7h30 các ngày làm việc; hạn gửi 8h00.",
                "Hôm nay đã qua giờ gửi: danh sách hôm nay gửi ngay sau khi lưu, nếu chưa gửi.",
            ),
        ),
        (
            {"report_every_day": True, "reports_from": date(2026, 11, 28)},
            ("Từ thứ Bảy, ngày 28/11/2026, danh sách gửi lúc 7h30 mọi ngày, kể cả ngày nghỉ; hạn gửi 8h00.",),
        ),
        (
            {"provisional_plans": False},
            ("Đơn vị chưa có lịch được duyệt đứng trong danh sách với tên và điện thoại, không có lịch tạm.",),
        ),
        (
            {"day_swaps_approved": False},
            ("Hai người đồng ý đổi ngày đến cơ quan, không trái quy định, thì đổi ngay.",),
        ),
        ({"calendar_letters": False}, ("Lịch công tác tuần công bố mà không gửi thư.",)),
        ({"duty_reminder_at": time(14, 30)}, ("Người có lượt trực hôm sau được nhắc lúc 14h30.",)),
    ],
)  # fmt: skip
def test_each_setting_has_its_sentence(
    agency: Agency, changes: dict[str, Any], said: tuple[str, ...]
) -> None:
    assert effects(agency, **changes) == said


def test_working_hours_are_told_saved_and_shown_to_each_person(
    agency: Agency, client_of: SignIn
) -> None:
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        typed = posted(agency, morning_begins="7h", afternoon_ends="16h30")
        told = client.post(URL, typed)
        saved = client.post(URL, typed | {"told": told.context["told"]})

    assert told.context["effects"] == (
        "Từ nay lịch của từng người và bản in lịch tuần ghi giờ làm việc: 7h00–11h30,"
        " 13h30–16h30. Quy định về giờ của văn bản vẫn theo văn bản.",
    )
    agency.refresh_from_db()
    assert (saved.status_code, working_hours(agency)) == (302, "7h00–11h30, 13h30–16h30")


def test_an_afternoon_before_the_morning_is_refused_in_words(
    agency: Agency, client_of: SignIn
) -> None:
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        typed = posted(agency, afternoon_begins="11:00")
        told = client.post(URL, typed)
        answer = client.post(URL, typed | {"told": told.context.get("told", "")})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Giờ làm việc phải theo thứ tự: sáng từ, sáng đến, chiều từ, chiều đến."
    ]


def test_the_deadlines_follow_the_settings(agency: Agency) -> None:
    week = Week.of(MONDAY)
    changed = change_agency(
        agency,
        seen=settings_seen(agency),
        by=None,
        at=NOW,
        filing_weekday=3,
        filing_time=time(11),
        approval_time=time(17),
    )

    assert filing_deadline(changed, week) == moment("2026-11-26 11:00")
    assert approval_deadline(changed, week) == moment("2026-11-26 17:00")


def test_the_record_keeps_to_the_same_rules(agency: Agency) -> None:
    seen = settings_seen(agency)

    with pytest.raises(LeavesAfterItsDeadline):
        change_agency(agency, seen=seen, by=None, at=NOW, report_send_at=time(9))
    with pytest.raises(ApprovedBeforeFiled):
        change_agency(agency, seen=seen, by=None, at=NOW, approval_time=time(8))
    with pytest.raises(HoursOutOfOrder):
        change_agency(agency, seen=seen, by=None, at=NOW, morning_ends=time(7))
    with pytest.raises(Stale):
        change_agency(agency, seen="khác", by=None, at=NOW, place="Hòa Giang")
    change_agency(agency, seen=seen, by=None, at=NOW, place=agency.place)
    assert not Event.objects.filter(action="units.change-agency").exists()


def test_a_new_territory_lets_every_roster_be_judged_anew(agency: Agency) -> None:
    before = Agency.objects.get().revision

    change_agency(agency, seen=settings_seen(agency), by=None, at=NOW, territory="hoa-giang")

    assert Agency.objects.get().revision == before + 1
