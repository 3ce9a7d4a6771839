"""A week begins with what is known: people, absences, and where people work unless somebody says
otherwise.
"""

import contextlib
from datetime import timedelta

import pytest

from audit.models import Event
from rosters.errors import TooFarAhead, WeekTaken
from rosters.services import open_roster, refresh_roster
from rosters.services.locks import as_seen
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEEK,
    lawful_office,
    make_office,
    opened,
    published,
    seen,
)
from tests.factories import make_absence, make_staff, make_unit, make_user
from units.enums import AbsenceKind, Role
from units.services.absences import record_absence
from weeks.enums import Mode, RosterState
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Cell

pytestmark = pytest.mark.django_db


def test_every_home_person_gets_a_cell_on_every_working_day() -> None:
    office = make_office()

    roster = opened(office)

    assert roster.state == RosterState.DRAFT
    assert {(entry.staff_id, entry.day) for entry in roster.entries.all()} == {
        (person.pk, MONDAY + timedelta(days=n)) for person in office.people for n in range(5)
    }


def test_without_a_directive_people_begin_at_the_office_and_under_one_at_home() -> None:
    plain, under = make_office(), make_office(REMOTE_BY_DEFAULT)

    modes = [{entry.morning for entry in opened(office).entries.all()} for office in (plain, under)]

    assert modes == [{Mode.ON_SITE}, {Mode.REMOTE}]


@pytest.mark.parametrize(("ahead", "is_opened"), [(13, True), (14, False)])
def test_a_week_is_opened_a_quarter_ahead_and_no_earlier(ahead: int, is_opened: bool) -> None:
    office = make_office()
    week = WEEK.shifted(-1 + ahead)

    with contextlib.suppress(TooFarAhead):
        open_roster(office.unit.pk, week, by=office.head, at=NOW)

    assert WeeklyRoster.objects.filter(monday=week.monday).exists() == is_opened


def test_an_absence_becomes_a_given_cell() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    make_absence(office.staff[0], MONDAY, MONDAY + timedelta(days=1), kind="sick")

    roster = opened(office)

    given = {entry.day: entry.morning for entry in roster.entries.filter(is_given=True)}
    assert given == {MONDAY: Mode.SICK, MONDAY + timedelta(days=1): Mode.SICK}


def test_opening_twice_gives_the_same_roster() -> None:
    office = make_office()

    first, second = opened(office), opened(office)

    assert (
        first.pk,
        WeeklyRoster.objects.count(),
        Event.objects.filter(action="rosters.open").count(),
    ) == (second.pk, 1, 1)


def test_a_published_week_is_amended_not_opened_again() -> None:
    office = lawful_office()
    published(office)

    with pytest.raises(WeekTaken):
        opened(office)


def test_only_who_edits_the_unit_opens_its_week() -> None:
    office = make_office()
    other_head = make_user(Role.HEAD, unit=make_unit(office.agency))
    stranger = make_user(Role.HEAD, unit=make_unit())

    with pytest.raises(NotAllowed):
        open_roster(office.unit.pk, WEEK, by=office.director, at=NOW)
    for nobody in (other_head, stranger):
        with pytest.raises(NoSuchRoster):
            open_roster(office.unit.pk, WEEK, by=nobody, at=NOW)


def test_refreshing_brings_newcomers_and_absences_and_moves_nothing_else() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    before = cells_of(roster.entries.all())
    newcomer = make_staff(office.unit, "Chu Văn Khải")
    record_absence(
        office.staff[0], kind=AbsenceKind.LEAVE, first=FRIDAY, last=FRIDAY, by=office.office, at=NOW
    )

    refresh_roster(roster.pk, by=office.head, at=LATER, seen=as_seen(roster))

    after = cells_of(roster.entries.all())
    assert {key: cell for key, cell in after.items() if before.get(key) != cell} == {
        **{
            (newcomer.pk, MONDAY + timedelta(days=n)): Cell(
                morning=Mode.REMOTE, afternoon=Mode.REMOTE
            )
            for n in range(5)
        },
        (office.staff[0].pk, FRIDAY): Cell(morning=Mode.LEAVE, afternoon=Mode.LEAVE, is_given=True),
    }


def test_refreshing_what_is_up_to_date_writes_no_step() -> None:
    office = make_office()
    roster = opened(office)

    refresh_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert roster.changes.count() == 0
