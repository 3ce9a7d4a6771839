"""A past day is read as it was: units by their old names, and those that filed then."""

from datetime import date, timedelta

import pytest

from planning.people import Rank
from rosters.selectors import people_on
from rosters.tests.factories import lawful_office, published
from tests.factories import MONDAY, make_unit, moment
from units.models import Unit
from units.services import change_unit
from units.services.staff import Post, correct_person

pytestmark = pytest.mark.django_db
WEDNESDAY = MONDAY + timedelta(days=2)
THAT_MORNING, THAT_NOON = moment("2026-12-02 09:00"), moment("2026-12-02 12:00")


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
        post=Post(title="Chuyên viên", rank=Rank.STAFF),
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
