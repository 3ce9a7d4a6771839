"""Last week moves on by one, among those who may exchange or from day to day."""

from datetime import timedelta

import pytest

from rosters.services import copy_week, undo_change
from rosters.tests.factories import (
    LATER,
    MONDAY,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEEK,
    Office,
    make_office,
    opened,
    put,
    seen,
)
from rosters.values import Copied, CopyWish, Rotation, WhySkipped
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of

pytestmark = pytest.mark.django_db


def copy_rotated(office: Office, roster: WeeklyRoster, rotation: Rotation) -> Copied:
    wish = CopyWish(rotation=rotation)
    return copy_week(roster.pk, by=office.head, at=LATER, seen=seen(roster), wish=wish)


def drawn(office: Office, roster: WeeklyRoster) -> list[str]:
    """A line a person, a letter a day: C at the office, n at home."""
    cells = cells_of(roster.entries.all())
    days = [MONDAY + timedelta(days=n) for n in range(5)]
    return [
        "".join("C" if cells[person.pk, day].is_on_site else "n" for day in days)
        for person in office.people
    ]


def put_days(office: Office, place: int, *numbers: int) -> None:
    """At the office on these days (Monday is 0) of the week before."""
    last = opened(office, WEEK.shifted(-1))
    days = [last.monday + timedelta(days=n) for n in numbers]
    put(last, office.people[place], Mode.ON_SITE, *days, by=office.head)


def test_everybody_takes_what_the_one_above_had_and_leaders_stay_among_leaders() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    put_days(office, 0, 0, 1, 2, 3, 4)
    put_days(office, 2, 0)
    put_days(office, 5, 4)
    roster = opened(office)

    copied = copy_rotated(office, roster, Rotation.PERSON)

    assert drawn(office, roster) == ["nnnnn", "CCCCC", "nnnnC", "Cnnnn", "nnnnn", "nnnnn"]
    assert copied.unmoved == ()


def test_who_has_duties_of_their_own_stays_and_is_named() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    office.people[2].positions.update(roles=["guard"])
    put_days(office, 2, 0, 1)
    put_days(office, 3, 2)
    roster = opened(office)

    copied = copy_rotated(office, roster, Rotation.PERSON)

    assert drawn(office, roster)[2:] == ["CCnnn", "nnnnn", "nnCnn", "nnnnn"]
    assert copied.unmoved == ("Vũ Hoài An",)


def test_days_move_on_and_friday_comes_on_monday() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    put_days(office, 2, 0, 4)
    put_days(office, 3, 1)
    roster = opened(office)

    copy_rotated(office, roster, Rotation.DAY)

    assert drawn(office, roster)[2:4] == ["CCnnn", "nnCnn"]


def test_rotating_twice_changes_nothing_more_and_is_undone_in_one_step() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    put_days(office, 2, 0)
    roster = opened(office)
    before = drawn(office, roster)

    first = copy_rotated(office, roster, Rotation.PERSON)
    second = copy_rotated(office, roster, Rotation.PERSON)
    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert (first.changed, second.changed, drawn(office, roster)) == (1, 0, before)


def test_what_would_be_too_much_after_moving_is_left_out_and_told() -> None:
    office = make_office(REMOTE_BY_DEFAULT, THIRD)
    for place in (2, 3, 4):
        put_days(office, place, 0)
    roster = opened(office)

    copied = copy_rotated(office, roster, Rotation.PERSON)

    assert [line[0] for line in drawn(office, roster)] == ["n", "n", "n", "C", "C", "n"]
    assert [(one.name, one.why) for one in copied.skipped] == [
        ("Lê Thị Diễm Hương", WhySkipped.OVER_CAP)
    ]


def test_a_reason_typed_for_one_person_is_not_anothers() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    put_days(office, 2, 0)
    opened(office, WEEK.shifted(-1)).entries.filter(staff=office.people[2]).update(
        reason_text="Họp với Sở"
    )
    roster = opened(office)

    copy_rotated(office, roster, Rotation.PERSON)

    assert roster.entries.get(staff=office.people[3], day=MONDAY).reason_text == ""
