"""The day of the agency from what was approved, and one's own week from what was published."""

from datetime import date, timedelta

import pytest

from rosters.selectors import my_week, people_on
from rosters.services import amend_roster, approve_roster, publish_roster, set_reason, submit_roster
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    approved,
    lawful,
    lawful_office,
    make_office,
    mandate,
    published,
    put,
    seen,
    submitted,
)
from rosters.values import DayPerson
from tests.factories import make_absence, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import CalendarDay
from units.services import end_staff
from weeks.enums import Mode, RosterState

pytestmark = pytest.mark.django_db


def names(people: tuple[DayPerson, ...]) -> list[str]:
    return [person.name for person in people]


def test_a_day_lists_who_is_where_leaders_first() -> None:
    office = lawful_office(name="Phòng A")
    make_absence(office.staff[1], MONDAY, kind="sick")
    roster = lawful(office)
    put(roster, office.staff[0], Mode.ON_DUTY, MONDAY, by=office.head)
    set_reason(
        roster.pk,
        [(office.staff[0].pk, MONDAY)],
        reason="mail",
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))

    [unit] = people_on(office.agency, MONDAY).units

    assert unit.is_approved
    assert (names(unit.leaders), names(unit.on_duty)) == (["Đỗ Khánh Vân"], ["Vũ Hoài An"])
    assert names(unit.on_site) == ["Đỗ Khánh Vân", "Vũ Hoài An"]
    assert names(unit.remote) == ["Phan Quốc Thịnh", "Ngô Thị Chi", "Lê Thị Diễm Hương"]
    assert [(person.name, person.morning) for person in unit.away] == [("Tạ Đức Bảo", Mode.LEAVE)]
    assert unit.on_duty[0].reason_label == "Xử lý văn bản đi, đến"


def test_a_unit_that_is_not_approved_stands_in_the_list_as_such() -> None:
    office = lawful_office(name="Phòng A")
    waiting = make_office(agency=office.agency, name="Phòng B")
    make_unit(office.agency, "Ban Giám đốc", files_roster=False)
    approved(office)
    submitted(waiting)

    day = people_on(office.agency, MONDAY)

    assert [(unit.name, unit.state, len(unit.on_site)) for unit in day.units] == [
        ("Phòng A", RosterState.APPROVED, 1),
        ("Phòng B", None, 0),
    ]
    assert ([unit.name for unit in day.unapproved], day.is_empty, day.on_site, day.remote) == (
        ["Phòng B"],
        False,
        1,
        5,
    )


def test_people_of_a_unit_without_a_lawful_roster_stand_where_its_last_plan_has_them() -> None:
    """But as they are now: who left is gone, who is on leave is away, who came has no plan."""
    office = lawful_office(name="Phòng A")
    published(office, WEEK.shifted(-1))
    submitted(office)
    deputy, left, ill = office.deputy, office.staff[0], office.staff[1]
    end_staff(left, last=NOW.date(), by=office.office, at=NOW, today=NOW.date())
    make_absence(ill, MONDAY, kind="sick")
    make_staff(office.unit, "Phạm Thị Mới")

    day = people_on(office.agency, MONDAY)
    [unit] = day.units

    assert (unit.state, unit.borrowed) == (None, WEEK.shifted(-1))
    assert (names(unit.leaders), names(unit.on_site)) == (["Đỗ Khánh Vân"], ["Đỗ Khánh Vân"])
    assert names(unit.remote) == [deputy.full_name, "Ngô Thị Chi", "Lê Thị Diễm Hương"]
    assert [(one.name, one.morning) for one in unit.away] == [(ill.full_name, Mode.LEAVE)]
    assert [(one.name, one.morning) for one in unit.unplanned] == [("Phạm Thị Mới", None)]
    assert (day.size, day.on_site, day.provisional, day.unplanned) == (6, 1, 4, 1)


def test_the_plan_that_stands_in_is_of_a_week_in_which_the_day_was_worked() -> None:
    office = lawful_office()
    published(office, WEEK.shifted(-1))
    published(office, WEEK)
    CalendarDay.objects.create(agency=office.agency, day=MONDAY, kind="holiday", name="Nghỉ")

    [monday], [tuesday] = (
        people_on(office.agency, MONDAY + timedelta(weeks=1, days=number)).units
        for number in (0, 1)
    )

    assert (monday.borrowed, tuesday.borrowed) == (WEEK.shifted(-1), WEEK)


def test_without_an_older_plan_or_where_the_agency_wants_none_everybody_is_named_as_unplanned() -> (
    None
):
    office = lawful_office()

    [before] = people_on(office.agency, MONDAY).units
    published(office, WEEK.shifted(-1))
    office.agency.provisional_plans = False
    office.agency.save()
    [after] = people_on(office.agency, MONDAY).units

    assert (before.borrowed, names(before.unplanned)) == (
        None,
        [staff.full_name for staff in office.people],
    )
    assert after == before


