"""What a published roster of duty says of a day stands first in its list, with the days off that
follow.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from duties.enums import PostKind, TurnState
from duties.models import DutyTurn
from duties.tests.factories import (
    DutyHouse,
    approved_duty,
    make_house,
    make_post,
    make_shift,
    published_duty,
)
from notices.models import Run
from outgoing.selectors.alerts import alerts_for
from outgoing.selectors.duty import reason_of
from outgoing.services import run_due, send_correction
from outgoing.services.kinds.lists import NOTHING_APPROVED
from outgoing.tests.weeks import reached_at
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, moment
from units.models import CalendarDay, ReportRecipient

pytestmark = pytest.mark.django_db
TUESDAY, FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=day) for day in (1, 4, 5, 6))
SignIn = Callable[[User], Client]
FRIDAY_MORNING = moment("2026-12-04 07:30")


@pytest.fixture
def house() -> DutyHouse:
    made = make_house()
    made.agency.reports_from = FRIDAY
    made.agency.save()
    ReportRecipient.objects.create(agency=made.agency, name="Bộ", address="vp@bo.example")
    return made


def the_list(day: date = FRIDAY, revision: int = 0) -> Run:
    return Run.objects.get(kind=Run.Kind.DAILY_LIST, local_date=day, revision=revision)


def duty_lines(run: Run) -> list[str]:
    """What the text says before its first unit, after its head."""
    said = run.body_text.replace("\u00a0", " ")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    first = next(place for place, line in enumerate(lines) if line.startswith("("))
    last = next(place for place, line in enumerate(lines) if line.startswith("1. "))
    return lines[first + 1 : last]


def test_a_friday_names_who_is_on_duty_and_who_at_the_weekend(house: DutyHouse) -> None:
    house.day.post.phone = "0243 123 456"
    house.day.post.save()
    reached_at("0912345678", house.an)
    roster = published_duty(house)
    leading = make_post(house.agency, "Lãnh đạo trực", kind=PostKind.LEADER, order=9, on_site=False)
    DutyTurn.objects.create(
        roster=roster,
        shift=make_shift(leading, "0:00", "24:00", name="cả ngày"),
        staff=house.here.leader,
        day=FRIDAY,
        changed_at=NOW,
    )

    run_due(FRIDAY_MORNING)

    leader, guard, other = house.here.leader, *house.here.staff[2:]
    assert duty_lines(the_list()) == [
        "TRỰC CƠ QUAN",
        f"Lãnh đạo trực, cả ngày (0h00–24h00): {leader} (Chuyên viên)",
        "Trực cơ quan (7h30–17h00): Vũ Hoài An (Chuyên viên, 0912 345 678); điện thoại trực 0243"
        " 123 456",
        f"Bảo vệ (18h00–6h00 hôm sau): {guard} (Chuyên viên)",
        "Trực Thứ Bảy, 05/12/2026",
        "Trực cơ quan (7h30–17h00): Tạ Đức Bảo (Chuyên viên); điện thoại trực 0243 123 456",
        f"Bảo vệ (18h00–6h00 hôm sau): {other} (Chuyên viên)",
        "Trực Chủ nhật, 06/12/2026",
        "Trực cơ quan (7h30–17h00): Vũ Hoài An (Chuyên viên, 0912 345 678); điện thoại trực 0243"
        " 123 456",
        f"Bảo vệ (18h00–6h00 hôm sau): {guard} (Chuyên viên)",
    ]


def test_the_page_of_the_mail_says_the_same(house: DutyHouse) -> None:
    published_duty(house)

    run_due(FRIDAY_MORNING)

    page = " ".join(re.sub(r"<[^>]*>", " ", the_list().body_html).split())
    assert (
        "TRỰC CƠ QUAN Trực cơ quan 7h30–17h00 Vũ Hoài An (Chuyên viên) Bảo vệ 18h00–6h00 hôm sau"
        in page
    )
    assert page.count("Trực Thứ Bảy, 05/12/2026") == page.count("Trực Chủ nhật, 06/12/2026") == 1


def test_the_last_working_day_names_the_duty_of_the_whole_holiday(house: DutyHouse) -> None:
    house.agency.reports_from = MONDAY
    house.agency.save()
    for number in (1, 2, 3, 4):
        day = MONDAY + timedelta(days=number)
        CalendarDay.objects.create(agency=house.agency, day=day, kind="holiday", name="Lễ")
    published_duty(house)

    run_due(moment("2026-11-30 07:30"))

    run = the_list(MONDAY)
    assert [(one["day"], one["occasion"]) for one in run.facts["duty"]] == [
        ("2026-11-30", ""),
        *((f"2026-12-0{day}", "Lễ") for day in (1, 2, 3, 4)),
        ("2026-12-05", ""),
        ("2026-12-06", ""),
    ]
    assert "Trực Thứ Ba, 01/12/2026 (Lễ)" in duty_lines(run)


def test_a_working_day_before_another_names_only_itself(house: DutyHouse) -> None:
    house.agency.reports_from = MONDAY
    house.agency.save()
    published_duty(house)

    run_due(moment("2026-11-30 07:30"))

    assert [one["day"] for one in the_list(MONDAY).facts["duty"]] == ["2026-11-30"]


def test_what_is_only_approved_and_who_is_absent_stand_in_no_list(house: DutyHouse) -> None:
    approved_duty(house)
    run_due(FRIDAY_MORNING)
    assert (the_list().note, the_list().body_text) == (NOTHING_APPROVED, "")
    DutyTurn.objects.exclude(staff=house.an).delete()
    DutyTurn.objects.filter(day=SUNDAY).update(state=TurnState.ABSENT)

    house_roster = DutyTurn.objects.first()
    assert house_roster is not None
    roster = house_roster.roster
    roster.state, roster.published_by, roster.published_at = "published", house.keeper, NOW
    roster.save()
    run_due(FRIDAY_MORNING + timedelta(minutes=1))

    assert [one["day"] for one in the_list().facts["duty"]] == ["2026-12-04"]


def test_a_turn_that_changes_hands_after_the_list_left_stands_in_its_correction(
    house: DutyHouse,
) -> None:
    published_duty(house)
    run_due(FRIDAY_MORNING)
    turn = DutyTurn.objects.get(shift=house.day, day=FRIDAY)
    turn.staff, turn.planned_for, turn.state = house.here.leader, house.an, TurnState.TAKEN_OVER
    turn.save()

    send_correction(
        the_list(), house.agency, reason="An ốm", by=house.here.director, at=FRIDAY_MORNING
    )

    assert [duty_lines(the_list(revision=number))[number + 1] for number in (0, 1)] == [
        "Trực cơ quan (7h30–17h00): Vũ Hoài An (Chuyên viên)",
        "Trực cơ quan (7h30–17h00): Đỗ Khánh Vân (Chuyên viên)",
    ]  # a correction has its reason in the head
    assert "cập nhật lần 1" in the_list(revision=1).subject


def test_the_page_of_the_day_tells_that_a_turn_changed_since_until_it_is_corrected(
    house: DutyHouse, client_of: SignIn
) -> None:
    published_duty(house)
    run_due(FRIDAY_MORNING)
    page = client_of(house.keeper)

    with clock.freeze(FRIDAY_MORNING):
        before = page.get("/reports/2026-12-04/")
        DutyTurn.objects.filter(shift=house.day, day=SATURDAY).update(staff=house.here.leader)
        changed = page.get("/reports/2026-12-04/")
        send_correction(the_list(), house.agency, reason="Đổi trực", by=house.keeper, at=NOW)
        after = page.get("/reports/2026-12-04/")

    assert [one.context["is_duty_changed"] for one in (before, changed, after)] == [
        False,
        True,
        False,
    ]
    assert "Lịch trực đã thay đổi sau khi danh sách này được lập." in changed.content.decode()


def test_one_press_sends_the_update_with_what_changed_as_its_reason(
    house: DutyHouse, client_of: SignIn
) -> None:
    published_duty(house)
    run_due(FRIDAY_MORNING)
    page = client_of(house.keeper)
    DutyTurn.objects.filter(shift=house.day, day=SATURDAY).update(staff=house.here.leader)
    DutyTurn.objects.filter(shift=house.night, day=SUNDAY).delete()

    with clock.freeze(FRIDAY_MORNING):
        seen = page.get("/reports/2026-12-04/")
        reason = seen.context["form"]["reason"].value()
        page.post("/reports/2026-12-04/correct/", {"reason": reason})

    guard = house.here.staff[2]
    assert reason == (
        "Lịch trực thay đổi: Trực cơ quan 7h30–17h00 ngày 05/12/2026: Đỗ Khánh Vân thay Tạ Đức Bảo;"
        f" Bảo vệ 18h00–6h00 hôm sau ngày 06/12/2026: không còn {guard}"
    )
    assert the_list(revision=1).facts["reason"] == reason


def test_on_a_day_off_the_office_is_told_that_the_list_of_friday_is_no_longer_true(
    house: DutyHouse,
) -> None:
    """Of the days gone by nobody is told any more."""
    published_duty(house)
    run_due(FRIDAY_MORNING)
    office = mandate(house.keeper)
    noon = {day: moment(f"2026-12-{day:02} 12:00") for day in (5, 6)}
    assert alerts_for(office, noon[5]) == ()
    DutyTurn.objects.filter(shift=house.day, day=SATURDAY).update(staff=house.here.leader)

    assert alerts_for(office, noon[5]) == (
        "Lịch trực thay đổi sau khi gửi danh sách ngày 04/12/2026: Trực cơ quan 7h30–17h00 ngày"
        " 05/12/2026: Đỗ Khánh Vân thay Tạ Đức Bảo. Gửi bản cập nhật ở trang của ngày đó.",
    )
    assert alerts_for(office, noon[6]) == ()


def test_a_long_reason_ends_where_a_reason_may_end() -> None:
    assert len(reason_of(["Bảo vệ: A thay B"] * 40)) == 300
    assert reason_of([]) == ""
