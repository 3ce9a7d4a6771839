"""Who is on duty now, and when one is on duty oneself, by the published rosters."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from duties.enums import PostKind, TurnState
from duties.models import DutyTurn
from duties.tests.factories import (
    DutyHouse,
    approved_duty,
    make_house,
    make_post,
    make_shift,
    published_duty,
)
from duties.values.mine import OwnTurn
from duties.values.standing import ShiftCrew
from rosters.tests.factories import NOW
from tests.factories import MONDAY, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from units.models import CalendarDay, Staff

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def names(crews: tuple[ShiftCrew, ...]) -> list[tuple[str, str]]:
    return [(crew.first.post, crew.names) for crew in crews]


def turn_days(*own: OwnTurn) -> list[date]:
    return [one.turn.day for one in own]


def account_of(staff: Staff) -> User:
    user = make_user(Role.STAFF, staff.agency)
    staff.user = user
    staff.save()
    return user


@pytest.mark.parametrize(
    ("at", "now"),
    [
        ("2026-12-01 05:59", [("Bảo vệ", "Ngô Thị Chi")]),  # the guard of Monday night
        ("2026-12-01 06:00", []),
        ("2026-12-01 07:30", [("Trực cơ quan", "Tạ Đức Bảo")]),
        ("2026-12-01 17:00", []),
        ("2026-12-01 23:00", [("Bảo vệ", "Lê Thị Diễm Hương")]),
    ],
)
def test_who_is_on_duty_now_goes_by_the_minute_and_past_midnight(
    at: str, now: list[tuple[str, str]], house: DutyHouse, client_of: SignIn
) -> None:
    published_duty(house)

    with clock.freeze(moment(at)):
        page = client_of(make_user(Role.STAFF, house.agency)).get("/duty/now/")

    assert names(page.context["duty"].now) == now
    assert_strict(page)


def test_the_days_ahead_follow_with_what_has_not_begun(house: DutyHouse, client_of: SignIn) -> None:
    CalendarDay.objects.create(agency=house.agency, day=WEDNESDAY, kind="holiday", name="Lễ")
    published_duty(house)

    with clock.freeze(moment("2026-12-01 08:00")):
        page = client_of(make_user(Role.STAFF, house.agency)).get("/duty/now/")

    coming = page.context["duty"].coming
    assert [(one.day.day, one.name, len(one.crews)) for one in coming] == [
        (1, "", 1),
        (2, "Lễ", 2),
        (3, "", 2),
        (4, "", 2),
        (5, "", 2),
        (6, "", 2),
    ]


def test_nothing_is_known_of_a_roster_that_is_not_published(
    house: DutyHouse, client_of: SignIn
) -> None:
    approved_duty(house)

    with clock.freeze(moment("2026-12-01 08:00")):
        page = client_of(house.keeper).get("/duty/now/")
        own = client_of(account_of(house.an)).get("/duty/mine/")

    assert not page.context["duty"].is_known
    assert own.context["mine"].next is None
    assert "Chưa có lượt trực nào sắp tới" in own.content.decode()


def test_another_agency_is_on_duty_for_itself(house: DutyHouse, client_of: SignIn) -> None:
    published_duty(house)
    stranger = make_house().keeper

    with clock.freeze(moment("2026-12-01 08:00")):
        page = client_of(stranger).get("/duty/now/")

    assert not page.context["duty"].is_known


def test_my_next_turn_stands_first_with_whom_and_their_numbers(
    house: DutyHouse, client_of: SignIn
) -> None:
    roster = published_duty(house)
    leading = make_post(house.agency, "Lãnh đạo trực", kind=PostKind.LEADER, on_site=False)
    other = make_post(house.agency, "Trực phòng", unit=house.here.unit)
    house.here.leader.phone = "0912345678"
    house.here.leader.save()
    for shift, staff in (
        (make_shift(leading, "0:00", "24:00"), house.here.leader),
        (make_shift(other), house.here.deputy),
    ):
        DutyTurn.objects.create(
            roster=roster, shift=shift, staff=staff, day=WEDNESDAY, changed_at=NOW
        )

    with clock.freeze(moment("2026-12-01 08:00")):
        page = client_of(account_of(house.an)).get("/duty/mine/")

    mine = page.context["mine"]
    assert turn_days(mine.next, *mine.ahead) == [
        WEDNESDAY,
        WEDNESDAY + timedelta(days=2),
        WEDNESDAY + timedelta(days=4),
    ]
    assert (mine.next.days_left, mine.next.is_on, mine.next.lunar) == (1, False, "24/10")
    assert [one.name for one in mine.company] == [house.here.leader.full_name]
    assert 'href="tel:0912345678"' in page.content.decode()
    assert_strict(page)


def test_a_turn_of_mine_that_goes_on_past_midnight_is_still_mine(
    house: DutyHouse, client_of: SignIn
) -> None:
    published_duty(house)
    guard = account_of(house.here.staff[2])

    with clock.freeze(moment("2026-12-01 05:00")):
        page = client_of(guard).get("/duty/mine/")

    assert (page.context["mine"].next.turn.day, page.context["mine"].next.is_on) == (MONDAY, True)


def test_a_turn_that_was_given_away_is_on_the_page_of_who_took_it(
    house: DutyHouse, client_of: SignIn
) -> None:
    published_duty(house)
    substitute = house.here.leader
    DutyTurn.objects.filter(shift=house.day, day=MONDAY).update(
        staff=substitute, planned_for=house.an, state=TurnState.TAKEN_OVER
    )

    with clock.freeze(moment("2026-11-29 08:00")):
        given = client_of(account_of(house.an)).get("/duty/mine/")
        taken = client_of(house.here.head).get("/duty/mine/")

    assert turn_days(given.context["mine"].next) == [WEDNESDAY]
    assert turn_days(taken.context["mine"].next) == [MONDAY]
    assert taken.context["mine"].next.turn.instead_of == house.an.full_name


def test_my_week_says_when_i_am_on_duty_next(house: DutyHouse, client_of: SignIn) -> None:
    published_duty(house)
    client = client_of(account_of(house.an))

    with clock.freeze(moment("2026-12-01 08:00")):
        week = client.get("/my-week/2026-W49/").content.decode()

    assert "Lượt trực kế tiếp: thứ Tư, ngày 02/12/2026, 7h30–17h00" in " ".join(week.split())


@pytest.mark.parametrize("weeks", [1, 3])
def test_the_pages_cost_the_same_for_any_number_of_turns(
    weeks: int,
    house: DutyHouse,
    client_of: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    roster = published_duty(house)
    for turn in list(roster.turns.filter(shift=house.day)):
        for _later in range(1, weeks):
            turn.pk, turn.day = None, turn.day + timedelta(weeks=1)
            turn.save()
    client = client_of(account_of(house.an))

    with clock.freeze(moment("2026-12-01 08:00")):
        with django_assert_num_queries(18):
            mine = client.get("/duty/mine/").context["mine"]
        with django_assert_num_queries(6):
            client.get("/duty/now/")

    assert len(mine.ahead) == 2 + 4 * (weeks - 1)
