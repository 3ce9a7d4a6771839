"""Somebody cannot come, and the fairest colleague is called in."""

from datetime import timedelta

import pytest

from audit.models import Event
from directives.tests.factories import make_in_force
from duties.enums import TurnState
from duties.errors import (
    AbsentAlready,
    AwayThen,
    NoSuchTurn,
    NotAbsent,
    NotQualified,
    SwapBreaks,
    TurnOver,
)
from duties.models import DutyRoster, DutyTurn
from duties.selectors.sheets import duty_sheet
from duties.selectors.standing import standing_turns
from duties.selectors.substitutes import ranked_substitutes, substitute_of
from duties.services.exchanging import call_in
from duties.services.publishing import amend_duty
from duties.services.sick_calls import call_substitute, mark_absent
from duties.sheets.changes import TurnChange
from duties.sheets.judging import findings_of
from duties.tests.factories import (
    DutyHouse,
    account,
    make_house,
    published_duty,
    seen_duty,
    the_turn,
)
from duties.tests.test_life import REST
from rosters.errors import RosterChanged
from rosters.tests.factories import NOW
from tests.factories import MONDAY, make_absence, make_staff, make_unit, moment
from weeks.models import DutyState

pytestmark = pytest.mark.django_db
AT_NINE = moment("2026-11-29 21:00")


@pytest.fixture
def house() -> DutyHouse:
    house = make_house()
    published_duty(house)
    return house


@pytest.fixture
def turn(house: DutyHouse) -> DutyTurn:
    """An has the Monday by day, and reports ill on Sunday at 21:00."""
    turn = the_turn(house.an, MONDAY)
    mark_absent(turn.pk, reason="Sốt cao", by=house.keeper, at=AT_NINE)
    turn.refresh_from_db()
    return turn


def test_who_is_absent_is_on_no_list_and_the_shift_lacks_somebody(
    house: DutyHouse, turn: DutyTurn
) -> None:
    roster = DutyRoster.objects.get()

    assert turn.state == "absent"
    assert [one.name for one in standing_turns(house.agency, MONDAY, MONDAY)] == ["Ngô Thị Chi"]
    assert not DutyState.objects.filter(staff=house.an, day=MONDAY).exists()
    assert [(one.day, one.missing) for one in findings_of(duty_sheet(roster)).gaps] == [(MONDAY, 1)]


def test_why_stands_with_the_turn_and_not_on_the_record(turn: DutyTurn) -> None:
    event = Event.objects.get(action="duties.mark-absent")

    assert turn.reason == "Sốt cao"
    assert "Sốt cao" not in f"{event.reason} {event.after}"


def test_the_head_of_the_unit_may_say_so_and_colleagues_may_not(house: DutyHouse) -> None:
    turn = the_turn(house.bao, MONDAY + timedelta(days=1))
    for user in (account(house.an), account(house.bao), house.here.clerk):
        with pytest.raises(NoSuchTurn):
            mark_absent(turn.pk, reason="", by=user, at=NOW)

    mark_absent(turn.pk, reason="", by=house.here.head, at=NOW)
    turn.refresh_from_db()
    assert turn.state == "absent"


def test_one_turn_is_marked_absent_once(house: DutyHouse, turn: DutyTurn) -> None:
    with pytest.raises(AbsentAlready):
        mark_absent(turn.pk, reason="", by=house.keeper, at=AT_NINE)


def test_those_who_are_free_come_first_and_of_them_who_had_least(
    house: DutyHouse, turn: DutyTurn
) -> None:
    """Leaders have had nothing yet; Bảo has three turns this week, and nobody else may come."""
    make_absence(house.here.people[1], MONDAY, MONDAY)

    found = ranked_substitutes(turn)

    free = [one.turns for one in found if one.is_free]
    assert free == [0, 3, 3, 4]
    assert [one.is_free for one in found] == [True] * 4 + [False]
    assert found[0].name == house.here.leader.full_name
    assert [one.said.vi for one in found if not one.is_free] == ["Đ/c Thịnh: vắng mặt ngày này."]


