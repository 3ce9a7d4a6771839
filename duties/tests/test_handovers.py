"""Who leaves a shift tells who comes next."""

import pytest

from audit.models import Event
from duties.errors import (
    AbsentAlready,
    EventsNeeded,
    HandedOver,
    NoSuchTurn,
    OwnHandover,
    TooEarly,
)
from duties.models import DutyRoster, ShiftHandover
from duties.selectors.handovers import handovers_of, next_taker, takers_of
from duties.services.handovers import hand_over, remark_on_handover, take_shift
from duties.services.sick_calls import mark_absent
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from rosters.errors import ReasonNeeded
from rosters.tests.factories import mandate
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Staff
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
EVENING = moment("2026-11-30 16:55")


@pytest.fixture
def house() -> DutyHouse:
    house = make_house()
    published_duty(house)
    return house


def given(
    house: DutyHouse, taker: Staff | None = None, events: str = "Nhận 2 công văn"
) -> ShiftHandover:
    turn = the_turn(house.an, MONDAY)
    return hand_over(
        turn.pk, taker=taker or house.bao, events=events, by=account(house.an), at=EVENING
    )


def test_a_shift_is_given_with_what_happened_and_taken(house: DutyHouse) -> None:
    before = DutyRoster.objects.get()
    handover = given(house)
    assert (handover.state, handover.events) == ("waiting", "Nhận 2 công văn")
    assert the_turn(house.an, MONDAY).state == "handed-over"
    assert DutyRoster.objects.get().version == before.version + 1

    taken = take_shift(handover.pk, remark="", by=account(house.bao), at=EVENING)
    assert (taken.state, taken.taken_at) == ("accepted", EVENING)
    assert list(
        Event.objects.filter(subject=Event.subject_of(ShiftHandover))
        .order_by("pk")
        .values_list("action", flat=True)
    ) == ["duties.hand-over", "duties.take-shift"]


def test_what_is_wrong_with_it_is_said_when_taking(house: DutyHouse) -> None:
    taken = take_shift(
        given(house).pk, remark=" Thiếu  chìa khóa ", by=account(house.bao), at=EVENING
    )

    assert (taken.state, taken.taker_remark) == ("remarked", "Thiếu chìa khóa")


def test_nobody_hands_over_to_themselves_or_to_who_has_no_turn(house: DutyHouse) -> None:
    stranger = make_staff(make_unit(house.agency, name="Phòng khác"), "Hồ Thị Lạ")
    for taker in (house.an, stranger):
        with pytest.raises(OwnHandover):
            given(house, taker)


def test_an_empty_log_is_none(house: DutyHouse) -> None:
    with pytest.raises(EventsNeeded):
        given(house, events="  \n ")


def test_a_shift_is_handed_over_once_and_taken_once(house: DutyHouse) -> None:
    handover = given(house)
    with pytest.raises(HandedOver):
        given(house)
    take_shift(handover.pk, remark="", by=account(house.bao), at=EVENING)
    with pytest.raises(HandedOver):
        take_shift(handover.pk, remark="muộn", by=account(house.bao), at=EVENING)


def test_a_shift_is_not_handed_over_before_it_begins_nor_by_the_absent(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)
    with pytest.raises(TooEarly):
        hand_over(
            turn.pk,
            taker=house.bao,
            events="x",
            by=account(house.an),
            at=moment("2026-11-30 07:29"),
        )
    mark_absent(turn.pk, reason="", by=house.keeper, at=EVENING)
    with pytest.raises(AbsentAlready):
        given(house)


def test_only_who_has_the_turn_gives_it_and_only_who_is_named_takes_it(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)
    for user in (house.keeper, account(house.bao)):
        with pytest.raises(NoSuchTurn):
            hand_over(turn.pk, taker=house.bao, events="x", by=user, at=EVENING)
    handover = given(house)
    for user, refusal in (
        (account(house.an), NotAllowed),
        (account(house.here.staff[2]), NoSuchTurn),
        (make_user(Role.OFFICE, make_agency("Sở Y tế", code="so-y-te")), NoSuchTurn),
    ):
        with pytest.raises(refusal):
            take_shift(handover.pk, remark="", by=user, at=EVENING)


def test_a_leader_puts_a_remark_under_it_and_staff_do_not(house: DutyHouse) -> None:
    handover = given(house)
    with pytest.raises(NotAllowed):
        remark_on_handover(handover.pk, remark="x", by=account(house.bao), at=EVENING)
    with pytest.raises(ReasonNeeded):
        remark_on_handover(handover.pk, remark=" ", by=house.here.director, at=EVENING)
    noted = remark_on_handover(handover.pk, remark="Đã xem", by=house.here.director, at=EVENING)

    assert (noted.leader_remark, noted.leader) == ("Đã xem", house.here.director)


def test_who_has_the_post_next_is_proposed_among_all_who_come(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)

    assert next_taker(turn) == house.bao
    assert set(takers_of(turn)) == set(house.here.staff) - {house.an}


def test_staff_see_their_own_and_leaders_all(house: DutyHouse) -> None:
    handover = given(house)
    seen = {
        user: list(handovers_of(mandate(user)))
        for user in (
            account(house.an),
            account(house.bao),
            account(house.here.staff[2]),
            house.here.director,
            house.keeper,
        )
    }
    assert list(seen.values()) == [[handover], [handover], [], [handover], [handover]]
    assert ShiftHandover.objects.count() == 1
