"""Nobody filed the week: the last approved plan stands, says so, and gives way."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from directives.tests.factories import make_in_force
from planning.people import Rank
from planning.time import Week
from rosters.selectors import board, my_week, people_on
from rosters.selectors.provisional import provisional_week
from rosters.services import approve_roster, publish_roster
from rosters.tests.factories import (
    LEADER,
    MONDAY,
    WEEK,
    Office,
    lawful_office,
    make_office,
    mandate,
    published,
    seen,
    submitted,
)
from rosters.values.provisional import ProvisionalWeek
from tests.factories import make_absence, make_staff, make_user, moment
from units.enums import Role
from units.models import Staff
from weeks.enums import Mode, RosterState
from weeks.models import DutyState

pytestmark = pytest.mark.django_db
BEFORE, AFTER = moment("2026-11-27 15:00"), moment("2026-11-27 17:00")
"""The deadline of the week is on Friday at 16:00."""


@pytest.fixture
def office() -> Office:
    """The head came every day of the week before; of this one nothing is filed."""
    found = lawful_office()
    published(found, WEEK.shifted(-1))
    return found


@pytest.fixture
def clerk(office: Office) -> tuple[User, Staff]:
    user = make_user(Role.STAFF, unit=office.unit)
    staff = office.staff[0]
    staff.user = user
    staff.save()
    return user, staff


def standing(office: Office, week: Week = WEEK) -> ProvisionalWeek | None:
    return provisional_week(mandate(office.head), office.unit, week, at=AFTER)


def call_in(staff: Staff) -> None:
    """To the office on Monday morning, as somebody asked."""
    DutyState.objects.create(
        staff=staff,
        day=MONDAY,
        morning=True,
        afternoon=False,
        source="call:1",
        is_called=True,
        reason="urgent",
    )
    for unit in {post.unit for post in staff.positions.all()}:
        unit.duty_until = MONDAY
        unit.save()


def test_from_the_deadline_on_the_last_plan_stands_with_absences_and_calls(office: Office) -> None:
    make_absence(office.leader, MONDAY)
    call_in(office.staff[0])
    office.unit.refresh_from_db()

    week = standing(office)

    assert provisional_week(mandate(office.head), office.unit, WEEK, at=BEFORE) is None
    assert week is not None
    assert (week.borrowed, week.days[0], week.days[1]) == (
        WEEK.shifted(-1),
        (MONDAY, ("An",)),
        (MONDAY + timedelta(days=1), ("Vân",)),
    )
    assert ["Khoản 2" in str(one.law) for one in week.verdicts] == [True]


def test_it_is_judged_by_what_holds_in_its_own_week(office: Office) -> None:
    kept = standing(office)
    make_in_force(
        office.agency,
        office.office,
        clauses=({**LEADER, "params": {"n": 2}},),
        number="400/UBND",
        effective_from=moment("2026-11-30 00:00"),
    )
    broken = standing(office)

    assert kept is not None
    assert broken is not None
    assert (len(kept.verdicts), len(broken.verdicts)) == (0, 5)


def test_it_gives_way_the_minute_a_roster_is_approved(
    office: Office, clerk: tuple[User, Staff]
) -> None:
    roster = submitted(office)
    waiting = (standing(office), my_week(mandate(clerk[0]), WEEK, at=AFTER))
    approve_roster(roster.pk, by=office.director, at=AFTER, seen=seen(roster))
    approved = (standing(office), my_week(mandate(clerk[0]), WEEK, at=AFTER))
    publish_roster(roster.pk, by=office.office, at=AFTER, seen=seen(roster))
    shown = my_week(mandate(clerk[0]), WEEK, at=AFTER)

    assert waiting[0] is not None
    assert waiting[1] is not None
    assert approved[1] is not None
    assert shown is not None
    assert waiting[1].borrowed == WEEK.shifted(-1)
    assert (approved[0], approved[1].borrowed) == (None, None)
    assert (shown.state, shown.borrowed) == (RosterState.PUBLISHED, None)


def test_staff_see_it_as_provisional_in_their_own_week_with_a_call_and_never_as_published(
    office: Office, clerk: tuple[User, Staff], client_of: Callable[[User], Client]
) -> None:
    user, staff = clerk
    call_in(staff)

    before, after = (my_week(mandate(user), WEEK, at=at) for at in (BEFORE, AFTER))
    with clock.freeze(AFTER):
        page = client_of(user).get("/my-week/2026-W49/")

    assert before is not None
    assert after is not None
    assert (before.borrowed, before.days[0].morning) == (None, None)
    assert (after.state, after.borrowed) == (None, WEEK.shifted(-1))
    assert [(one.morning, one.afternoon) for one in after.days[:2]] == [
        (Mode.ON_SITE, Mode.REMOTE),
        (Mode.REMOTE, Mode.REMOTE),
    ]
    assert "Tạm theo lịch tuần 48" in page.text
    assert "Lịch tuần này chưa được công bố" not in page.text


def test_the_page_of_the_week_says_so_to_who_works_on_it_and_to_no_reader(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    reader = make_user(Role.READER, office.agency)
    address = f"/rosters/{office.unit.pk}/2026-W49/"

    with clock.freeze(AFTER):
        shown, hidden = (client_of(one).get(address).text for one in (office.head, reader))

    assert "Tạm theo lịch tuần 48" in shown
    assert "Tạm theo lịch tuần 48" not in hidden


def test_an_agency_that_wants_none_has_none(office: Office) -> None:
    office.agency.provisional_plans = False
    office.agency.save()
    office.unit.refresh_from_db()

    assert standing(office) is None


def test_who_came_since_has_no_place_in_it_and_the_list_knows_who_was_called(
    office: Office,
) -> None:
    make_staff(office.unit, "Bùi Văn Sau", Rank.STAFF)
    call_in(office.staff[0])

    [unit] = people_on(office.agency, MONDAY).units

    assert [one.name for one in unit.on_site] == ["Đỗ Khánh Vân", "Vũ Hoài An"]
    assert [one.name for one in unit.unplanned] == ["Bùi Văn Sau"]


def test_a_turn_of_duty_and_the_day_off_after_a_night_come_before_the_older_plan(
    office: Office,
) -> None:
    on_duty, rested = office.staff[1], office.leader
    DutyState.objects.create(
        staff=on_duty, day=MONDAY, morning=True, afternoon=True, source="turn:1"
    )
    DutyState.objects.create(
        staff=rested, day=MONDAY, morning=True, afternoon=True, source="rest:1", is_rest=True
    )

    [unit] = people_on(office.agency, MONDAY).units

    assert [one.name for one in unit.on_duty] == [on_duty.full_name]
    assert [one.name for one in unit.away] == [rested.full_name]


def test_the_board_and_the_open_draft_say_whose_plan_stands_meanwhile(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    other = make_office(agency=office.agency, name="Phòng mới")
    address = f"/rosters/{office.unit.pk}/2026-W49/"
    roster = submitted(office)

    before, after = (
        {row.unit_id: row.borrowed for row in board(mandate(office.director), WEEK, at=at).rows}
        for at in (BEFORE, AFTER)
    )
    with clock.freeze(AFTER):
        draft = client_of(office.head).get(address).text
        page = client_of(office.director).get("/board/2026-W49/").text
        approve_roster(roster.pk, by=office.director, at=AFTER, seen=seen(roster))
        approved = client_of(office.head).get(address).text

    assert before == {office.unit.pk: None, other.unit.pk: None}
    assert after == {office.unit.pk: WEEK.shifted(-1), other.unit.pk: None}
    assert "tạm theo lịch tuần 48" in page
    assert "mọi người tạm theo lịch tuần 48" in draft
    assert "mọi người tạm theo lịch tuần 48" not in approved
