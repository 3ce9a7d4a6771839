"""Who is asked for a turn hears of it once, then who decides, then who asked."""

from datetime import datetime, timedelta

import pytest

from duties.enums import SwapKind
from duties.models import SwapRequest
from duties.services.sick_calls import call_substitute, mark_absent
from duties.services.swaps import accept_swap, approve_swap, ask_swap, withdraw_swap
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import LATER, NOW
from swaps.enums import SwapLapse
from tests.factories import MONDAY, moment
from units.models import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> DutyHouse:
    house = make_house()
    published_duty(house)
    return house


def asked(house: DutyHouse, whom: Staff | None) -> SwapRequest:
    turn = the_turn(house.an, MONDAY)
    by = account(house.an)
    return ask_swap(turn.pk, kind=SwapKind.TAKE, asked=whom, reason="", by=by, at=NOW)


def told(at: datetime = LATER) -> list[set[str]]:
    """The addresses of each letter-writing about changes of duty that begins at this moment."""
    begun = [one.run_id for one in run_due(at) if one.kind == "duty-swap"]
    return [
        set(run.deliveries.values_list("address", flat=True))
        for run in Run.objects.filter(pk__in=begun).order_by("pk")
    ]


def test_a_change_is_told_step_by_step_each_once(house: DutyHouse) -> None:
    an, bao = account(house.an), account(house.bao)
    swap = asked(house, house.bao)
    assert (told(), told(LATER + timedelta(minutes=1))) == ([{bao.email}], [])
    assert "Vũ Hoài An nhờ trực thay." in text_of(Delivery.objects.get(run__kind="duty-swap"))

    accept_swap(swap.pk, given_id=None, by=bao, at=LATER)
    assert told(LATER + timedelta(minutes=2)) == [{house.here.director.email, house.keeper.email}]
    approve_swap(swap.pk, by=house.here.director, at=LATER)
    assert told(LATER + timedelta(minutes=3)) == [{an.email, bao.email}]


def test_all_who_may_have_the_turn_are_asked_but_who_asks(house: DutyHouse) -> None:
    asked(house, None)

    names = {one.full_name for one in house.here.people} - {house.an.full_name}
    told()
    assert set(
        Delivery.objects.filter(run__kind="duty-swap").values_list("recipient_name", flat=True)
    ) <= {
        *names,
        house.here.head.full_name,
    }
    assert Delivery.objects.filter(run__kind="duty-swap").count() == 5


def test_what_was_taken_back_is_neither_asked_nor_told(house: DutyHouse) -> None:
    swap = asked(house, house.bao)
    told()
    withdraw_swap(swap.pk, by=account(house.an), at=LATER)
    send_waiting(now=lambda: LATER + timedelta(minutes=1))

    assert told(LATER + timedelta(minutes=2)) == []
    assert Delivery.objects.get(run__kind="duty-swap").state != Delivery.State.SENT


def test_the_tick_closes_what_nobody_answered_and_says_so(house: DutyHouse) -> None:
    swap = asked(house, house.bao)
    begins = moment("2026-11-30 07:30")
    run_due(begins)
    swap.refresh_from_db()

    assert swap.lapse == SwapLapse.BEGAN


def test_who_is_called_in_is_told_without_the_reason(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)
    mark_absent(turn.pk, reason="Bệnh kín", by=house.keeper, at=NOW)
    call_substitute(turn.pk, house.bao, by=house.keeper, at=NOW)

    assert told() == [{house.bao.email}]
    said = text_of(Delivery.objects.get(run__kind="duty-swap"))
    assert "Đồng chí được phân công trực thay Vũ Hoài An." in said
    assert "Bệnh kín" not in said
