"""Two people answer in the same moment."""

from dataclasses import replace

import pytest

from calls.tests.factories import user_of
from rosters.tests.test_races import at_once
from swaps.enums import SwapState
from swaps.errors import SwapEnded
from swaps.models import DaySwap
from swaps.services.days import (
    accept_day_swap,
    approve_day_swap,
    ask_day_swap,
    withdraw_day_swap,
)
from swaps.tests.factories import AT, WEDNESDAY, make_swaps
from units.models import Agency
from weeks.models import DutyState

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_colleagues_who_agree_at_once_one_takes_the_day() -> None:
    house = make_swaps()
    Agency.objects.update(day_swaps_approved=False)
    first = house.asked()
    wish = replace(house.wish, taker=house.chi.pk, other_day=WEDNESDAY)
    second = ask_day_swap(house.an, wish, reason="", by=user_of(house.an), at=AT)

    at_once(
        lambda: accept_day_swap(first.pk, by=user_of(house.bao), at=AT),
        lambda: accept_day_swap(second.pk, by=user_of(house.chi), at=AT),
    )

    found = sorted(DaySwap.objects.values_list("state", flat=True))
    assert found == [SwapState.DONE, SwapState.LAPSED]
    assert DutyState.objects.count() == 4


def test_approved_and_taken_back_at_once_only_one_of_both_happens() -> None:
    house = make_swaps()
    swap = house.agreed()

    found = at_once(
        lambda: approve_day_swap(swap.pk, by=house.head, at=AT),
        lambda: withdraw_day_swap(swap.pk, by=user_of(house.an), at=AT),
    )

    assert sum(isinstance(one, SwapEnded) for one in found) == 1
    swap.refresh_from_db()
    is_done = swap.state == SwapState.DONE
    assert DutyState.objects.count() == (4 if is_done else 0)
