"""The number beside a page of the bar: what waits for who approves, and for who files."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

import clock
from accounts.models import User
from rosters.selectors.badges import waiting_for
from rosters.services import return_roster
from rosters.tests.factories import (
    NOW,
    Office,
    lawful,
    lawful_office,
    make_office,
    mandate,
    seen,
    submitted,
)
from tests.factories import make_user, moment
from tests.pages import close_up
from units.enums import DayKind, Role
from units.models import CalendarDay

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
THURSDAY, FRIDAY_EVENING = moment("2026-11-26 17:00"), moment("2026-11-27 17:00")
NEXT_MONTH = moment("2026-12-24 09:00")


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng A")


def waits(user: User, at: datetime = NOW) -> dict[str, int]:
    return dict(waiting_for(mandate(user), at))


def test_the_director_is_told_of_what_others_sent_for_a_week_that_is_not_over(
    office: Office,
) -> None:
    submitted(office)
    submitted(make_office(agency=office.agency, name="Phòng B"))
    lawful(make_office(agency=office.agency, name="Phòng C"))
    submitted(lawful_office(name="Cơ quan khác"))

    assert waits(office.director) == {"rosters:board": 2}
    assert waits(office.director, NEXT_MONTH) == {"rosters:board": 0}


def test_a_head_is_told_of_what_came_back_and_of_what_is_late(office: Office) -> None:
    roster = lawful(office)
    assert (waits(office.head), waits(office.head, FRIDAY_EVENING)) == (
        {"rosters:week": 0},
        {"rosters:week": 1},
    )

    roster = submitted(office)
    assert waits(office.head, FRIDAY_EVENING) == {"rosters:week": 0}
    return_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Thiếu")
    assert waits(office.head) == {"rosters:week": 1}
    assert waits(office.head, FRIDAY_EVENING) == {"rosters:week": 1}


def test_a_holiday_on_the_filing_day_makes_it_late_a_day_earlier(office: Office) -> None:
    assert waits(office.head, THURSDAY) == {"rosters:week": 0}
    CalendarDay.objects.create(
        agency=office.agency, day=date(2026, 11, 27), kind=DayKind.HOLIDAY, name="Nghỉ lễ"
    )

    assert waits(office.head, THURSDAY) == {"rosters:week": 1}


@pytest.mark.parametrize("units", (1, 3))
def test_the_bar_asks_one_question_and_none_for_others(
    units: int, office: Office, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(1, units):
        submitted(make_office(agency=office.agency, name=f"Phòng {number}"))
    staff = make_user(Role.STAFF, unit=office.unit)
    readers = [mandate(one) for one in (office.director, office.head, staff)]

    for reader, questions in zip(readers, (1, 1, 0), strict=True):
        with django_assert_num_queries(questions):
            waiting_for(reader, NOW)


def test_the_page_shows_the_number_and_says_it_in_words(office: Office, client_of: SignIn) -> None:
    submitted(office)

    with clock.freeze(NOW):
        page = client_of(office.director).get("/board/2026-W49/").text
        other = client_of(office.head).get("/rosters/", follow=True).text

    assert close_up('<span class="count" aria-hidden="true">1</span>') in close_up(page)
    assert "1 lịch đang chờ bạn" in page
    assert "đang chờ bạn" not in other
