"""What happens after Friday's approval stands in the list of the day: nobody is counted who is
known not to be there, and every change is marked.
"""

from datetime import timedelta

import pytest
from django.test import Client

from outgoing.schedule import hours_of, list_of
from outgoing.services.kinds.lists import compose_list
from planning.people import Rank
from planning.solver.problem import Turns
from rosters.selectors import board, my_week, people_on
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    WEDNESDAY,
    WEEK,
    Office,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    put,
)
from rosters.values import DayPerson, DayUnit
from tests.factories import make_absence, make_staff, make_user
from units.enums import AbsenceKind, Role
from units.models import Absence, CalendarDay, Position
from units.services import end_staff
from units.services.absences import cancel_absence, record_absence
from units.services.posts import StaffPost, move_staff
from weeks.enums import Mode, Since
from weeks.selectors.history import days_by_week, turns_before

pytestmark = pytest.mark.django_db


def unit_on(office: Office) -> DayUnit:
    return next(
        unit for unit in people_on(office.agency, FRIDAY).units if unit.unit_id == office.unit.pk
    )


def names(people: tuple[DayPerson, ...]) -> list[str]:
    return [one.name for one in people]


def sick(office: Office, person: int = 0, **halves: bool) -> Absence:
    return record_absence(
        office.people[person],
        kind=AbsenceKind.SICK,
        first=FRIDAY,
        last=FRIDAY,
        by=office.office,
        at=LATER,
        **halves,  # type: ignore[arg-type]
    )


def marks(unit: DayUnit) -> list[tuple[str, Since | None, tuple[Mode, ...]]]:
    return [(one.name, one.since, one.planned) for one in unit.changed]


def test_the_only_leader_who_fell_ill_is_nobodys_leader_on_site() -> None:
    office = lawful_office()
    published(office)
    sick(office)

    unit = unit_on(office)

    assert (names(unit.leaders), names(unit.on_site)) == ([], [])
    assert [(one.name, one.morning) for one in unit.away] == [("Đỗ Khánh Vân", Mode.LEAVE)]
    assert marks(unit) == [("Đỗ Khánh Vân", Since.AWAY, (Mode.ON_SITE, Mode.ON_SITE))]


def test_half_a_day_of_illness_leaves_the_other_half() -> None:
    office = lawful_office()
    published(office)
    sick(office, begins_at_noon=True)

    [leader] = unit_on(office).leaders

    assert (leader.morning, leader.afternoon, leader.since) == (
        Mode.ON_SITE,
        Mode.LEAVE,
        Since.AWAY,
    )


def test_who_left_the_agency_or_the_unit_counts_nowhere_in_it() -> None:
    office = lawful_office()
    other = make_office(agency=office.agency)
    published(office)
    end_staff(office.people[2], last=WEDNESDAY, by=office.office, at=LATER, today=MONDAY)
    move_staff(
        office.people[3],
        other.unit,
        post=StaffPost(title="Chuyên viên"),
        first=FRIDAY,
        by=office.office,
        at=LATER,
    )
    day = people_on(office.agency, FRIDAY)
    [unit] = [one for one in day.units if one.unit_id == office.unit.pk]

    assert sorted(names(unit.gone)) == ["Tạ Đức Bảo", "Vũ Hoài An"]
    assert not {"Tạ Đức Bảo", "Vũ Hoài An"} & set(
        names((*unit.on_site, *unit.remote, *unit.away, *unit.unplanned))
    )
    assert day.size == 4 + 7


def test_who_came_later_stands_there_without_a_plan() -> None:
    office = lawful_office()
    published(office)
    make_staff(office.unit, "Lê Mới Về")

    unit = unit_on(office)

    assert [(one.name, one.since) for one in unit.unplanned] == [("Lê Mới Về", Since.CAME)]


def test_leave_taken_back_leaves_somebody_without_a_plan_never_away() -> None:
    office = lawful_office()
    absence = make_absence(office.staff[0], FRIDAY)
    published(office)
    cancel_absence(absence, by=office.office, at=LATER)

    unit = unit_on(office)

    assert names(unit.away) == []
    assert [(one.name, one.since) for one in unit.unplanned] == [("Vũ Hoài An", Since.BACK)]


def test_a_post_that_was_lost_leads_nobody() -> None:
    office = lawful_office()
    published(office)
    Position.objects.filter(staff=office.leader).update(rank=Rank.STAFF)

    unit = unit_on(office)

    assert (names(unit.leaders), names(unit.on_site)) == ([], ["Đỗ Khánh Vân"])


