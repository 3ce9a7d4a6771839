"""Who did not hand a shift over is written to an hour later, and so is who comes next, where the
agency wants that.
"""

from datetime import datetime, timedelta

import pytest

from duties.models import DutyTurn
from duties.services.handovers import hand_over
from duties.services.swaps import set_swap_policy
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from notices.models import Delivery
from outgoing.selectors.late_handovers import late_handovers
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import NOW
from tests.factories import MONDAY, moment

pytestmark = pytest.mark.django_db
SIX = moment("2026-11-30 18:00")
"""An hour after the day shift of Monday, which An has and Bảo follows."""


@pytest.fixture
def house() -> DutyHouse:
    made = make_house()
    for number, staff in enumerate(made.here.people):
        staff.email = f"nguoi{number}@so.example"
        staff.save()
    published_duty(made)
    set_swap_policy(needs_approval=False, reminds_handover=True, by=made.keeper, at=NOW)
    return made


def tick(at: datetime) -> None:
    run_due(at)
    send_waiting(now=lambda: at)


def letters() -> list[Delivery]:
    return list(Delivery.objects.filter(run__kind="handover").order_by("pk"))


def test_both_sides_hear_once_an_hour_after_the_shift(house: DutyHouse) -> None:
    tick(SIX - timedelta(minutes=1))
    before = letters()
    for minute in range(3):
        tick(SIX + timedelta(minutes=minute))

    giver, waits = letters()
    assert before == []
    assert [giver.recipient_name, waits.recipient_name] == ["Vũ Hoài An", "Tạ Đức Bảo"]
    assert "Đồng chí chưa bàn giao ca trực:" in text_of(giver)
    assert "Trực cơ quan, ngày 30/11/2026, 7h30–17h00." in text_of(giver)
    assert f"/duty/turns/{the_turn(house.an, MONDAY).pk}/" in text_of(giver)
    assert "Ca trước đồng chí chưa được Vũ Hoài An bàn giao:" in text_of(waits)


def test_what_was_handed_over_is_neither_due_nor_still_owed(house: DutyHouse) -> None:
    run_due(SIX)
    turn = the_turn(house.an, MONDAY)
    hand_over(turn.pk, taker=house.bao, events="Bình thường", by=account(house.an), at=SIX)

    send_waiting(now=lambda: SIX)

    assert [one.state for one in letters()] == ["skipped", "skipped"]
    assert list(late_handovers(house.agency, SIX)) == []


def test_without_the_setting_after_a_day_and_by_telephone_nobody_is_written_to(
    house: DutyHouse,
) -> None:
    day_later = moment("2026-12-01 17:00")
    late = [one.turn.shift for one in late_handovers(house.agency, day_later)]
    house.night.post.on_site = False
    house.night.post.save()
    on_site = [one.turn.shift for one in late_handovers(house.agency, day_later)]
    set_swap_policy(needs_approval=False, by=house.keeper, at=NOW)

    assert (late, on_site) == ([house.night], [])
    assert list(late_handovers(house.agency, SIX)) == []


@pytest.mark.parametrize("people", [1, 3])
def test_asking_costs_the_same_for_any_number_of_shifts(
    people: int, house: DutyHouse, django_assert_num_queries
) -> None:
    turn = the_turn(house.an, MONDAY)
    for other in house.here.staff[2 : 1 + people]:
        DutyTurn.objects.create(
            roster=turn.roster, shift=turn.shift, staff=other, day=MONDAY, changed_at=NOW
        )

    with django_assert_num_queries(3):
        found = list(late_handovers(house.agency, SIX))

    assert len(found) == people
