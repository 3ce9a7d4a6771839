"""Hours of presence: who records and sees them, and what a rule about hours says of them."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.tests.factories import make_in_force
from hours.enums import HoursSource
from hours.errors import HoursAhead, HoursIncomplete
from hours.models import Presence
from hours.selectors import presence_week
from hours.services import record_hours
from planning.records import PresenceHours
from refusals import Refusal
from rosters.selectors import my_week, week_grid
from rosters.tests.factories import (
    FRIDAY,
    MONDAY,
    WEDNESDAY,
    WEEK,
    Office,
    lawful,
    make_office,
    mandate,
    published,
    submitted,
)
from tests.factories import LONG_AGO, make_agency, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict, close_up
from units.enums import Role
from units.models import Position, Staff
from weeks.errors import NoSuchRoster, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

WINDOW = {
    "kind": "onsite_time_window",
    "params": {"start": "08:00", "end": "17:00"},
    "item": "khoản 5",
}
SATURDAY = date(2026, 12, 5)
LATER = moment("2026-12-08 09:00")
QUERIES = 10
ON_ITS_UNIT = (Role.HEAD, Role.DEPUTY, Role.CLERK)


@pytest.fixture
def office() -> Office:
    return make_office(WINDOW)


def there(staff: Staff, day: date, came: str, left: str, **fields: Any) -> Presence:
    hours = {
        "came": time.fromisoformat(came),
        "left": time.fromisoformat(left),
        "source": HoursSource.FILE,
    }
    keeper = make_user()
    return Presence.objects.create(
        **{
            "staff": staff,
            "day": day,
            "recorded_by": keeper,
            "recorded_at": LATER,
            **hours,
            **fields,
        }
    )


def told(office: Office, at: str = "2026-12-08 09:00") -> list[str]:
    return [
        finding.sentence.vi
        for finding in presence_week(
            mandate(office.head), office.unit, WEEK, at=moment(at)
        ).findings
    ]


def test_a_person_who_came_at_half_past_seven_under_a_window_from_eight_is_told(
    office: Office,
) -> None:
    there(office.staff[0], MONDAY, "07:30", "17:00")

    (finding,) = presence_week(mandate(office.head), office.unit, WEEK, at=LATER).findings

    assert (
        finding.sentence.vi
        == "Thứ Hai, 30/11: đ/c An có mặt từ 7h30 đến 17h00, ngoài khung giờ cho phép."
    )
    assert (
        finding.sentence.en
        == "Monday, 30/11: An is there from 07:30 to 17:00, outside the hours allowed."
    )
    assert finding.law.vi.startswith("Khoản 5, ")


@pytest.mark.parametrize(
    ("came", "left", "count"),
    [("08:00", "17:00", 0), ("08:00", "17:01", 1), ("07:59", "16:00", 1), ("09:00", "10:00", 0)],
)
def test_the_window_holds_both_its_ends(came: str, left: str, count: int, office: Office) -> None:
    there(office.leader, WEDNESDAY, came, left)

    assert len(told(office)) == count


def test_nothing_is_told_of_days_without_hours(office: Office) -> None:
    assert told(office) == []


def test_nothing_is_told_where_no_rule_asks_for_hours() -> None:
    office = make_office()
    there(office.leader, MONDAY, "05:00", "23:00")

    assert told(office) == []


@pytest.mark.parametrize(("at", "count"), [("2026-11-30 23:59", 0), ("2026-12-01 00:01", 1)])
def test_a_day_is_judged_when_it_is_over_where_the_agency_is(
    at: str, count: int, office: Office
) -> None:
    there(office.leader, MONDAY, "07:30", "17:00")

    assert len(told(office, at)) == count


def test_days_that_were_over_when_the_rule_came_are_not_held_against_anybody() -> None:
    office = make_office()
    for day in (MONDAY, FRIDAY):
        there(office.leader, day, "07:30", "17:00")
    make_in_force(
        office.agency,
        office.office,
        at=moment("2026-12-03 09:00"),
        clauses=(WINDOW,),
        effective_from=moment("2026-11-01 00:00"),
    )

    assert [sentence[:14] for sentence in told(office)] == ["Thứ Sáu, 04/12"]


def test_a_day_of_rest_on_which_somebody_came_is_shown_and_judged(office: Office) -> None:
    there(office.leader, SATURDAY, "06:00", "07:00")

    week = presence_week(mandate(office.head), office.unit, WEEK, at=LATER)

    assert (week.days[-1], len(week.findings)) == (SATURDAY, 1)


def test_who_moves_in_the_week_is_told_by_the_unit_of_the_day(office: Office) -> None:
    other = make_unit(office.agency)
    Position.objects.filter(staff=office.leader).update(last=date(2026, 12, 1))
    Position.objects.create(staff=office.leader, unit=other, title="Trưởng phòng", first=WEDNESDAY)
    for day in (MONDAY, FRIDAY, SATURDAY):
        there(office.leader, day, "07:30", "17:00")

    weeks = [
        presence_week(mandate(office.office), unit, WEEK, at=LATER) for unit in (office.unit, other)
    ]

    assert [[finding.sentence.vi[:14] for finding in week.findings] for week in weeks] == [
        ["Thứ Hai, 30/11"],
        ["Thứ Sáu, 04/12", "Thứ Bảy, 05/12"],
    ]
    assert [day.day for week in weeks for row in week.rows for day in row.days if day.hours] == [
        MONDAY,
        FRIDAY,
        SATURDAY,
    ]


def test_the_week_page_tells_it_beside_the_other_findings_and_nothing_waits_for_it(
    office: Office,
) -> None:
    there(office.leader, MONDAY, "07:30", "17:00")
    roster = submitted(office)

    grid = week_grid(mandate(office.head), office.unit, WEEK, at=LATER)

    assert [finding.sentence.vi for finding in grid.findings] == [
        "Thứ Hai, 30/11: đ/c Vân có mặt từ 7h30 đến 17h00, ngoài khung giờ cho phép."
    ]
    assert (roster.state, grid.verdicts) == ("submitted", ())


@pytest.mark.parametrize("role", Role)
def test_only_who_keeps_the_staff_records_hours(role: Role, office: Office) -> None:
    user = make_user(role, office.agency, office.unit if role in ON_ITS_UNIT else None)
    keeps = role in (Role.OFFICE, Role.CHIEF_OF_OFFICE, Role.ADMIN)

    if keeps:
        record_hours(office.leader.pk, MONDAY, time(8), time(17), by=user, at=LATER)
    else:
        with pytest.raises(NotAllowed):
            record_hours(office.leader.pk, MONDAY, time(8), time(17), by=user, at=LATER)

    assert Presence.objects.count() == keeps


def test_nobody_records_hours_of_another_agency(office: Office) -> None:
    stranger = make_user(Role.OFFICE, make_agency())

    with pytest.raises(Staff.DoesNotExist):
        record_hours(office.leader.pk, MONDAY, time(8), time(17), by=stranger, at=LATER)


def test_hours_are_seen_by_who_sees_the_roster(office: Office) -> None:
    elsewhere = make_user(Role.HEAD, unit=make_unit(office.agency))
    for stranger in (elsewhere, make_user(Role.OFFICE, make_agency())):
        with pytest.raises(NoSuchRoster):
            presence_week(mandate(stranger), office.unit, WEEK, at=LATER)

    assert [
        presence_week(mandate(who), office.unit, WEEK, at=LATER).may_keep
        for who in (office.clerk, office.director, office.office)
    ] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("day", "came", "left", "error"),
    [
        (MONDAY, time(8), time(8), HoursIncomplete),
        (MONDAY, time(8), time(7), HoursIncomplete),
        (MONDAY, time(8), None, HoursIncomplete),
        (MONDAY, None, None, HoursIncomplete),
        (date(2026, 12, 9), time(8), time(17), HoursAhead),
    ],
)
def test_hours_that_cannot_be_are_refused(
    day: date, came: time | None, left: time | None, error: type[Refusal], office: Office
) -> None:
    with pytest.raises(error):
        record_hours(office.leader.pk, day, came, left, by=office.office, at=LATER)

    assert not Presence.objects.exists()


def test_what_is_put_right_and_taken_out_by_hand_stays_in_the_audit(office: Office) -> None:
    there(office.leader, MONDAY, "07:30", "17:00")
    for hours in ((time(8), time(17)), (None, None)):
        record_hours(office.leader.pk, MONDAY, *hours, by=office.office, at=LATER)

    facts = (
        Event.objects.filter(action="rosters.record-hours")
        .order_by("pk")
        .values_list("before", "after")
    )
    was, is_now = (
        {"day": "2026-11-30", "came": came, "left": "17:00"} for came in ("07:30", "08:00")
    )
    assert (Presence.objects.count(), list(facts)) == (
        0,
        [(was, is_now), (is_now, {"day": "2026-11-30"})],
    )


@pytest.mark.parametrize("hours", [("17:00", "17:00"), ("08:00", "08:00")])
def test_the_database_refuses_who_left_as_they_came(hours: tuple[str, str], office: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        there(office.leader, MONDAY, *hours)


def test_the_database_keeps_one_row_for_a_person_and_day(office: Office) -> None:
    there(office.leader, MONDAY, "08:00", "17:00")

    with pytest.raises(IntegrityError), transaction.atomic():
        there(office.leader, MONDAY, "09:00", "16:00")


@pytest.mark.parametrize("people", [1, 3])
def test_a_week_of_hours_costs_a_fixed_number_of_queries(
    people: int, django_assert_num_queries: Any, office: Office
) -> None:
    for number in range(people):
        there(
            make_staff(office.unit, f"Nguyễn Văn {number}", first=LONG_AGO),
            MONDAY,
            "07:30",
            "17:00",
        )
    who = mandate(office.head)

    with django_assert_num_queries(QUERIES):
        week = presence_week(who, office.unit, WEEK, at=LATER)

    assert len(week.findings) == people


def test_ones_own_hours_stand_in_ones_own_week(office: Office) -> None:
    there(office.leader, MONDAY, "07:30", "17:00")
    there(office.deputy, WEDNESDAY, "07:30", "17:00")
    published(office)

    week = my_week(mandate(office.head), WEEK, at=LATER)

    assert week is not None
    assert [day.hours for day in week.days] == [PresenceHours(time(7, 30), time(17)), *[None] * 6]


def test_the_office_enters_a_day_in_the_browser(
    client_of: Callable[[User], Client], office: Office
) -> None:
    client, week = client_of(office.office), "2026-W47"
    page = reverse("hours:enter", args=[office.unit.pk, WEEK]).replace("2026-W49", week)
    typed = {"person": office.leader.pk, "day": "20/11/2026", "came": "7h30", "left": "17:00"}

    answer = client.post(page, typed)
    begun = client.get(f"{page}?person={office.leader.pk}&day=2026-11-20")
    shown = client.get(answer["Location"])

    assert "7h30 – 17h00" in close_up(shown.content.decode())
    assert (begun.context["form"].initial["came"], Presence.objects.get().source) == (
        time(7, 30),
        HoursSource.HAND,
    )
    for seen in (begun, shown):
        assert_strict(seen)


def test_a_refused_day_keeps_what_was_typed(
    client_of: Callable[[User], Client], office: Office
) -> None:
    typed = {"person": office.leader.pk, "day": "20/11/2026", "came": "9h00", "left": "8h00"}
    answer = client_of(office.office).post(
        reverse("hours:enter", args=[office.unit.pk, WEEK]), typed
    )

    assert (answer.status_code, answer.context["form"]["came"].value()) == (422, "9h00")
    assert answer.context["form"].errors["left"] == [
        "Ghi cả giờ đến và giờ về; giờ về phải sau giờ đến."
    ]


def test_a_person_of_another_unit_is_not_offered(
    client_of: Callable[[User], Client], office: Office
) -> None:
    stranger = make_staff(make_unit(office.agency))
    typed = {"person": stranger.pk, "day": "20/11/2026", "came": "8h00", "left": "17h00"}

    answer = client_of(office.office).post(
        reverse("hours:enter", args=[office.unit.pk, WEEK]), typed
    )

    assert (answer.status_code, list(answer.context["form"].errors), Presence.objects.count()) == (
        422,
        ["person"],
        0,
    )


def test_the_page_leads_who_keeps_the_hours_to_the_file_and_nobody_else(
    client_of: Callable[[User], Client], office: Office
) -> None:
    lawful(office)
    page, upload = (
        reverse("hours:unit", args=[office.unit.pk, WEEK]),
        reverse("hours:import"),
    )
    answers = [client_of(user).get(page) for user in (office.office, office.head)]

    assert [upload in answer.content.decode() for answer in answers] == [True, False]
    for answer in answers:
        assert_strict(answer)