def test_a_saturday_that_is_worked_is_not_planned_and_never_nought_of_nought() -> None:
    office = lawful_office()
    published(office)
    saturday = FRIDAY + timedelta(days=1)
    CalendarDay.objects.create(agency=office.agency, day=saturday, kind="made-up")

    day = people_on(office.agency, saturday)

    assert [(unit.is_approved, unit.is_planned, len(unit.unplanned)) for unit in day.units] == [
        (True, False, 6)
    ]
    assert (day.size, day.unplanned, day.changed) == (6, 6, 0)


def test_a_holiday_added_later_leaves_only_who_is_on_duty() -> None:
    office = lawful_office()
    put(opened(office), office.staff[0], Mode.ON_DUTY, FRIDAY, by=office.head)
    published(office)
    CalendarDay.objects.create(
        agency=office.agency, day=FRIDAY, kind="holiday", name="Ngày nghỉ của tỉnh"
    )

    unit = unit_on(office)

    assert (names(unit.on_site), names(unit.remote), unit.changed) == (["Vũ Hoài An"], [], ())


def test_the_list_that_leaves_names_the_change_and_counts_nobody_twice() -> None:
    office = lawful_office()
    published(office)
    sick(office)

    contents = compose_list(office.agency, list_of(FRIDAY, hours_of(office.agency)), at=LATER)

    [unit] = contents.facts["units"]
    assert (unit["leaders"], unit["on_site"], unit["away"]) == ([], 0, 1)
    assert unit["changes"] == [{"name": "Đỗ Khánh Vân", "since": "away", "planned": ["cq", "cq"]}]
    said = "Thay đổi sau khi duyệt: Đỗ Khánh Vân: vắng, mới ghi (đã duyệt: Làm việc tại cơ quan)"
    assert said in contents.text
    assert "ốm" not in contents.text


def test_ones_own_week_has_the_leave_recorded_since() -> None:
    office = lawful_office()
    published(office)
    sick(office)

    mine = my_week(mandate(office.head), WEEK, at=LATER)

    assert mine is not None
    assert [(one.morning, one.is_changed) for one in mine.days[:5]] == [
        (Mode.ON_SITE, False),
        (Mode.ON_SITE, False),
        (Mode.ON_SITE, False),
        (Mode.ON_SITE, False),
        (Mode.SICK, True),
    ]
    assert mine.days_on_site == 4


def test_the_page_of_the_day_marks_what_changed(client: Client) -> None:
    office = lawful_office()
    published(office)
    sick(office)
    client.force_login(make_user(Role.STAFF, office.agency))

    page = client.get(f"/today/{FRIDAY.isoformat()}/").content.decode()

    assert "vắng, mới ghi" in page
    assert "(đã duyệt: Làm việc tại cơ quan)" in page
    assert "1 thay đổi sau khi duyệt" in page


@pytest.mark.parametrize("people", [1, 3])
def test_changes_cost_no_more_queries_the_more_there_are(
    people: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    published(office)
    for number in range(people):
        sick(office, number)

    with django_assert_num_queries(7):  # type: ignore[operator]  # a fixture of pytest-django
        people_on(office.agency, MONDAY)


def test_a_day_of_illness_is_no_turn_and_was_not_available_either() -> None:
    office = lawful_office()
    published(office)
    before = turns_before([office.leader.pk], office.agency, WEEK.shifted(1))
    by_week = days_by_week([office.leader.pk], office.agency, WEEK.shifted(1))
    sick(office)
    after = turns_before([office.leader.pk], office.agency, WEEK.shifted(1))

    assert (before, after) == (
        {str(office.leader.pk): Turns(on_site=5, available=5)},
        {str(office.leader.pk): Turns(on_site=4, available=4)},
    )
    assert (
        by_week[office.leader.pk][-1],
        days_by_week([office.leader.pk], office.agency, WEEK.shifted(1))[office.leader.pk][-1],
    ) == (5, 4)


def test_half_a_day_of_illness_is_still_a_turn() -> None:
    office = lawful_office()
    published(office)
    sick(office, begins_at_noon=True)

    turns = turns_before([office.leader.pk], office.agency, WEEK.shifted(1))

    assert turns == {str(office.leader.pk): Turns(on_site=5, available=5)}


def test_the_board_counts_who_is_known_to_be_there() -> None:
    office = lawful_office()
    published(office)
    reader = mandate(office.director)
    friday = [board(reader, WEEK, at=LATER).totals[-1].found]
    sick(office)
    friday.append(board(reader, WEEK, at=LATER).totals[-1].found)

    assert friday == [1, 0]
