"""Two people act on one turn of duty in the same moment."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction

from duties.enums import SwapKind, TurnState
from duties.errors import AbsentAlready, HandedOver
from duties.models import DutyRoster, DutyTurn, ShiftHandover, SwapRequest
from duties.services.handovers import hand_over
from duties.services.publishing import amend_duty
from duties.services.sick_calls import mark_absent
from duties.services.steps import turns_content
from duties.services.swaps import accept_swap, ask_swap, set_swap_policy
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from duties.tests.test_swaps_between import WEEK_AFTER
from rosters.errors import RosterChanged
from rosters.tests.factories import NOW
from rosters.tests.test_races import at_once
from swaps.enums import SwapState
from swaps.errors import SwapEnded
from tests.factories import MONDAY, moment

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_take_a_turn_at_once_one_has_it() -> None:
    house = make_house()
    published_duty(house)
    set_swap_policy(needs_approval=False, by=house.keeper, at=NOW)
    turn = the_turn(house.an, MONDAY + timedelta(days=2))
    swap = ask_swap(
        turn.pk, kind=SwapKind.TAKE, asked=None, reason="", by=account(house.an), at=NOW
    )
    takers = [account(house.bao), account(house.here.staff[3])]

    found = at_once(
        *(
            lambda taker=taker: accept_swap(swap.pk, given_id=None, by=taker, at=NOW)
            for taker in takers
        )
    )

    done = [one for one in found if isinstance(one, SwapRequest)]
    assert [one.state for one in done] == [SwapState.DONE]
    assert sum(isinstance(one, SwapEnded | RosterChanged) for one in found) == 1
    has = DutyTurn.objects.get(pk=turn.pk)
    assert (has.staff, has.planned_for) == (done[0].taker, house.an)


def ready(*periods) -> DutyHouse:
    house = make_house()
    published_duty(house)
    for period in periods:
        published_duty(house, period)
    set_swap_policy(needs_approval=False, by=house.keeper, at=NOW)
    return house


def to_take(house: DutyHouse, day) -> SwapRequest:
    turn = the_turn(house.an, day)
    return ask_swap(
        turn.pk, kind=SwapKind.TAKE, asked=house.bao, reason="", by=account(house.an), at=NOW
    )


def hashes_agree() -> bool:
    return all(row.content == turns_content(row.turns.all()) for row in DutyRoster.objects.all())


@pytest.mark.parametrize("again", range(3))
def test_a_turn_is_taken_over_and_called_off_at_once(again: int) -> None:
    """Whoever is first: never is somebody absent who no longer has the turn."""
    house = ready()
    friday = MONDAY + timedelta(days=4)
    swap, turn = to_take(house, friday), the_turn(house.an, friday)
    taker = account(house.bao)

    found = at_once(
        lambda: accept_swap(swap.pk, given_id=None, by=taker, at=NOW),
        lambda: mark_absent(turn.pk, reason="", by=house.keeper, at=NOW),
    )

    lost = [one for one in found if isinstance(one, Exception)]
    assert {type(one) for one in lost} <= {SwapEnded, RosterChanged, AbsentAlready}
    now = DutyTurn.objects.select_related("staff").get(pk=turn.pk)
    swap.refresh_from_db()
    is_taken = swap.state == SwapState.DONE
    is_absent = not isinstance(found[1], Exception)
    assert len(lost) < 2
    assert now.staff == (house.bao if is_taken else house.an)
    assert (now.state == TurnState.ABSENT) == is_absent
    assert hashes_agree()


def test_an_amendment_that_begins_before_a_swap_is_written_waits_and_has_it() -> None:
    house = ready()
    roster, friday = DutyRoster.objects.get(), MONDAY + timedelta(days=4)
    swap, begun = to_take(house, friday), list[object]()

    def amend() -> None:
        begun.append(amend_duty(roster.pk, by=house.keeper, at=NOW, reason="Bổ sung"))
        connection.close()

    with transaction.atomic():
        accept_swap(swap.pk, given_id=None, by=account(house.bao), at=NOW)
        other = Thread(target=amend)
        other.start()
        other.join(timeout=1)
        is_waiting = other.is_alive()
    other.join()

    turns = DutyTurn.objects.filter(shift=house.day, day=friday).order_by("roster")
    assert (is_waiting, len(begun)) == (True, 1)
    assert [(turn.staff, turn.state) for turn in turns] == [
        (house.bao, TurnState.TAKEN_OVER),
        (house.bao, TurnState.TAKEN_OVER),
    ]
    assert hashes_agree()


@pytest.mark.parametrize("again", range(3))
def test_two_swaps_of_the_same_two_rosters_do_not_wait_for_one_another(again: int) -> None:
    house = ready(WEEK_AFTER)
    here, there = MONDAY + timedelta(days=4), MONDAY + timedelta(days=9)
    takers = account(house.bao), account(house.an)
    asked = [
        ask_swap(
            the_turn(asker, day).pk,
            kind=SwapKind.SWAP,
            asked=other,
            reason="",
            by=account(asker),
            at=NOW,
        )
        for asker, other, day in (
            (house.an, house.bao, here),
            (house.bao, house.an, there + timedelta(days=1)),
        )
    ]
    given = [
        the_turn(house.bao, there - timedelta(days=1)).pk,
        the_turn(house.an, here - timedelta(days=2)).pk,
    ]

    found = at_once(
        *(
            lambda place=place: accept_swap(
                asked[place].pk, given_id=given[place], by=takers[place], at=NOW
            )
            for place in range(2)
        )
    )

    lost = [one for one in found if isinstance(one, Exception)]
    assert len(lost) <= 1
    assert {type(one) for one in lost} <= {RosterChanged}
    assert hashes_agree()


def test_a_shift_is_handed_over_and_called_off_at_once() -> None:
    house = ready()
    turn, taker = the_turn(house.an, MONDAY), house.here.staff[2]
    giver, noon = account(house.an), moment("2026-11-30 12:00")

    found = at_once(
        lambda: hand_over(turn.pk, taker=taker, events="Bình thường", by=giver, at=noon),
        lambda: mark_absent(turn.pk, reason="", by=house.keeper, at=noon),
    )

    lost = [one for one in found if isinstance(one, Exception)]
    assert [type(one) in (AbsentAlready, HandedOver, RosterChanged) for one in lost] == [True]
    turn.refresh_from_db()
    assert ShiftHandover.objects.exists() == (turn.state == TurnState.HANDED_OVER)
    assert hashes_agree()
