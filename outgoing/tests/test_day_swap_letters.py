"""Who is asked to exchange a day hears of it once, then who decides, then both."""

from datetime import timedelta

import pytest

from calls.tests.factories import user_of
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from swaps.services.days import (
    accept_day_swap,
    approve_day_swap,
    undo_day_swap,
    withdraw_day_swap,
)
from swaps.tests.factories import AT, SwapHouse, make_swaps

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def house() -> SwapHouse:
    return make_swaps()


def told(minutes: int) -> list[set[str]]:
    begun = [one.run_id for one in run_due(AT + minutes * MINUTE) if one.kind == "day-swap"]
    return [
        set(run.deliveries.values_list("address", flat=True))
        for run in Run.objects.filter(pk__in=begun).order_by("pk")
    ]


def test_an_exchange_is_told_step_by_step_each_once(house: SwapHouse) -> None:
    an, bao = user_of(house.an), user_of(house.bao)
    swap = house.asked()
    assert (told(1), told(2)) == ([{bao.email}], [])
    said = text_of(Delivery.objects.get(run__kind="day-swap"))
    assert "Vũ Hoài An đề nghị đổi ngày đến cơ quan với đồng chí." in said
    assert "Lý do: Họp phụ huynh" in said

    accept_day_swap(swap.pk, by=bao, at=AT)
    assert told(3) == [{house.head.email}]
    approve_day_swap(swap.pk, by=house.head, at=AT)
    assert told(4) == [{an.email, bao.email}]
    undo_day_swap(swap.pk, reason="Đoàn kiểm tra", by=house.head, at=AT)
    assert (told(5), told(6)) == ([{an.email, bao.email}], [])


def test_what_was_taken_back_is_not_asked_any_more(house: SwapHouse) -> None:
    swap = house.asked()
    told(1)
    withdraw_day_swap(swap.pk, by=user_of(house.an), at=AT)
    send_waiting(now=lambda: AT + 2 * MINUTE)

    assert told(3) == []
    assert Delivery.objects.get(run__kind="day-swap").state != Delivery.State.SENT
