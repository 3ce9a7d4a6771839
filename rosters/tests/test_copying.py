"""Copying last week keeps people where they were, except where they are away, pinned, or a rule
would break.
"""

from datetime import timedelta

import pytest

from directives.tests.factories import make_in_force
from rosters.errors import NothingToCopy, RosterChanged
from rosters.services import copy_last_week, pin_cells, undo_change
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEEK,
    Office,
    make_office,
    opened,
    put,
    seen,
)
from rosters.values import Copied, Skipped, WhySkipped
from tests.factories import make_absence, make_staff
from weeks.enums import Mode
from weeks.sheets import cells_of

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


def office_with_last_week(*modes: tuple[int, Mode]) -> Office:
    """Everybody at home by default; last week these people (by place) stood so on every day."""
    office = make_office(REMOTE_BY_DEFAULT)
    last = opened(office, WEEK.shifted(-1))
    for place, mode in modes:
        put(last, office.people[place], mode, by=office.head)
    return office


def skipped_for(copied: Copied, why: WhySkipped) -> tuple[Skipped, ...]:
    return tuple(one for one in copied.skipped if one.why is why)


def test_people_stand_where_they_stood() -> None:
    office = office_with_last_week((0, Mode.ON_SITE), (2, Mode.ON_DUTY))
    roster = opened(office)

    copied = copy_last_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    modes = {(key[0], cell.morning) for key, cell in cells_of(roster.entries.all()).items()}
    expected = [Mode.ON_SITE, Mode.REMOTE, Mode.ON_DUTY, Mode.REMOTE, Mode.REMOTE, Mode.REMOTE]
    assert modes == {
        (person.pk, mode) for person, mode in zip(office.people, expected, strict=True)
    }
    assert (copied.copied, copied.changed, copied.skipped) == (30, 10, ())


def test_copying_twice_changes_nothing_more() -> None:
    office = office_with_last_week((0, Mode.ON_SITE))
    roster = opened(office)
    on_screen = seen(roster)

    first = copy_last_week(roster.pk, by=office.head, at=NOW, seen=on_screen)
    second = copy_last_week(roster.pk, by=office.head, at=LATER, seen=on_screen)

    assert (first.changed, second.changed, second.copied, roster.changes.count()) == (5, 0, 30, 1)


def test_whoever_is_away_pinned_new_or_was_away_is_passed_over_and_named() -> None:
    office = office_with_last_week((0, Mode.ON_SITE), (1, Mode.MISSION), (2, Mode.ON_SITE))
    make_absence(office.people[0], MONDAY)
    newcomer = make_staff(office.unit, "Chu Văn Khải")
    roster = opened(office)
    pin_cells(
        roster.pk,
        [(office.people[2].pk, TUESDAY)],
        pinned=True,
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )

    copied = copy_last_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert skipped_for(copied, WhySkipped.ON_LEAVE) == (
        Skipped(
            staff_id=office.people[0].pk, name="Đỗ Khánh Vân", day=MONDAY, why=WhySkipped.ON_LEAVE
        ),
    )
    assert [(one.staff_id, one.day) for one in skipped_for(copied, WhySkipped.PINNED)] == [
        (office.people[2].pk, TUESDAY)
    ]
    assert {one.staff_id for one in skipped_for(copied, WhySkipped.WAS_AWAY)} == {
        office.people[1].pk
    }
    assert {one.staff_id for one in skipped_for(copied, WhySkipped.NEW_HERE)} == {newcomer.pk}


def test_presence_over_the_cap_is_not_carried_along_and_leaders_go_last() -> None:
    office = office_with_last_week((0, Mode.ON_SITE), (2, Mode.ON_SITE), (3, Mode.ON_SITE))
    make_in_force(office.agency, office.office, clauses=(THIRD,), number="400/UBND-NC")
    roster = opened(office)

    copied = copy_last_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    left_at_home = {(one.staff_id, one.day) for one in skipped_for(copied, WhySkipped.OVER_CAP)}
    assert left_at_home == {(office.people[3].pk, MONDAY + timedelta(days=n)) for n in range(5)}
    assert copied.copied == 25


def test_copying_is_undone_in_one_step() -> None:
    office = office_with_last_week((0, Mode.ON_SITE))
    roster = opened(office)
    before = cells_of(roster.entries.all())
    copy_last_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert cells_of(roster.entries.all()) == before


def test_without_a_week_before_there_is_nothing_to_copy() -> None:
    office = make_office()
    roster = opened(office)

    with pytest.raises(NothingToCopy):
        copy_last_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def test_copying_over_what_was_not_seen_is_refused() -> None:
    office = office_with_last_week((0, Mode.ON_SITE))
    roster = opened(office)
    on_screen = seen(roster)
    put(roster, office.people[3], Mode.ON_SITE, MONDAY, by=office.clerk)

    with pytest.raises(RosterChanged):
        copy_last_week(roster.pk, by=office.head, at=NOW, seen=on_screen)
