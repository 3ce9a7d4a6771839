"""Turns of two rosters change hands for one another."""

from datetime import timedelta

import pytest

from audit.models import Event
from directives.tests.factories import make_in_force
from duties.enums import SwapKind, TurnState
from duties.errors import SwapBreaks
from duties.models import DutyRoster, DutyTurn, SwapRequest
from duties.selectors.swap_page import swap_answers, swap_board
from duties.selectors.swaps import swap_of
from duties.services.lapsing import lapse_superseded
from duties.services.swaps import accept_swap, approve_swap, ask_swap, set_swap_policy
from duties.tests.factories import (
    DutyHouse,
    account,
    make_house,
    published_duty,
    the_turn,
)
from duties.tests.test_life import REST
from duties.values.rosters import RosterPeriod
from rosters.tests.factories import NOW, mandate
from swaps.enums import SwapLapse, SwapState
from tests.factories import MONDAY
from weeks.errors import NotAllowed
from weeks.models import DutyState

pytestmark = pytest.mark.django_db
FRIDAY, SUNDAY = MONDAY + timedelta(days=4), MONDAY + timedelta(days=6)
WEEK_AFTER = RosterPeriod.week_of(MONDAY + timedelta(days=7))
NEXT_MONDAY, NEXT_TUESDAY = MONDAY + timedelta(days=7), MONDAY + timedelta(days=8)


@pytest.fixture
def house() -> DutyHouse:
    """Two weeks, each a roster. An has the first, third ... day of both, Bảo those between."""
    house = make_house()
    published_duty(house)
    published_duty(house, WEEK_AFTER)
    set_swap_policy(needs_approval=False, by=house.keeper, at=NOW)
    return house


def asked_for(house: DutyHouse, day=FRIDAY) -> SwapRequest:
    turn = the_turn(house.an, day)
    return ask_swap(
        turn.pk, kind=SwapKind.SWAP, asked=house.bao, reason="", by=account(house.an), at=NOW
    )


def accepted(house: DutyHouse, swap: SwapRequest, day) -> SwapRequest:
    given = the_turn(house.bao, day)
    return accept_swap(swap.pk, given_id=given.pk, by=account(house.bao), at=NOW)


def holders(house: DutyHouse, *days) -> list[tuple[int, str]]:
    rows = DutyTurn.objects.filter(shift=house.day, day__in=days, roster__state="published")
    return [(row.staff_id, row.state) for row in rows.order_by("day")]


def test_a_turn_is_given_for_one_of_the_next_roster(house: DutyHouse) -> None:
    before = {row.pk: row.version for row in DutyRoster.objects.all()}

    swap = accepted(house, asked_for(house), NEXT_TUESDAY)

    assert swap.state == SwapState.DONE
    assert holders(house, FRIDAY, NEXT_TUESDAY) == [
        (house.bao.pk, TurnState.SWAPPED),
        (house.an.pk, TurnState.SWAPPED),
    ]
    assert {row.pk: row.version for row in DutyRoster.objects.all()} == {
        pk: version + 1 for pk, version in before.items()
    }
    assert DutyState.objects.filter(staff=house.an, day=NEXT_TUESDAY).exists()
    assert not DutyState.objects.filter(staff=house.an, day=FRIDAY).exists()


def test_each_roster_has_its_own_event(house: DutyHouse) -> None:
    accepted(house, asked_for(house), NEXT_TUESDAY)

    events = Event.objects.filter(action="duties.swap-turns")

    assert sorted((one.subject_id, len(one.after["turns"])) for one in events) == [
        (row.pk, 1) for row in DutyRoster.objects.order_by("pk")
    ]


def hand_to(person, shift, day) -> None:
    DutyTurn.objects.filter(shift=shift, day=day).update(staff=person)


def test_both_turns_are_judged_as_if_both_had_moved(house: DutyHouse) -> None:
    """Bảo could not have Sunday if they kept the Monday that they give for it."""
    rule = {**REST, "params": {"hours": 20}}
    make_in_force(house.agency, house.here.office, clauses=(rule,))
    hand_to(house.an, house.day, SUNDAY - timedelta(days=1))
    hand_to(house.bao, house.day, NEXT_MONDAY)

    accepted(house, asked_for(house, SUNDAY), NEXT_MONDAY)

    assert [who for who, _state in holders(house, SUNDAY, NEXT_MONDAY)] == [
        house.bao.pk,
        house.an.pk,
    ]


def test_what_the_other_roster_does_not_allow_is_refused(house: DutyHouse) -> None:
    """The night behind a day of An's own leaves an hour of rest."""
    make_in_force(house.agency, house.here.office, clauses=(REST,))
    hand_to(house.bao, house.night, NEXT_MONDAY)
    swap = asked_for(house)
    given = DutyTurn.objects.get(shift=house.night, day=NEXT_MONDAY)

    with pytest.raises(SwapBreaks, match="khoản 3"):
        accept_swap(swap.pk, given_id=given.pk, by=account(house.bao), at=NOW)

    assert holders(house, FRIDAY) == [(house.an.pk, TurnState.PLANNED)]


def test_the_page_offers_turns_of_both_rosters_and_says_what_speaks_against_the_others(
    house: DutyHouse,
) -> None:
    make_in_force(house.agency, house.here.office, clauses=(REST,))
    hand_to(house.bao, house.night, NEXT_MONDAY)
    reader = mandate(account(house.bao))
    swap = swap_of(reader, asked_for(house).pk)

    found = swap_answers(reader, swap, at=NOW)

    rosters = list(DutyRoster.objects.order_by("first").values_list("pk", flat=True))
    offered = [one.turn.roster_id for one in found.offers if one.turn]
    assert [offered.count(pk) for pk in rosters] == [3, 3]
    assert [one.turn.day for one in found.refused if one.turn] == [NEXT_MONDAY]


def test_who_decides_in_one_of_two_units_does_not_decide_for_the_other(house: DutyHouse) -> None:
    set_swap_policy(needs_approval=True, by=house.keeper, at=NOW)
    DutyRoster.objects.filter(first=NEXT_MONDAY).update(unit=house.here.unit)
    swap = accepted(house, asked_for(house), NEXT_TUESDAY)
    head, director = mandate(house.here.head), mandate(house.here.director)

    assert [swap_board(one, at=NOW).to_decide for one in (head, director)] == [[], [swap]]
    with pytest.raises(NotAllowed):
        approve_swap(swap.pk, by=house.here.head, at=NOW)
    assert approve_swap(swap.pk, by=house.here.director, at=NOW).state == SwapState.DONE


def test_another_version_in_place_of_the_other_roster_ends_it_too(house: DutyHouse) -> None:
    set_swap_policy(needs_approval=True, by=house.keeper, at=NOW)
    swap = accepted(house, asked_for(house), NEXT_TUESDAY)

    lapse_superseded([DutyRoster.objects.get(first=NEXT_MONDAY)], by=None, at=NOW)

    swap.refresh_from_db()
    assert (swap.state, swap.lapse) == (SwapState.LAPSED, SwapLapse.CHANGED)
