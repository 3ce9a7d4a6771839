"""Who was called, or allowed to come, stands at the office in the loaded week, beside what was
approved, and at home again when the call is taken back.
"""

from datetime import date, timedelta

import pytest

from rosters.errors import CalledCell
from rosters.selectors import my_week, week_grid
from rosters.selectors.day import people_on
from rosters.services import copy_week, refresh_drafts, set_cells
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    lawful,
    lawful_office,
    mandate,
    opened,
    published,
    seen,
)
from tests.factories import make_absence, make_unit, make_user
from units.models import Grant, Staff, Unit
from weeks.enums import Mode, Since
from weeks.models import DutyState, WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of
from weeks.services import write_states
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellEdit

pytestmark = pytest.mark.django_db
WHOLE, AFTERNOON = (True, True), (False, True)


@pytest.fixture
def office() -> Office:
    return lawful_office()


def call(staff: Staff, day: date, halves: tuple[bool, bool] = WHOLE) -> None:
    write_states("come-in-1", {(staff.pk, day): halves}, called_for="urgent")


def take_back() -> None:
    write_states("come-in-1", {}, called_for="urgent")


def known(roster: WeeklyRoster, staff: Staff, day: date) -> Cell:
    return as_known(sheet_of(WeeklyRoster.objects.get(pk=roster.pk))).cells[staff.pk, day]


def written(roster: WeeklyRoster, staff: Staff, day: date) -> Cell:
    return cells_of(roster.entries.all())[staff.pk, day]


def test_a_half_at_home_becomes_one_at_the_office_beside_what_was_approved(office: Office) -> None:
    roster, person = published(office), office.staff[0]
    call(person, WEDNESDAY, AFTERNOON)

    assert known(roster, person, WEDNESDAY) == Cell(
        morning=Mode.REMOTE, afternoon=Mode.ON_SITE, reason="urgent", is_called=True
    )
    assert written(roster, person, WEDNESDAY) == Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)

    take_back()

    assert known(roster, person, WEDNESDAY) == Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)


def test_who_is_there_already_or_away_stays_as_planned(office: Office) -> None:
    roster = published(office)
    call(office.leader, WEDNESDAY)
    assert known(roster, office.leader, WEDNESDAY).is_called is False

    make_absence(office.staff[0], WEDNESDAY)
    call(office.staff[0], WEDNESDAY)
    assert known(roster, office.staff[0], WEDNESDAY).morning is Mode.LEAVE


def test_a_draft_takes_it_up_and_gives_it_back(office: Office) -> None:
    roster, person = lawful(office), office.staff[0]
    call(person, FRIDAY)
    refresh_drafts(office.agency.pk, at=NOW)
    assert written(roster, person, FRIDAY).is_called

    with pytest.raises(CalledCell):
        set_cells(
            roster.pk,
            [CellEdit.whole(person.pk, FRIDAY, Mode.REMOTE)],
            by=office.head,
            at=NOW,
            seen=seen(roster),
        )

    take_back()
    refresh_drafts(office.agency.pk, at=LATER)
    assert written(roster, person, FRIDAY) == Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)


def test_the_planner_moves_nobody_who_was_called(office: Office) -> None:
    roster, person = lawful(office), office.staff[0]
    call(person, FRIDAY)
    refresh_drafts(office.agency.pk, at=NOW)

    assert (person.pk, FRIDAY) not in sheet_of(roster).free
    assert (person.pk, WEDNESDAY) in sheet_of(roster).free


def test_a_called_day_is_neither_copied_into_nor_over(office: Office) -> None:
    lawful(office)
    person, other = office.staff[:2]
    write_states(
        "come-in-1",
        {(person.pk, FRIDAY): WHOLE, (other.pk, FRIDAY + timedelta(days=7)): WHOLE},
        called_for="urgent",
    )
    refresh_drafts(office.agency.pk, at=NOW)
    roster = opened(office, WEEK.shifted(1))

    copied = copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    later = FRIDAY + timedelta(days=7)
    assert written(roster, person, later) == Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)
    assert written(roster, other, later).is_called
    assert [(one.staff_id, one.day, one.why.value) for one in copied.skipped] == [
        (other.pk, later, "called")
    ]


def test_the_list_of_the_day_names_who_was_called(office: Office) -> None:
    published(office)
    person = office.staff[0]
    call(person, WEDNESDAY)

    (unit,) = people_on(office.agency, WEDNESDAY).units
    found = {one.staff_id: one for one in unit.on_site}

    assert set(found) == {office.leader.pk, person.pk}
    assert (found[person.pk].since, found[person.pk].planned) == (
        Since.CALLED,
        (Mode.REMOTE, Mode.REMOTE),
    )
    assert found[person.pk].reason_label == "Công việc đột xuất, cấp bách"


def test_my_week_and_the_grid_show_it(office: Office) -> None:
    published(office)
    person = office.staff[0]
    person.user = make_user()
    person.save()

    Grant.objects.create(user=person.user, agency=office.agency, role="staff", first=MONDAY)
    call(person, WEDNESDAY, AFTERNOON)

    day = my_week(mandate(person.user), WEEK, at=NOW)
    grid = week_grid(mandate(office.head), office.unit, WEEK, at=NOW)
    assert day is not None
    shown = day.days[2]
    assert (shown.morning, shown.afternoon, shown.is_changed) == (Mode.REMOTE, Mode.ON_SITE, True)
    assert shown.reason_label == "Công việc đột xuất, cấp bách"
    cells = [cell for group in grid.groups for row in group.rows for cell in row.cells]
    (told,) = [cell for cell in cells if cell and cell.since]
    assert (told.staff_id, told.afternoon, told.since) == (person.pk, Mode.ON_SITE, Since.CALLED)


def test_only_the_units_concerned_are_looked_at_anew(office: Office) -> None:
    other = make_unit(office.agency)
    before = {unit.pk: unit.revision for unit in Unit.objects.all()}

    call(office.staff[0], FRIDAY)

    assert {unit.pk: (unit.revision, unit.duty_until) for unit in Unit.objects.all()} == {
        office.unit.pk: (before[office.unit.pk] + 1, FRIDAY),
        other.pk: (before[other.pk], None),
    }
    assert DutyState.objects.get().reason == "urgent"
