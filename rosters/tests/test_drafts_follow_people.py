"""A draft takes in who came, left or is away within a minute, and nobody has to press anything."""

from datetime import timedelta

import pytest

from audit.models import Event
from outgoing.services import run_due
from rosters.selectors.steps import steps_since
from rosters.services import redo_change, refresh_drafts, undo_change
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    REMOTE_BY_DEFAULT,
    Office,
    lawful_office,
    make_office,
    opened,
    put,
    seen,
    submitted,
)
from units.enums import AbsenceKind
from units.models import Absence
from units.services.absences import cancel_absence, record_absence
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellKey

pytestmark = pytest.mark.django_db
LEAVE = Cell(morning=Mode.LEAVE, afternoon=Mode.LEAVE, is_given=True)


def away(office: Office, number: int = 0) -> Absence:
    return record_absence(
        office.staff[number],
        kind=AbsenceKind.LEAVE,
        first=FRIDAY,
        last=FRIDAY,
        by=office.office,
        at=LATER,
    )


def stands(roster: WeeklyRoster) -> dict[CellKey, Cell]:
    return cells_of(roster.entries.all())


def test_within_a_minute_leave_stands_in_a_draft_and_nothing_else_moves() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    before = stands(roster)
    away(office)

    run_due(LATER)

    changed = {key: cell for key, cell in stands(roster).items() if before[key] != cell}
    assert changed == {(office.staff[0].pk, FRIDAY): LEAVE}
    [step] = steps_since(roster, 1)
    assert (step.who, step.label) == ("Phần mềm", "cập nhật cán bộ và ngày nghỉ")


def test_leave_that_was_recorded_by_mistake_goes_the_same_way() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    before = stands(roster)
    absence = away(office)
    refresh_drafts(office.agency.pk, at=LATER)
    cancel_absence(absence, by=office.office, at=LATER)

    refresh_drafts(office.agency.pk, at=LATER)

    assert stands(roster) == before


def test_a_second_minute_finds_nothing_to_do() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    away(office)

    first, second = (refresh_drafts(office.agency.pk, at=LATER) for _minute in range(2))

    assert (first, second) == ((roster.pk,), ())
    assert Event.objects.filter(action="rosters.refreshed").count() == 1


def test_what_does_not_concern_the_week_leaves_its_version_alone() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    later = FRIDAY + timedelta(weeks=5)
    record_absence(
        office.staff[0], kind=AbsenceKind.LEAVE, first=later, last=later, by=office.office, at=LATER
    )

    done = refresh_drafts(office.agency.pk, at=LATER)

    assert (done, WeeklyRoster.objects.get().version) == ((), roster.version)


def test_what_was_sent_or_is_over_stays_as_it_was() -> None:
    office = lawful_office()
    other = make_office(agency=office.agency)
    sent, draft = submitted(office), opened(other)
    before = stands(sent)
    away(office)
    away(other)

    too_late = refresh_drafts(office.agency.pk, at=LATER + timedelta(weeks=3))
    done = refresh_drafts(office.agency.pk, at=LATER)

    assert (too_late, done) == ((), (draft.pk,))
    assert stands(sent) == before


def test_the_heads_own_step_before_it_can_still_be_undone_and_done_again() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = opened(office)
    person = office.staff[1]
    put(roster, person, Mode.ON_SITE, MONDAY, by=office.head)
    away(office)
    refresh_drafts(office.agency.pk, at=LATER)

    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    undone = stands(roster)[person.pk, MONDAY].morning
    redo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert (undone, stands(roster)[person.pk, MONDAY].morning) == (Mode.REMOTE, Mode.ON_SITE)
    assert stands(roster)[office.staff[0].pk, FRIDAY] == LEAVE
