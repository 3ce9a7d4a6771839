"""Copying last week keeps people where they were, except where they are away, pinned, or a rule
would break.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from directives.tests.factories import make_in_force
from rosters.errors import NothingToCopy, RosterChanged
from rosters.selectors.copying import copy_offer
from rosters.services import copy_week, pin_cells, undo_change
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEEK,
    Office,
    lawful_office,
    make_office,
    opened,
    published,
    put,
    seen,
)
from rosters.values import Copied, CopyMode, CopyWish, Skipped, WhySkipped
from tests.factories import make_absence, make_staff
from units.models import Staff
from weeks.enums import Mode
from weeks.models import WeeklyRoster
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

    copied = copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

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

    first = copy_week(roster.pk, by=office.head, at=NOW, seen=on_screen)
    second = copy_week(roster.pk, by=office.head, at=LATER, seen=on_screen)

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

    copied = copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

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

    copied = copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    left_at_home = {(one.staff_id, one.day) for one in skipped_for(copied, WhySkipped.OVER_CAP)}
    assert left_at_home == {(office.people[3].pk, MONDAY + timedelta(days=n)) for n in range(5)}
    assert copied.copied == 25


def test_copying_is_undone_in_one_step() -> None:
    office = office_with_last_week((0, Mode.ON_SITE))
    roster = opened(office)
    before = cells_of(roster.entries.all())
    copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert cells_of(roster.entries.all()) == before


def test_without_a_week_before_there_is_nothing_to_copy() -> None:
    office = make_office()
    roster = opened(office)

    with pytest.raises(NothingToCopy):
        copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def wish(**fields: Any) -> CopyWish:
    return CopyWish(**fields)


def modes_of(roster: WeeklyRoster, person: Staff) -> set[Mode]:
    return {
        cell.morning for key, cell in cells_of(roster.entries.all()).items() if key[0] == person.pk
    }


@pytest.mark.parametrize(
    ("mode", "pinned", "filled", "away"),
    [
        (CopyMode.MERGE, Mode.REMOTE, Mode.ON_DUTY, Mode.ON_SITE),
        (CopyMode.EMPTY, Mode.REMOTE, Mode.ON_SITE, Mode.ON_SITE),
        (CopyMode.REPLACE, Mode.ON_DUTY, Mode.ON_DUTY, Mode.REMOTE),
    ],
)
def test_what_may_be_written_over_is_chosen(
    mode: CopyMode, pinned: Mode, filled: Mode, away: Mode
) -> None:
    """Last week the second of the staff was on duty, too, and the fourth on a mission."""
    office = office_with_last_week((2, Mode.ON_DUTY), (3, Mode.ON_DUTY), (5, Mode.MISSION))
    roster = opened(office)
    put(roster, office.people[3], Mode.ON_SITE, by=office.head)
    put(roster, office.people[5], Mode.ON_SITE, by=office.head)
    cells = [(office.people[2].pk, MONDAY + timedelta(days=n)) for n in range(5)]
    pin_cells(roster.pk, cells, pinned=True, by=office.head, at=NOW, seen=seen(roster))

    copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster), wish=wish(mode=mode))

    assert [modes_of(roster, office.people[place]) for place in (2, 3, 5)] == [
        {pinned},
        {filled},
        {away},
    ]


def test_an_older_week_is_copied_once_people_were_shown_it() -> None:
    office = lawful_office()
    shown, unseen, later = WEEK, WEEK.shifted(1), WEEK.shifted(4)
    published(office, shown)
    put(opened(office, unseen), office.deputy, Mode.ON_SITE, by=office.head)
    roster = opened(office, later)

    copied = copy_week(
        roster.pk, by=office.head, at=NOW, seen=seen(roster), wish=wish(monday=shown.monday)
    )

    assert (copied.copied, modes_of(roster, office.leader)) == (30, {Mode.ON_SITE})
    assert [one.monday for one in copy_offer(roster).sources] == [shown.monday]
    for monday in (unseen.monday, later.shifted(-13).monday, later.monday):
        with pytest.raises(NothingToCopy):
            copy_week(
                roster.pk, by=office.head, at=NOW, seen=seen(roster), wish=wish(monday=monday)
            )


def test_who_must_come_is_not_sent_home_by_last_week() -> None:
    office = office_with_last_week((1, Mode.ON_SITE))
    make_in_force(
        office.agency,
        office.office,
        clauses=({"kind": "head_must_be_onsite", "params": {}},),
        number="401/UBND-NC",
    )
    roster = put(opened(office), office.leader, Mode.ON_SITE, by=office.head)

    copied = copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert modes_of(roster, office.leader) == {Mode.ON_SITE}
    assert {one.staff_id for one in skipped_for(copied, WhySkipped.MUST_COME)} == {office.leader.pk}


def test_the_result_is_told_by_reason_and_person_and_names_who_has_left() -> None:
    office = office_with_last_week((1, Mode.MISSION), (2, Mode.MISSION))
    office.people[5].positions.update(last=MONDAY - timedelta(days=1))
    roster = opened(office)

    copied = copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    [group] = copied.groups
    assert (group.why, group.count, [one.name for one in group.people]) == (
        WhySkipped.WAS_AWAY,
        10,
        ["Phan Quốc Thịnh", "Vũ Hoài An"],
    )
    assert (len(group.people[0].days), copied.gone) == (5, ("Lê Thị Diễm Hương",))


def test_the_page_offers_weeks_and_answers_with_links_to_what_was_skipped(
    client_of: Callable[[User], Client],
) -> None:
    office = office_with_last_week((0, Mode.ON_SITE), (1, Mode.MISSION))
    roster = opened(office)
    browser = client_of(office.head)

    choices = browser.get(f"/rosters/{roster.pk}/copy/").text
    posted = {
        "source": str(WEEK.shifted(-1).monday),
        "over": "replace",
        "version": seen(roster).version,
        "content": seen(roster).content,
    }
    answer = browser.post(f"/rosters/{roster.pk}/do/copy/", posted).text

    assert 'value="2026-11-23"' in choices
    assert "25 ô đã lấy, 5 ô không lấy" in answer
    assert f'data-go-to="{office.deputy.pk}:2026-11-30"' in answer


def test_a_choice_that_no_page_offers_is_no_wish(client_of: Callable[[User], Client]) -> None:
    office = make_office()
    roster = opened(office)
    posted = {"source": "hôm kia", "version": 1, "content": roster.content}

    answer = client_of(office.head).post(f"/rosters/{roster.pk}/do/copy/", posted)

    assert answer.status_code == 400


def test_copying_over_what_was_not_seen_is_refused() -> None:
    office = office_with_last_week((0, Mode.ON_SITE))
    roster = opened(office)
    on_screen = seen(roster)
    put(roster, office.people[3], Mode.ON_SITE, MONDAY, by=office.clerk)

    with pytest.raises(RosterChanged):
        copy_week(roster.pk, by=office.head, at=NOW, seen=on_screen)
