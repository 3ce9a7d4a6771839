"""What stands around a roster of duty is kept from one page to the next, and read again once it
changes.
"""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from directives.tests.factories import make_in_force
from duties.enums import TurnState
from duties.models import DutyRoster
from duties.selectors.rosters import duty_roster_of
from duties.selectors.sheets import duty_sheet
from duties.services.exchanging import exchange_turns
from duties.sheets.changes import TurnChange
from duties.sheets.counting import fair_groups
from duties.sheets.sheet import DutySheet
from duties.tests.factories import (
    DutyHouse,
    make_house,
    opened_duty,
    published_duty,
    the_turn,
)
from duties.values.rosters import RosterPeriod
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, moment

REST = {"kind": "duty_rest", "params": {"hours": 12}, "item": "khoản 3"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def week_after(house: DutyHouse) -> DutyRoster:
    return opened_duty(house, RosterPeriod.week_of(date(2026, 12, 7)))


def sheet_of(house: DutyHouse, roster: DutyRoster) -> DutySheet:
    return duty_sheet(duty_roster_of(mandate(house.keeper), roster.pk))


def turns_of_the_year(sheet: DutySheet) -> dict[str, int]:
    return {row.name: row.year.all for group in fair_groups(sheet) for row in group.rows}


def test_turns_of_a_roster_before_are_counted_again_once_one_changes_hands(
    house: DutyHouse,
) -> None:
    before, roster = published_duty(house), week_after(house)
    counted = turns_of_the_year(sheet_of(house, roster))

    with transaction.atomic():
        change = TurnChange(the_turn(house.an, MONDAY), house.here.leader.pk, TurnState.TAKEN_OVER)
        exchange_turns(before, [change], "swap", by=house.keeper, at=NOW)

    now = turns_of_the_year(sheet_of(house, roster))
    assert {name: now[name] - turns for name, turns in counted.items() if now[name] != turns} == {
        "Vũ Hoài An": -1, "Đỗ Khánh Vân": 1,
    }  # fmt: skip


def test_a_rule_holds_from_the_next_page_on(house: DutyHouse) -> None:
    roster = week_after(house)
    assert sheet_of(house, roster).rules == ()

    begins = moment("2026-11-01 00:00")
    make_in_force(house.agency, house.keeper, clauses=(REST,), effective_from=begins)

    assert [one.rule.code for one in sheet_of(house, roster).rules] == ["duty-rest"]


def test_what_is_known_is_not_read_again(house: DutyHouse, django_assert_num_queries: Any) -> None:
    published_duty(house)
    found = duty_roster_of(mandate(house.keeper), week_after(house).pk)
    with django_assert_num_queries(15):
        duty_sheet(found)

    with django_assert_num_queries(12):
        duty_sheet(found)
