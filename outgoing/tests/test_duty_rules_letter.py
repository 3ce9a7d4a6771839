"""An order about duty comes into force: the Office hears once which rosters of duty do not keep
it.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest

from directives.tests.factories import make_in_force
from duties.tests.factories import DutyHouse, make_house, opened_duty, published_duty
from notices.models import Delivery, Run
from outgoing.services import run_due
from outgoing.services.kinds.duty_rules import why_no_duty_rules
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import LATER, NOW

pytestmark = pytest.mark.django_db
KIND = "duty-rules"


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def ordered(house: DutyHouse, **fields: Any) -> int:
    """An and the first guard, who have the same days, are never on duty together."""
    pair = {"one": f"{house.an.pk}:An", "other": f"{house.here.staff[2].pk}:Chi"}
    clause = {"kind": "duty_named_apart", "params": pair}
    directive = make_in_force(house.agency, house.keeper, at=NOW, clauses=(clause,), **fields)
    return directive.editions.get().pk


def told(at: datetime = LATER) -> list[set[str]]:
    begun = [one.run_id for one in run_due(at) if one.kind == KIND]
    return [
        set(run.deliveries.values_list("address", flat=True))
        for run in Run.objects.filter(pk__in=begun)
    ]


def test_the_office_hears_once_which_roster_does_not_keep_the_order(house: DutyHouse) -> None:
    published_duty(house)
    ordered(house)

    assert (told(), told(LATER + timedelta(minutes=1))) == ([{house.keeper.email}], [])

    text = text_of(Delivery.objects.get(run__kind=KIND))
    assert "Công văn số 312/UBND-NC có hiệu lực. 1 lịch trực đã trình không còn đúng" in text
    assert "Thứ Hai, 30/11: An và Chi không được trực cùng một ngày" in text


def test_nobody_is_written_to_where_every_roster_keeps_it(house: DutyHouse) -> None:
    opened_duty(house)
    ordered(house)

    assert told() == [set()]
    assert not Delivery.objects.filter(run__kind=KIND).exists()


def test_an_order_that_says_nothing_of_duty_is_not_looked_at(house: DutyHouse) -> None:
    published_duty(house)
    make_in_force(house.agency, house.keeper, at=NOW)

    assert told() == []


def test_a_letter_stays_here_once_the_roster_was_mended(house: DutyHouse) -> None:
    roster = published_duty(house)
    edition = ordered(house)
    asked = (house.agency.pk, edition, LATER.isoformat())
    assert why_no_duty_rules(*asked) == ""

    roster.turns.filter(staff=house.an).delete()

    assert why_no_duty_rules(*asked) == "Lịch trực đã được sửa hoặc quy định không còn hiệu lực."
