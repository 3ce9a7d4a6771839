"""What is kept of weeks is what their cells come to, whatever happened since it was kept; and a
second look counts nothing again.
"""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from directives.tests.factories import make_in_force
from planning.people import Rank
from refusals import Refusal
from rosters.models import WeekNumbers
from rosters.selectors.board import board
from rosters.services import (
    amend_roster,
    approve_roster,
    keep_numbers,
    open_roster,
    publish_roster,
    return_roster,
    submit_roster,
    undo_change,
)
from rosters.tests.factories import (
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEEK,
    Office,
    lawful_office,
    make_office,
    mandate,
    put,
    seen,
)
from tests.factories import moment
from units.enums import AbsenceKind
from units.services import move_staff, record_absence, record_condition
from units.services.posts import StaffPost
from units.services.staff import change_staff
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.services import write_states

pytestmark = pytest.mark.django_db
TURNS = {"kind": "head_deputy_rotation", "params": {"require_alternation": True}, "item": "khoản 9"}


def roster_in(office: Office, draw: Random) -> WeeklyRoster:
    week = draw.choice((WEEK, WEEK, WEEK.shifted(-1)))
    found = WeeklyRoster.objects.filter(unit=office.unit, monday=week.monday).order_by("revision")
    return found.last() or open_roster(office.unit.pk, week, by=office.head, at=NOW)


def edit(office: Office, draw: Random) -> None:
    roster = roster_in(office, draw)
    day = roster.monday + timedelta(days=draw.randrange(5))
    mode = draw.choice((Mode.ON_SITE, Mode.REMOTE))
    put(roster, draw.choice(office.people), mode, day, by=office.head)


def undo(office: Office, draw: Random) -> None:
    roster = roster_in(office, draw)
    undo_change(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def submit(office: Office, draw: Random) -> None:
    roster = roster_in(office, draw)
    put(roster, office.leader, Mode.ON_SITE, by=office.head)
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster), warning_reason="Họp")


def decide(office: Office, draw: Random) -> None:
    roster = roster_in(office, draw)
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Họp")


def send_back(office: Office, draw: Random) -> None:
    roster = roster_in(office, draw)
    return_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Thiếu người")


def publish(office: Office, draw: Random) -> None:
    roster = roster_in(office, draw)
    publish_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))


def amend(office: Office, draw: Random) -> None:
    amend_roster(roster_in(office, draw).pk, by=office.head, at=NOW, reason="Đổi")


def leave(office: Office, draw: Random) -> None:
    first = MONDAY + timedelta(days=draw.randrange(-7, 5))
    record_absence(
        draw.choice(office.people),
        kind=AbsenceKind.LEAVE,
        first=first,
        last=first,
        by=None,
        at=NOW,
    )


def duty(office: Office, draw: Random) -> None:
    key = (draw.choice(office.people).pk, MONDAY + timedelta(days=draw.randrange(7)))
    write_states(f"duty-{draw.randrange(3)}", {key: (True, draw.random() < 0.5)})


def declare(office: Office, draw: Random) -> None:
    first = MONDAY + timedelta(days=draw.randrange(-7, 5))
    record_condition(draw.choice(office.people), tag="pregnant", first=first, by=None, at=NOW)


def move(office: Office, draw: Random) -> None:
    others = office.agency.units.exclude(pk=office.unit.pk)
    post = StaffPost(title="Chuyên viên", rank=Rank.STAFF)
    first = MONDAY + timedelta(days=draw.randrange(-3, 4))
    move_staff(office.staff[-1], others[0], post=post, first=first, by=None, at=NOW)


def live_elsewhere(office: Office, draw: Random) -> None:
    change_staff(draw.choice(office.people), home_zone=f"Phường {draw.random()}", by=None, at=NOW)


def order(office: Office, draw: Random) -> None:
    half = THIRD | {"params": {"num": 1, "den": draw.randrange(2, 6), "level": "unit"}}
    make_in_force(
        office.agency,
        office.office,
        clauses=(half,),
        number=f"{draw.randrange(10**6)}/UBND",
        effective_from=moment("2026-11-02 00:00"),
    )


ACTS: tuple[Callable[[Office, Random], None], ...] = (
    edit, edit, undo, submit, decide, send_back, publish, amend, leave, duty, declare, move,
    live_elsewhere, order,
)  # fmt: skip


@pytest.mark.parametrize("number", range(4))
def test_numbers_that_were_kept_are_those_of_the_cells_whatever_happens(number: int) -> None:
    draw = Random(number)  # nothing secret
    offices = [make_office(REMOTE_BY_DEFAULT, THIRD, TURNS, name="Phòng A")]
    offices += [make_office(agency=offices[0].agency, name=f"Phòng {name}") for name in "BC"]
    who = mandate(offices[0].director)

    for _ in range(25):
        act, office = draw.choice(ACTS), draw.choice(offices)
        try:
            act(office, draw)
        except Refusal:
            continue
        for each in offices:
            each.agency.refresh_from_db()
        who.agency.refresh_from_db()
        looked = board(who, WEEK, at=NOW)
        keep_numbers(who.agency, looked.counted)
        again = board(who, WEEK, at=NOW)
        WeekNumbers.objects.all().delete()
        counted = board(who, WEEK, at=NOW)
        keep_numbers(
            who.agency, looked.counted._replace(made=tuple(looked.counted.by_unit.values()))
        )

        assert (looked.rows, again.counted.made) == (counted.rows, ()), act


def test_a_second_look_counts_nothing_again() -> None:
    office = lawful_office()
    who = mandate(office.director)

    first = board(who, WEEK, at=NOW)
    keep_numbers(office.agency, first.counted)

    assert [one.unit_id for one in first.counted.made] == [office.unit.pk]
    assert board(who, WEEK, at=NOW).counted.made == ()


def test_what_is_kept_of_one_stamp_is_not_shown_under_another() -> None:
    office = lawful_office()
    who = mandate(office.director)
    keep_numbers(office.agency, board(who, WEEK, at=NOW).counted)
    WeekNumbers.objects.update(size=99)

    assert board(who, WEEK, at=NOW).rows[0].size == 99
    change_staff(office.leader, home_zone="Phường Một", by=None, at=NOW)
    assert board(who, WEEK, at=NOW).rows[0].size == 6