def test_one_press_puts_the_substitute_in(house: DutyHouse, turn: DutyTurn) -> None:
    call_substitute(turn.pk, house.here.leader, by=house.keeper, at=AT_NINE)

    found = standing_turns(house.agency, MONDAY, MONDAY)
    assert [(one.name, one.instead_of) for one in found] == [
        ("Đỗ Khánh Vân", "Vũ Hoài An"),
        ("Ngô Thị Chi", ""),
    ]
    there = substitute_of(turn)
    assert there is not None
    assert there.staff == house.here.leader
    assert DutyState.objects.filter(staff=house.here.leader, day=MONDAY).exists()
    assert not findings_of(duty_sheet(DutyRoster.objects.get())).gaps


def test_one_substitute_for_each_and_only_for_who_is_absent(
    house: DutyHouse, turn: DutyTurn
) -> None:
    call_substitute(turn.pk, house.here.leader, by=house.keeper, at=AT_NINE)
    with pytest.raises(NotAbsent):
        call_substitute(turn.pk, house.bao, by=house.keeper, at=AT_NINE)
    other = the_turn(house.bao, MONDAY + timedelta(days=1))
    with pytest.raises(NotAbsent):
        call_substitute(other.pk, house.an, by=house.keeper, at=AT_NINE)


def test_nobody_is_called_who_is_away_or_not_qualified(house: DutyHouse, turn: DutyTurn) -> None:
    make_absence(house.bao, MONDAY, MONDAY)
    stranger = make_staff(make_unit(house.agency, name="Phòng khác"), "Hồ Thị Lạ")

    with pytest.raises(AwayThen):
        call_substitute(turn.pk, house.bao, by=house.keeper, at=AT_NINE)
    with pytest.raises(NotQualified):
        call_substitute(turn.pk, stranger, by=house.keeper, at=AT_NINE)


def test_a_binding_rule_holds_for_a_substitute_and_a_wish_does_not(
    house: DutyHouse, turn: DutyTurn
) -> None:
    """Hương is on duty on Sunday night of the week; Chi on Monday night after the day."""
    chi = house.here.staff[2]
    make_in_force(house.agency, house.keeper, clauses=(REST,))
    ranked = {one.staff_id: one.can_be_called for one in ranked_substitutes(turn)}
    assert (ranked[chi.pk], ranked[house.here.leader.pk]) == (False, True)

    with pytest.raises(SwapBreaks):
        call_substitute(turn.pk, chi, by=house.keeper, at=AT_NINE)


def test_nobody_is_called_into_a_shift_that_is_over(house: DutyHouse, turn: DutyTurn) -> None:
    call = moment("2026-11-30 17:00")
    with pytest.raises(TurnOver):
        call_substitute(turn.pk, house.here.leader, by=house.keeper, at=call)


def test_of_two_who_read_the_same_roster_the_second_is_refused(
    house: DutyHouse, turn: DutyTurn
) -> None:
    """What one wrote in between is found by the version that the other had read."""
    first = DutyTurn.objects.select_related("roster__agency", "shift").get(pk=turn.pk)
    call_substitute(turn.pk, house.here.leader, by=house.keeper, at=AT_NINE)

    change = TurnChange(first, house.bao.pk, TurnState.TAKEN_OVER)
    with pytest.raises(RosterChanged):
        call_in(first.roster, first, change, by=house.keeper, at=AT_NINE)


def test_an_amendment_under_way_has_the_absent_and_the_substitute(house: DutyHouse) -> None:
    draft = amend_duty(DutyRoster.objects.get().pk, by=house.keeper, at=NOW, reason="Đổi")
    turn = the_turn(house.an, MONDAY)
    mark_absent(turn.pk, reason="", by=house.keeper, at=AT_NINE)
    call_substitute(turn.pk, house.here.leader, by=house.keeper, at=AT_NINE)

    there = draft.turns.filter(shift=house.day, day=MONDAY).order_by("pk")
    assert [(one.staff, one.state) for one in there] == [
        (house.an, "absent"),
        (house.here.leader, "taken-over"),
    ]
    published = DutyRoster.objects.get(state="published")
    assert seen_duty(draft).content == published.content