@pytest.mark.parametrize("units", [1, 3])
def test_standing_in_takes_the_same_queries_for_one_unit_and_for_three(
    units: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    for one in [office, *(make_office(agency=office.agency) for _ in range(units - 1))]:
        published(one, WEEK.shifted(-1))

    with django_assert_num_queries(8):  # type: ignore[operator]  # a fixture of pytest-django
        day = people_on(office.agency, MONDAY)

    assert day.size == 6 * units


def test_nothing_approved_is_an_empty_day_and_a_sunday_is_no_working_day() -> None:
    office = lawful_office()

    assert (
        people_on(office.agency, MONDAY).is_empty,
        people_on(office.agency, WEEK.sunday).is_working,
    ) == (True, False)


def test_what_is_published_holds_until_its_amendment_is_published() -> None:
    office = lawful_office()
    first = published(office)
    second = amend_roster(first.pk, by=office.head, at=LATER, reason="Thêm người")
    put(second, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)
    submit_roster(second.pk, by=office.head, at=LATER, seen=seen(second))
    approve_roster(second.pk, by=office.director, at=LATER, seen=seen(second))

    before = people_on(office.agency, MONDAY).on_site
    publish_roster(second.pk, by=office.office, at=LATER, seen=seen(second))

    assert (before, people_on(office.agency, MONDAY).on_site) == (1, 2)


@pytest.mark.parametrize("units", [1, 3])
def test_a_day_takes_the_same_queries_for_one_unit_and_for_three(
    units: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    for one in [office, *(make_office(agency=office.agency) for _ in range(units - 1))]:
        approved(one)

    with django_assert_num_queries(7):  # type: ignore[operator]  # a fixture of pytest-django
        people_on(office.agency, MONDAY)


def test_my_week_shows_only_what_is_published() -> None:
    office = lawful_office()
    roster = approved(office)

    before = my_week(mandate(office.head), WEEK, at=moment("2026-12-02 08:00"))
    publish_roster(roster.pk, by=office.office, at=LATER, seen=seen(roster))
    after = my_week(mandate(office.head), WEEK, at=moment("2026-12-02 08:00"))

    assert before is not None
    assert after is not None
    assert (before.state, before.days_on_site, after.state, after.days_on_site) == (
        None,
        0,
        RosterState.PUBLISHED,
        5,
    )
    assert [(day.day, day.morning, day.is_past, day.is_today) for day in after.days] == [
        (MONDAY + timedelta(days=n), Mode.ON_SITE if n < 5 else None, n < 2, n == 2)
        for n in range(7)
    ]
    assert after.shown == after.days[2]
    assert (after.unit_name, names(after.leaders), after.on_duty) == (
        office.unit.name,
        ["Đỗ Khánh Vân"],
        (),
    )


def test_a_week_to_come_shows_its_first_working_day_and_ones_own_illness() -> None:
    office = lawful_office()
    make_absence(office.deputy, WEDNESDAY, kind="sick")
    office.deputy.user = make_user(Role.DEPUTY, unit=office.unit)
    office.deputy.save()
    published(office)

    week = my_week(mandate(office.deputy.user), WEEK, at=NOW)

    assert week is not None
    assert (week.shown, week.days[2].morning) == (week.days[0], Mode.SICK)


def test_the_permitted_reason_to_come_is_not_told_as_being_on_duty() -> None:
    office = lawful_office()
    roster = lawful(office)
    for day in (MONDAY, WEDNESDAY):
        set_reason(
            roster.pk,
            [(office.leader.pk, day)],
            reason="office-duty",
            by=office.head,
            at=NOW,
            seen=seen(roster),
        )
    put(roster, office.leader, Mode.ON_DUTY, WEDNESDAY, by=office.head)
    for act, by in (
        (submit_roster, office.head),
        (approve_roster, office.director),
        (publish_roster, office.office),
    ):
        act(roster.pk, by=by, at=NOW, seen=seen(roster))

    week = my_week(mandate(office.head), WEEK, at=NOW)

    assert week is not None
    assert [(day.morning, day.reason_label) for day in week.days[:3]] == [
        (Mode.ON_SITE, ""),
        (Mode.ON_SITE, ""),
        (Mode.ON_DUTY, "Trực cơ quan"),
    ]


def test_who_is_not_on_the_staff_has_no_week() -> None:
    office = lawful_office()

    assert my_week(mandate(office.director), WEEK, at=NOW) is None


def test_the_day_is_the_agencys_own() -> None:
    """At 18:30 UTC on Tuesday it is Wednesday in Vietnam."""
    office = lawful_office()
    published(office)

    week = my_week(mandate(office.head), WEEK, at=moment("2026-12-02 01:30"))

    assert week is not None
    assert [day.day for day in week.days if day.is_today] == [date(2026, 12, 2)]
