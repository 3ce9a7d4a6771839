"""Somebody may be away for half a day: the other half is worked, planned and counted."""

from typing import Any

import pytest
from django.test import Client

from planning.time import Half, Slot
from rosters.errors import GivenCell
from rosters.selectors import people_on
from rosters.services import generate_plan, refresh_drafts, set_cells
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    Office,
    lawful_office,
    make_office,
    opened,
    published,
    put,
    seen,
)
from units.enums import AbsenceKind
from units.errors import NoHalfLeft, Overlaps
from units.models import Absence
from units.services.absences import cancel_absence, record_absence
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.selectors.sheets import sheet_of
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellEdit

pytestmark = pytest.mark.django_db


def away(office: Office, first: Any = FRIDAY, last: Any = FRIDAY, **halves: Any) -> Absence:
    return record_absence(
        office.staff[0],
        kind=AbsenceKind.LEAVE,
        first=first,
        last=last,
        by=office.office,
        at=LATER,
        **halves,
    )


def cell(roster: WeeklyRoster, office: Office, day: Any = FRIDAY) -> Cell:
    return cells_of(roster.entries.all())[office.staff[0].pk, day]


def halves(roster: WeeklyRoster, office: Office, day: Any = FRIDAY) -> tuple[Mode, Mode]:
    found = cell(roster, office, day)
    return found.morning, found.afternoon


def test_leave_from_noon_to_noon_takes_three_halves() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    away(office, MONDAY, WEDNESDAY, begins_at_noon=True, ends_at_noon=True)

    roster = opened(office)

    assert [halves(roster, office, day) for day in (MONDAY, WEDNESDAY, FRIDAY)] == [
        (Mode.REMOTE, Mode.LEAVE),
        (Mode.LEAVE, Mode.REMOTE),
        (Mode.REMOTE, Mode.REMOTE),
    ]


def test_a_draft_keeps_what_was_planned_for_the_half_that_is_left() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = put(opened(office), office.staff[0], Mode.ON_SITE, FRIDAY, by=office.head)
    absence = away(office, begins_at_noon=True)
    refresh_drafts(office.agency.pk, at=LATER)
    taken = halves(roster, office)
    cancel_absence(absence, by=office.office, at=LATER)
    refresh_drafts(office.agency.pk, at=LATER)

    assert taken == (Mode.ON_SITE, Mode.LEAVE)
    assert halves(roster, office) == (Mode.ON_SITE, Mode.REMOTE)
    assert cell(roster, office).is_given is False


def test_a_second_minute_changes_nothing_beside_half_a_day() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    away(office, ends_at_noon=True)

    done = [refresh_drafts(office.agency.pk, at=LATER) for _minute in range(2)]

    assert done == [(roster.pk,), ()]


def test_the_half_that_is_left_may_be_changed_and_the_other_may_not() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    away(office, ends_at_noon=True)
    roster = opened(office)

    put(roster, office.staff[0], Mode.ON_SITE, FRIDAY, by=office.head)

    assert halves(roster, office) == (Mode.LEAVE, Mode.ON_SITE)


def test_a_whole_day_of_leave_is_still_nobodys_to_change() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    away(office)
    roster = opened(office)
    edit = CellEdit.whole(office.staff[0].pk, FRIDAY, Mode.ON_SITE)

    with pytest.raises(GivenCell):
        set_cells(roster.pk, [edit], by=office.head, at=NOW, seen=seen(roster))


def test_the_planner_may_move_the_half_that_is_left_only() -> None:
    office = lawful_office()
    away(office, ends_at_noon=True)
    roster = opened(office)
    person = str(office.staff[0].pk)

    free = {slot for key, slot in sheet_of(roster).free_cells if key == person}
    generate_plan(roster.pk, by=office.head, at=NOW)

    assert Slot(FRIDAY, Half.AFTERNOON) in free
    assert Slot(FRIDAY, Half.MORNING) not in free
    assert halves(roster, office)[0] is Mode.LEAVE


def test_two_absences_may_meet_at_noon_and_not_overlap() -> None:
    office = make_office()
    away(office, MONDAY, WEDNESDAY, ends_at_noon=True)
    away(office, WEDNESDAY, FRIDAY, begins_at_noon=True)

    with pytest.raises(Overlaps):
        away(office, FRIDAY, FRIDAY, ends_at_noon=True)


def test_one_day_without_either_half_is_no_absence() -> None:
    with pytest.raises(NoHalfLeft):
        away(make_office(), begins_at_noon=True, ends_at_noon=True)


def test_the_form_takes_halves_and_says_what_is_missing(client: Client) -> None:
    office = make_office()
    client.force_login(office.office)
    person = office.staff[0].pk
    day = f"{FRIDAY:%d/%m/%Y}"
    both = {"begins_at_noon": "on", "ends_at_noon": "on"}

    def send(**more: str) -> Any:
        given = {"kind": "leave", "first": day, "last": day, "note": "", **more}
        return client.post(
            f"/staff/{person}/absences/",
            {f"absence-{name}": value for name, value in given.items()},
        )

    refused, kept = send(**both), send(begins_at_noon="on")

    assert refused.status_code == 422
    assert "Một ngày nghỉ phải có buổi sáng, buổi chiều hoặc cả hai." in refused.content.decode()
    assert kept.status_code == 302
    assert Absence.objects.get().halves_on(FRIDAY) == (False, True)


def test_who_comes_in_the_afternoon_only_stands_among_those_on_site() -> None:
    office = lawful_office()
    away(office, ends_at_noon=True)
    put(opened(office), office.staff[0], Mode.ON_SITE, FRIDAY, by=office.head)
    published(office)

    [unit] = people_on(office.agency, FRIDAY).units

    assert [(one.name, one.morning, one.afternoon) for one in unit.on_site] == [
        (office.leader.full_name, Mode.ON_SITE, Mode.ON_SITE),
        (office.staff[0].full_name, Mode.LEAVE, Mode.ON_SITE),
    ]
