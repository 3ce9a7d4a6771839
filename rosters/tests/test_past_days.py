"""A past day is read as it was: units by their old names, and those that filed then."""

from datetime import date, timedelta

import pytest

from accounts.models import User
from planning.people import Rank
from rosters.selectors import people_on
from rosters.selectors.week import week_grid
from rosters.tests.factories import WEEK, Office, lawful_office, mandate, published
from tests.factories import MONDAY, make_unit, moment
from units.models import Staff, Unit
from units.services import change_staff, change_unit, rename_staff
from units.services.correcting import correct_person
from units.services.posts import StaffPost

pytestmark = pytest.mark.django_db
WEDNESDAY = MONDAY + timedelta(days=2)
THAT_MORNING, THAT_NOON = moment("2026-12-02 09:00"), moment("2026-12-02 12:00")
NEXT_WEEK = moment("2026-12-07 09:00")


def names_on(unit: Unit, day: date) -> list[str]:
    return [one.name for one in people_on(unit.agency, day).units]


def test_a_unit_renamed_on_wednesday_has_its_old_name_until_tuesday() -> None:
    office = lawful_office(name="Phòng Cũ")
    published(office)
    before = people_on(office.agency, MONDAY)

    change_unit(office.unit, name="Phòng Mời", by=None, at=THAT_MORNING)
    change_unit(office.unit, name="Phòng Mới", by=None, at=THAT_NOON)

    assert people_on(office.agency, MONDAY) == before
    assert [names_on(office.unit, MONDAY + timedelta(days=day)) for day in (1, 2, 3)] == [
        ["Phòng Cũ"],
        ["Phòng Mới"],
        ["Phòng Mới"],
    ]


def test_a_unit_that_files_no_more_from_wednesday_stands_in_the_days_before() -> None:
    office = lawful_office(name="Phòng Cũ")
    published(office)
    before = people_on(office.agency, MONDAY)

    change_unit(office.unit, files_roster=False, by=None, at=THAT_MORNING)

    assert people_on(office.agency, MONDAY) == before
    assert names_on(office.unit, WEDNESDAY) == []


def test_a_unit_that_files_from_wednesday_was_not_asked_to_before() -> None:
    unit = make_unit(name="Phòng Mới", files_roster=False)

    change_unit(unit, files_roster=True, by=None, at=THAT_MORNING)

    assert [names_on(unit, MONDAY), names_on(unit, WEDNESDAY)] == [[], ["Phòng Mới"]]


def test_each_of_two_changes_on_different_days_counts_from_its_day() -> None:
    unit = make_unit(name="Một")

    change_unit(unit, name="Hai", by=None, at=moment("2026-12-01 09:00"))
    change_unit(unit, name="Ba", by=None, at=moment("2026-12-03 09:00"))

    assert [names_on(unit, MONDAY + timedelta(days=day)) for day in range(4)] == [
        ["Một"],
        ["Hai"],
        ["Hai"],
        ["Ba"],
    ]


def test_a_promotion_on_wednesday_leaves_monday_as_it_was() -> None:
    office = lawful_office()
    published(office)
    deputy = office.deputy
    home = deputy.positions.get()
    correct_person(
        deputy,
        home,
        facts={},
        post=StaffPost(title="Chuyên viên", rank=Rank.STAFF),
        since=WEDNESDAY,
        by=office.office,
        at=THAT_MORNING,
    )

    titles = [
        {one.name: (one.title, one.rank) for one in unit.remote}[deputy.full_name]
        for day in (MONDAY, MONDAY + timedelta(days=4))
        for unit in people_on(office.agency, day).units
    ]

    assert titles == [(home.title, Rank.DEPUTY), ("Chuyên viên", Rank.STAFF)]


NEW_NAME = "Nguyễn Thị Bích Hợp"


def bearers_on(office: Office, day: date) -> list[str]:
    """The name of the head as the list of the day has it, in the plan or come since."""
    [unit] = people_on(office.agency, day).units
    people = (*unit.on_site, *unit.remote, *unit.away, *unit.unplanned)
    return [one.name for one in people if one.staff_id == office.leader.pk]


def test_whoever_takes_another_name_on_wednesday_has_the_old_one_until_tuesday() -> None:
    office = lawful_office()
    published(office)
    old, before = office.leader.full_name, people_on(office.agency, MONDAY)

    rename_staff(office.leader, full_name=NEW_NAME, since=WEDNESDAY, by=None, at=THAT_NOON)

    assert people_on(office.agency, MONDAY) == before
    assert [bearers_on(office, MONDAY + timedelta(days=day)) for day in (1, 2, 3)] == [
        [old],
        [NEW_NAME],
        [NEW_NAME],
    ]


def test_a_corrected_name_is_right_on_every_day() -> None:
    office = lawful_office()
    published(office)

    change_staff(office.leader, full_name=NEW_NAME, by=None, at=THAT_NOON)

    assert [bearers_on(office, day) for day in (MONDAY, WEDNESDAY)] == [[NEW_NAME], [NEW_NAME]]


def test_a_day_without_a_plan_has_the_names_of_the_day() -> None:
    office = lawful_office()
    published(office)
    old = office.leader.full_name
    rename_staff(
        office.leader,
        full_name=NEW_NAME,
        since=MONDAY + timedelta(days=9),
        by=None,
        at=moment("2026-12-09 09:00"),
    )

    planned_as = [bearers_on(office, MONDAY + timedelta(days=day)) for day in (7, 9)]
    assert planned_as == [[old], [NEW_NAME]]


def test_a_week_that_is_over_keeps_the_name_and_the_signature_of_then() -> None:
    office = lawful_office()
    first, second = published(office), published(office, WEEK.shifted(1))
    old, user = office.leader.full_name, office.head
    User.objects.filter(pk=user.pk).update(full_name=old)
    Staff.objects.filter(pk=office.leader.pk).update(user=user)
    leader = Staff.objects.get(pk=office.leader.pk)

    rename_staff(
        leader, full_name=NEW_NAME, since=MONDAY + timedelta(days=7), by=None, at=NEXT_WEEK
    )

    grids = [
        week_grid(mandate(office.office), office.unit, roster.week, at=NEXT_WEEK)
        for roster in (first, second)
    ]
    rows = [
        [row.name for group in grid.groups for row in group.rows if row.staff_id == leader.pk]
        for grid in grids
    ]
    assert rows == [[old], [NEW_NAME]]
    assert [[step.who for step in grid.steps][:2] for grid in grids] == [[old, old]] * 2
    assert User.objects.get(pk=user.pk).full_name == NEW_NAME
