"""Cells change one step at a time; steps are undone and redone; a colleague's work is never
overwritten unseen.
"""

import pytest

from audit.models import Event
from rosters.errors import (
    GivenCell,
    NothingToUndo,
    OnlyDuty,
    OverwrittenStep,
    RosterChanged,
    UnknownCell,
)
from rosters.services import pin_cells, redo_change, set_cells, set_reason, undo_change
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    Office,
    make_office,
    opened,
    put,
    seen,
)
from tests.factories import make_absence, make_staff, make_unit, make_user
from units.enums import Role
from weeks.enums import Mode
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellEdit, CellKey, content_of

pytestmark = pytest.mark.django_db
HOME = Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)
HERE = Cell(morning=Mode.ON_SITE, afternoon=Mode.ON_SITE)


@pytest.fixture
def office() -> Office:
    return make_office(REMOTE_BY_DEFAULT)


def cells(roster: WeeklyRoster) -> dict[CellKey, Cell]:
    return cells_of(WeeklyRoster.objects.get(pk=roster.pk).entries.all())


def test_a_block_of_cells_is_one_step(office: Office) -> None:
    roster = opened(office)
    first, second = office.staff[:2]
    block = [
        CellEdit.whole(person.pk, day, Mode.ON_SITE)
        for person in (first, second)
        for day in (MONDAY, WEDNESDAY)
    ]

    set_cells(roster.pk, block, by=office.head, at=NOW, seen=seen(roster))

    [step] = roster.changes.all()
    assert (len(step.cells), step.version) == (4, 2)
    assert {key for key, cell in cells(roster).items() if cell == HERE} == {
        edit.key for edit in block
    }


def test_half_a_day_may_differ(office: Office) -> None:
    roster = opened(office)
    edit = CellEdit(staff_id=office.staff[0].pk, day=MONDAY, afternoon=Mode.ON_SITE)

    set_cells(roster.pk, [edit], by=office.head, at=NOW, seen=seen(roster))

    assert cells(roster)[edit.key] == Cell(morning=Mode.REMOTE, afternoon=Mode.ON_SITE)


def test_every_write_counts_the_version_up_and_hashes_the_cells(office: Office) -> None:
    roster = opened(office)

    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert (now.version, now.content) == (2, content_of(cells(roster)))
    assert now.content != roster.content


def test_what_changes_nothing_writes_nothing(office: Office) -> None:
    roster = opened(office)
    on_screen = seen(roster)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    again = set_cells(
        roster.pk,
        [CellEdit.whole(office.staff[0].pk, MONDAY, Mode.ON_SITE)],
        by=office.head,
        at=LATER,
        seen=on_screen,
    )

    assert (
        again.version,
        roster.changes.count(),
        Event.objects.filter(action="rosters.cells").count(),
    ) == (2, 1, 1)


def test_the_second_of_two_sees_what_the_first_changed(office: Office) -> None:
    roster = opened(office)
    on_screen = seen(roster)
    put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.clerk)

    with pytest.raises(RosterChanged) as refused:
        set_cells(
            roster.pk,
            [CellEdit.whole(office.staff[1].pk, MONDAY, Mode.ON_SITE)],
            by=office.head,
            at=LATER,
            seen=on_screen,
        )

    [step] = refused.value.changes
    assert (refused.value.who, step.who, step.label) == (
        office.clerk.full_name,
        office.clerk.full_name,
        "chuyển đ/c An sang “Làm việc tại cơ quan” thứ Tư",
    )
    assert [(one.short_name, one.day, one.before, one.after) for one in step.differences] == [
        ("An", WEDNESDAY, HOME, HERE)
    ]
    assert cells(roster)[office.staff[1].pk, MONDAY] == HOME


def test_an_absence_is_not_edited_but_a_block_goes_around_it(office: Office) -> None:
    make_absence(office.staff[0], MONDAY)
    roster = opened(office)

    with pytest.raises(GivenCell):
        put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, WEDNESDAY, by=office.head)

    assert cells(roster)[office.staff[0].pk, MONDAY].morning == Mode.LEAVE
    assert cells(roster)[office.staff[0].pk, WEDNESDAY] == HERE


