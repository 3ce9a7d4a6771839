"""What somebody's own page of duty asks of them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from duties.enums import PostKind, SwapKind, TurnState
from duties.models import DutyTurn
from duties.selectors.mine import own_duties
from duties.selectors.own_tasks import OwnTasks, own_tasks
from duties.services.handovers import hand_over
from duties.services.swaps import ask_swap
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from duties.values.mine import YearTurns
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from units.models import CalendarDay, Staff

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)
TUESDAY_NOON = moment("2026-12-01 12:00")


@pytest.fixture
def house() -> DutyHouse:
    """An has the day of Monday, Wednesday ..., Bảo that of Tuesday, Thursday ..."""
    made = make_house()
    published_duty(made)
    return made


def tasks_of(staff: Staff, at: datetime) -> OwnTasks:
    return own_tasks(mandate(account(staff)), at=at)


def given(house: DutyHouse, day: date, to: Staff, at: datetime) -> None:
    turn = the_turn(house.an, day)
    hand_over(turn.pk, taker=to, events="Bình thường.", by=account(house.an), at=at)


def test_a_shift_that_ended_and_was_not_handed_over_is_asked_about_on_both_sides(
    house: DutyHouse,
) -> None:
    monday = the_turn(house.an, MONDAY)
    evening, morning = moment("2026-11-30 17:00"), moment("2026-12-01 07:30")

    before = [tasks_of(one, evening - timedelta(minutes=1)) for one in (house.an, house.bao)]
    after = [tasks_of(one, morning) for one in (house.an, house.bao)]

    assert [(one.to_give, one.not_given) for one in before] == [([], []), ([], [])]
    assert [(one.to_give, one.not_given) for one in after] == [([monday], []), ([], [monday])]


def test_what_was_handed_over_waits_for_who_takes_it_and_then_for_nobody(
    house: DutyHouse,
) -> None:
    given(house, MONDAY, house.bao, moment("2026-12-01 07:20"))

    giver, taker = (tasks_of(one, TUESDAY_NOON) for one in (house.an, house.bao))

    assert (giver.to_give, taker.not_given) == ([], [])
    assert [(one.giver, one.events) for one in taker.to_take] == [(house.an, "Bình thường.")]


def test_after_three_days_nobody_is_asked_any_more(house: DutyHouse) -> None:
    friday = moment("2026-12-04 07:00")

    assert [one.day for one in tasks_of(house.an, friday).to_give] == [MONDAY + timedelta(days=2)]


def test_the_absent_and_who_is_on_duty_by_telephone_hand_nothing_over(house: DutyHouse) -> None:
    DutyTurn.objects.filter(shift=house.day, day=MONDAY).update(state=TurnState.ABSENT)
    house.night.post.kind, house.night.post.on_site = PostKind.LEADER, False
    house.night.post.save()
    people = (house.an, house.bao, house.here.staff[2], house.here.staff[3])

    found = [tasks_of(one, TUESDAY_NOON) for one in people]

    assert [(one.to_give, one.not_given) for one in found] == [([], [])] * 4


def test_a_colleague_s_request_waits_for_who_was_asked_and_is_marked_with_who_asks(
    house: DutyHouse,
) -> None:
    turn = the_turn(house.an, FRIDAY)
    swap = ask_swap(
        turn.pk,
        kind=SwapKind.SWAP,
        asked=house.bao,
        reason="",
        by=account(house.an),
        at=NOW,
    )
    asker, asked = (tasks_of(one, NOW) for one in (house.an, house.bao))

    assert (asker.asked, asker.pending) == ([], frozenset({turn.pk}))
    assert (asked.asked, asked.pending) == ([swap], frozenset())
    assert tasks_of(house.bao, moment("2026-12-04 07:30")).asked == []


def test_nobody_is_asked_who_does_not_work_here(house: DutyHouse) -> None:
    assert own_tasks(mandate(make_user(Role.READER, house.agency)), at=NOW) == OwnTasks()


def test_a_year_is_counted_by_kind_of_day_and_nights_apart(house: DutyHouse) -> None:
    """Of the week, by Saturday night: two nights of working days and one of a holiday."""
    CalendarDay.objects.create(
        agency=house.agency, day=MONDAY + timedelta(days=2), kind="holiday", name="Lễ"
    )
    guard = mandate(account(house.here.staff[2]))

    mine = own_duties(guard, at=moment("2026-12-07 06:00"))

    assert mine is not None
    assert mine.past_year == YearTurns(turns=4, weekends=1, holidays=1, nights=4)


@pytest.mark.parametrize("weeks", [1, 3])
def test_it_costs_the_same_for_any_number_of_turns(
    weeks: int, house: DutyHouse, django_assert_num_queries: Callable[..., object]
) -> None:
    for turn in list(DutyTurn.objects.filter(staff=house.bao)):
        for _more in range(1, weeks):
            turn.pk, turn.day = None, turn.day - timedelta(days=14)
            turn.save()
    reader = mandate(account(house.bao))

    with django_assert_num_queries(3):
        own_tasks(reader, at=TUESDAY_NOON)


def test_the_page_takes_a_shift_over_in_one_press(house: DutyHouse, client_of: SignIn) -> None:
    given(house, MONDAY, house.bao, moment("2026-12-01 07:20"))
    client = client_of(account(house.bao))

    with clock.freeze(TUESDAY_NOON):
        before = client.get("/duty/mine/")
        handover = before.context["tasks"].to_take[0]
        client.post(f"/duty/handovers/{handover.pk}/take/", {"reason": ""})
        after = client.get("/duty/mine/")

    assert "Vũ Hoài An bàn giao ca" in " ".join(before.content.decode().split())
    assert after.context["tasks"].to_take == []
    assert_strict(before)
    handover.refresh_from_db()
    assert handover.state == "accepted"


def test_where_nothing_waits_one_query_says_so(
    house: DutyHouse, django_assert_num_queries: Callable[..., object]
) -> None:
    DutyTurn.objects.all().delete()
    reader = mandate(account(house.bao))

    with django_assert_num_queries(1):
        found = own_tasks(reader, at=TUESDAY_NOON)

    assert (found.asked, found.to_take, found.to_give, found.not_given, found.pending) == (
        [],
        [],
        [],
        [],
        frozenset(),
    )
