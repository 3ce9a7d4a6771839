"""A turn is taken in hand and put into another cell: what that would break is shown first, and it
is one step.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import make_in_force
from duties.models import DutyRoster
from duties.selectors.roster_page import duty_page
from duties.tests.factories import DutyHouse, give, make_house, opened_duty, seen_duty
from duties.values.cells import TurnMove
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, make_absence, moment
from tests.pages import assert_strict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
TUESDAY, WEDNESDAY = date(2026, 12, 1), date(2026, 12, 2)
PART = {"HX-Request": "true", "HX-Target": "cell-box"}


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def roster(house: DutyHouse) -> DutyRoster:
    """An has Monday by day, Bảo Tuesday."""
    found = opened_duty(house)
    give(found, house.day, house.an, MONDAY, by=house.keeper)
    return give(found, house.day, house.bao, TUESDAY, by=house.keeper)


def move_to(house: DutyHouse, roster: DutyRoster, day: date, *, shift: int = 0) -> TurnMove:
    found = duty_page(
        mandate(house.keeper),
        roster.pk,
        at=NOW,
        held=(house.day.pk, MONDAY, house.an.pk),
        place=(shift or house.day.pk, day),
    ).cell.move
    assert found is not None
    return found


def turns(roster: DutyRoster) -> list[tuple[date, str]]:
    return list(roster.turns.order_by("day").values_list("day", "staff__full_name"))


def test_a_turn_goes_where_there_is_room_and_what_that_mends_and_leaves_is_said(
    house: DutyHouse, roster: DutyRoster
) -> None:
    (choice,) = move_to(house, roster, WEDNESDAY).choices

    assert (choice.other, choice.refused, choice.blocks) == (None, "", False)
    assert [str(one.sentence) for one in choice.comes] == [
        "Thứ Hai, 30/11: trực cơ quan thiếu 01 người."
    ]
    assert [str(one.sentence) for one in choice.goes] == [
        "Thứ Tư, 02/12: trực cơ quan thiếu 01 người."
    ]


def test_where_the_shift_is_full_two_people_change_places(
    house: DutyHouse, roster: DutyRoster
) -> None:
    (choice,) = move_to(house, roster, TUESDAY).choices

    assert choice.other is not None
    assert (choice.other.name, choice.comes, choice.goes) == ("Bảo", (), ())


def test_a_rule_that_would_be_broken_is_named_before_it_is(
    house: DutyHouse, roster: DutyRoster
) -> None:
    rest = {"kind": "duty_rest", "params": {"hours": 12}, "item": "khoản 3"}
    begins = moment("2026-11-01 00:00")
    make_in_force(house.agency, house.keeper, clauses=(rest,), effective_from=begins)
    give(roster, house.night, house.bao, MONDAY, by=house.keeper)
    give(roster, house.day, house.an, date(2026, 12, 3), by=house.keeper)

    (choice,) = move_to(house, roster, date(2026, 12, 3), shift=house.night.pk).choices

    assert choice.blocks
    assert [bool(one.law) for one in choice.comes if one.blocks] == [True]


def test_who_cannot_be_there_is_refused_with_the_reason(
    house: DutyHouse, roster: DutyRoster
) -> None:
    make_absence(house.an, WEDNESDAY)

    (choice,) = move_to(house, roster, WEDNESDAY).choices

    assert choice.refused == "Vũ Hoài An vắng ngày 02/12/2026: nghỉ phép."


def test_two_cells_are_swapped_in_one_step_and_one_undo(
    house: DutyHouse, roster: DutyRoster, client_of: Callable[[User], Client]
) -> None:
    keeper = client_of(house.keeper)
    (choice,) = move_to(house, roster, TUESDAY).choices

    def post(to: str, *parts: object, **fields: Any) -> None:
        seen = seen_duty(roster)
        sent = {"version": seen.version, "content": seen.content, **fields}
        assert keeper.post(reverse(to, args=[roster.pk, *parts]), sent).status_code == 302

    post("duties:turns", edit=choice.posted)
    assert turns(roster) == [(MONDAY, "Tạ Đức Bảo"), (TUESDAY, "Vũ Hoài An")]
    post("duties:act", "undo")
    assert turns(roster) == [(MONDAY, "Vũ Hoài An"), (TUESDAY, "Tạ Đức Bảo")]


def test_the_page_leads_from_the_turn_to_the_cell_without_a_script(
    house: DutyHouse, roster: DutyRoster, client_of: Callable[[User], Client]
) -> None:
    keeper, address = client_of(house.keeper), reverse("duties:roster", args=[roster.pk])
    held = f"{house.day.pk}:{MONDAY}:{house.an.pk}"
    cell = f"{house.day.pk}:{TUESDAY}"

    looked = keeper.get(address, {"cell": f"{house.day.pk}:{MONDAY}"})
    in_hand = keeper.get(address, {"hold": held})
    target = keeper.get(address, {"hold": held, "cell": cell})

    assert f'?hold={held}#cell"' in looked.content.decode()
    assert f"?hold={held.replace(':', '%3A')}&amp;cell={cell}#cell" in in_hand.content.decode()
    assert len(target.context["cell"].move.choices) == 1
    for answer in (looked, in_hand, target):
        assert_strict(answer)


def test_a_turn_that_is_gone_is_no_longer_in_hand(
    house: DutyHouse, roster: DutyRoster, client_of: Callable[[User], Client]
) -> None:
    gone = f"{house.day.pk}:{WEDNESDAY}:{house.an.pk}"
    cell = f"{house.day.pk}:{TUESDAY}"

    answer = client_of(house.keeper).get(
        reverse("duties:roster", args=[roster.pk]), {"hold": gone, "cell": cell}
    )

    shown = answer.context["cell"]
    assert (shown.move, shown.opened.cell.place) == (None, cell)


@pytest.mark.parametrize("fields", [{"edit": "x"}, {"edit": "1:2026-12-01::x"}, {"edit": "1:2"}])
def test_an_edit_that_no_page_sends_is_a_bad_request(
    fields: dict[str, str],
    house: DutyHouse,
    roster: DutyRoster,
    client_of: Callable[[User], Client],
) -> None:
    seen = seen_duty(roster)
    sent = {"version": seen.version, "content": seen.content, **fields}

    answer = client_of(house.keeper).post(reverse("duties:turns", args=[roster.pk]), sent)

    assert answer.status_code == 400


def test_looking_into_a_cell_is_answered_with_the_cell_alone(
    house: DutyHouse, roster: DutyRoster, client_of: Callable[[User], Client]
) -> None:
    keeper, address = client_of(house.keeper), reverse("duties:roster", args=[roster.pk])
    cell = f"{house.day.pk}:{TUESDAY}"

    part = keeper.get(address, {"cell": cell}, headers=PART).content.decode()
    none = keeper.get(address, headers=PART).content.decode()

    assert ('id="cell"' in part, "<table" in part, none.strip()) == (True, False, "")
