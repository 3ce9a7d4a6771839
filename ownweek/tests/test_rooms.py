"""Of what waits for somebody and stands in their week nothing is missed by asking first where there
is anything.
"""

from datetime import datetime
from typing import Any

import pytest

from assignments.tests.factories import account_of, make_task
from calls.tests.factories import AT, make_calls
from calls.tests.test_summoning import called
from directives.models import Edition, Notice
from duties.tests.factories import account as with_account
from duties.tests.factories import make_house, published_duty
from lodging.services.stays import settle_stays
from lodging.tests.factories import make_place, make_stay
from mobilisation.tests.factories import called as mobilised
from mobilisation.tests.factories import make_muster
from ownweek.selectors.marks import day_marks
from ownweek.selectors.rooms import Room, rooms_of
from ownweek.selectors.to_do import to_do
from rosters.tests.factories import MONDAY, WEEK
from swaps.tests.factories import AT as SWAPPED_AT
from swaps.tests.factories import make_swaps
from tests.factories import moment
from units.enums import AbsenceKind
from units.models import Absence, Staff
from units.selectors import Mandate, mandate_of

pytestmark = pytest.mark.django_db


def mandate(staff: Staff, at: datetime = AT) -> Mandate:
    found = mandate_of(account_of(staff), on=at.date())
    assert found is not None
    return found


def rooms(staff: Staff, at: datetime = AT) -> set[Room]:
    """After a look that finds the same with the rooms that have anything as with all of them."""
    reader = mandate(staff, at)
    found = rooms_of(reader, WEEK, at=at)
    assert to_do(reader, at=at, rooms=found) == to_do(reader, at=at)
    assert day_marks(staff, WEEK, at=at, rooms=found) == day_marks(staff, WEEK, at=at)
    return {*found}


def test_calls_tasks_and_directives_are_found_and_those_of_a_colleague_are_not() -> None:
    house = make_calls()
    called(house, house.an)
    make_task(house.office, house.an, "Việc tuần tới")
    Notice.objects.create(edition=Edition.objects.get(), staff=house.an, told_at=AT)

    assert rooms(house.an) == {Room.CALLS, Room.TASKS, Room.NOTICES}
    assert rooms(house.bao) == set()


def test_an_exchange_is_found_by_both_and_once_agreed_by_who_decides() -> None:
    house = make_swaps()
    house.asked(SWAPPED_AT)

    assert rooms(house.an, SWAPPED_AT) == rooms(house.bao, SWAPPED_AT) == {Room.DAY_SWAPS}
    assert rooms(house.chi, SWAPPED_AT) == rooms(house.office.leader, SWAPPED_AT) == set()


def test_an_agreed_exchange_is_found_by_who_decides() -> None:
    house = make_swaps()
    house.agreed(SWAPPED_AT)

    assert rooms(house.office.leader, SWAPPED_AT) == {Room.TO_DECIDE}
    assert rooms(house.chi, SWAPPED_AT) == set()


def test_a_call_to_a_team_is_found() -> None:
    muster = make_muster()
    mobilised(muster, muster.lam)

    assert rooms(muster.lam) == {Room.MOBILISED}


def test_turns_of_duty_are_found_until_nothing_of_them_is_to_be_done() -> None:
    house = make_house()
    with_account(house.an)
    published_duty(house)

    assert rooms(house.an) == {Room.TURNS}
    assert rooms(house.an, moment("2026-12-09 09:00")) == {Room.TURNS}
    assert rooms(house.an, moment("2026-12-20 09:00")) == set()


def test_somebody_who_reported_ill_is_asked_whether_they_are_back() -> None:
    house = make_calls()
    Absence.objects.create(
        staff=house.an, kind=AbsenceKind.SICK, first=MONDAY, last=MONDAY, reported_at=AT
    )

    assert rooms(house.an) == {Room.SICK}
    assert rooms(house.an, moment("2026-12-01 09:00")) == set()


def test_who_sleeps_at_a_place_in_the_week_is_found() -> None:
    house = make_calls()
    place = make_place(house.office)
    stay = make_stay(place, house.an, house.office, first=WEEK.sunday, days=1)
    assert rooms(house.an) == set()

    settle_stays(place, [stay.pk], by=house.office.office, at=AT)

    assert rooms(house.an) == {Room.LODGED}
    assert rooms(house.bao) == set()


def test_it_is_one_question(django_assert_num_queries: Any) -> None:
    reader = mandate(make_calls().an)

    with django_assert_num_queries(1):
        rooms_of(reader, WEEK, at=AT)
