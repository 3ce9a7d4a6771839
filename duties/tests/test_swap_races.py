"""Two people act on one turn of duty in the same moment."""

from datetime import timedelta

import pytest

from duties.enums import SwapKind, SwapState
from duties.errors import SwapEnded
from duties.models import DutyTurn, SwapRequest
from duties.services.swaps import accept_swap, ask_swap, set_swap_policy
from duties.tests.factories import account, make_house, published_duty, the_turn
from rosters.errors import RosterChanged
from rosters.tests.factories import NOW
from rosters.tests.test_races import at_once
from tests.factories import MONDAY

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