def test_a_cell_of_somebody_elses_unit_or_of_a_day_off_is_refused(office: Office) -> None:
    roster = opened(office)
    elsewhere = make_staff(make_unit(office.agency))

    with pytest.raises(UnknownCell):
        put(roster, elsewhere, Mode.ON_SITE, MONDAY, by=office.head)
    with pytest.raises(OnlyDuty):
        put(roster, office.staff[0], Mode.ON_SITE, roster.week.sunday, by=office.head)


def test_who_may_not_edit_the_unit_changes_nothing(office: Office) -> None:
    roster = opened(office)

    with pytest.raises(NotAllowed):
        put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.director)
    with pytest.raises(NoSuchRoster):
        put(
            roster,
            office.staff[0],
            Mode.ON_SITE,
            MONDAY,
            by=make_user(Role.HEAD, unit=make_unit(office.agency)),
        )
    with pytest.raises(NoSuchRoster):
        put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=make_user(Role.OFFICE))


def test_a_reason_is_kept_while_the_person_comes(office: Office) -> None:
    roster = opened(office)
    key = (office.staff[0].pk, MONDAY)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    set_reason(
        roster.pk,
        [key],
        reason="mail",
        reason_text="  Trực  một cửa ",
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )
    assert (cells(roster)[key].reason, cells(roster)[key].reason_text) == ("mail", "Trực một cửa")
    put(roster, office.staff[0], Mode.REMOTE, MONDAY, by=office.head)

    assert cells(roster)[key] == HOME


def test_an_unknown_reason_is_refused(office: Office) -> None:
    roster = opened(office)

    with pytest.raises(UnknownCell):
        set_reason(
            roster.pk,
            [(office.staff[0].pk, MONDAY)],
            reason="vui",
            by=office.head,
            at=NOW,
            seen=seen(roster),
        )


def test_a_pinned_cell_is_let_go_again(office: Office) -> None:
    roster = opened(office)
    key = (office.staff[0].pk, MONDAY)

    pin_cells(roster.pk, [key], pinned=True, by=office.head, at=NOW, seen=seen(roster))
    assert cells(roster)[key].is_pinned
    pin_cells(roster.pk, [key], pinned=False, by=office.head, at=NOW, seen=seen(roster))

    assert not cells(roster)[key].is_pinned


def test_steps_are_undone_from_the_last_and_done_again_from_the_first(office: Office) -> None:
    roster = opened(office)
    states = [cells(roster)]
    for day in (MONDAY, WEDNESDAY, FRIDAY):
        put(roster, office.staff[0], Mode.ON_SITE, day, by=office.head)
        states.append(cells(roster))

    back = [
        cells(undo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))) for _ in range(3)
    ]
    forth = [
        cells(redo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))) for _ in range(3)
    ]

    assert (back, forth) == (states[2::-1], states[1:])
    with pytest.raises(NothingToUndo):
        redo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def test_a_new_step_forgets_what_could_be_redone(office: Office) -> None:
    roster = opened(office)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)
    undo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    put(roster, office.staff[1], Mode.ON_SITE, MONDAY, by=office.head)

    with pytest.raises(NothingToUndo):
        redo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def test_nobody_undoes_a_colleagues_step(office: Office) -> None:
    roster = opened(office)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)
    put(roster, office.staff[0], Mode.MISSION, MONDAY, by=office.clerk)

    with pytest.raises(NothingToUndo):
        undo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def test_a_step_whose_cells_were_changed_otherwise_is_not_undone(office: Office) -> None:
    roster = opened(office)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)
    roster.entries.filter(staff=office.staff[0], day=MONDAY).update(morning=Mode.MISSION)

    with pytest.raises(OverwrittenStep):
        undo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert WeeklyRoster.objects.get(pk=roster.pk).version == 2


def test_undoing_what_was_not_seen_is_refused(office: Office) -> None:
    roster = opened(office)
    on_screen = seen(roster)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    with pytest.raises(RosterChanged):
        undo_change(roster.pk, by=office.head, at=NOW, seen=on_screen)
