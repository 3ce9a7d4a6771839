"""A cell of the month of duty that is looked into: who could be there, and every change of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from duties.tests.factories import (
    NEXT_WEEK,
    DutyHouse,
    give,
    make_house,
    opened_duty,
    published_duty,
)
from duties.tests.pages import page_of, post
from tests.factories import MONDAY, make_absence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def keeper(house: DutyHouse, client_of: SignIn) -> Client:
    return client_of(house.keeper)


def test_a_cell_offers_who_is_qualified_the_fairest_first(house: DutyHouse) -> None:
    make_absence(house.here.staff[2], MONDAY, MONDAY)
    roster = opened_duty(house)
    give(roster, house.night, house.an, date(2026, 12, 1), by=house.keeper)

    opened = page_of(house, roster, place=(house.night.pk, MONDAY)).opened

    assert opened is not None
    assert [(one.name, one.may_take, one.now.all) for one in opened.candidates] == [
        ("Bảo", True, 0), ("Hương", True, 0), ("An", True, 1), ("Chi", False, 0),
    ]  # fmt: skip


def test_a_full_cell_offers_who_could_be_there_instead(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.night, house.an, MONDAY, by=house.keeper)

    opened = page_of(house, roster, place=(house.night.pk, MONDAY)).opened

    assert opened is not None
    assert opened.instead is not None
    assert (opened.instead.name, [one.name for one in opened.candidates]) == (
        "An", ["Bảo", "Chi", "Hương"],
    )  # fmt: skip


def test_somebody_is_put_into_a_cell_replaced_pinned_and_taken_out(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    place = f"{house.day.pk}:2026-11-30"
    an, bao = house.an.pk, house.bao.pk

    def there() -> list[tuple[int, bool]]:
        return list(roster.turns.values_list("staff", "is_pinned"))

    answer = post(keeper, roster, "duties:turns", place=place, cell=place, give=an)
    assert (
        answer.url
        == reverse("duties:roster", args=[roster.pk]) + f"?cell={house.day.pk}%3A2026-11-30"
    )
    assert there() == [(an, False)]
    post(keeper, roster, "duties:turns", place=place, take=an, give=bao)
    assert there() == [(bao, False)]
    post(keeper, roster, "duties:turns", place=place, give=bao, pin=1)
    assert there() == [(bao, True)]
    post(keeper, roster, "duties:turns", place=place, give=bao, unpin=1)
    assert there() == [(bao, False)]
    post(keeper, roster, "duties:turns", place=place, take=bao)
    assert there() == []
    post(keeper, roster, "duties:act", "undo")
    assert there() == [(bao, False)]
    post(keeper, roster, "duties:act", "redo")
    assert there() == []


def test_who_cannot_have_a_turn_is_refused_with_the_reason(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    place = f"{house.night.pk}:2026-11-30"

    answer = post(keeper, roster, "duties:turns", place=place, give=house.here.leader.pk)

    assert answer.status_code == 422
    assert f'href="{reverse("duties:roster", args=[roster.pk])}?cell={place}#cell"'.encode() in (
        answer.content
    )
    assert answer.context["refused"] == (
        "Đỗ Khánh Vân không đủ điều kiện trực “Bảo vệ” ngày 30/11/2026."
    )


@pytest.mark.parametrize("place", ["", "x", "1:2026-13-01", "1:30/11/2026"])
def test_a_place_that_no_page_sends_is_a_bad_request(
    place: str, house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)

    assert post(keeper, roster, "duties:turns", place=place, give=1).status_code == 400


def test_a_shift_is_filled_by_a_list_in_which_the_next_one_is_next(
    house: DutyHouse, keeper: Client
) -> None:
    """In the week before, An and Bảo took turns by day, and An had the last."""
    published_duty(house)
    later = opened_duty(house, NEXT_WEEK.week_of(date(2026, 12, 7)))
    make_absence(house.bao, date(2026, 12, 7))
    cell = (house.day.pk, date(2026, 12, 7))

    opened = page_of(house, later, place=cell).opened
    assert opened is not None
    assert [(one.name, one.number) for one in opened.rotation][:3] == [
        ("Tạ Đức Bảo", 1), ("Vũ Hoài An", 2), ("Đỗ Khánh Vân", None),
    ]  # fmt: skip

    orders = {f"order-{one.staff_id}": one.number or "" for one in opened.rotation}
    answer = post(keeper, later, "duties:act", "rotate", shift=house.day.pk, **orders)

    days = later.turns.filter(shift=house.day.pk).order_by("day")
    assert [name.split()[-1] for name in days.values_list("staff__full_name", flat=True)] == [
        "An", "Bảo", "An", "Bảo", "An", "Bảo", "An",
    ]  # fmt: skip
    assert [str(one) for one in keeper.get(answer.url).context["messages"]] == [
        "Đã xếp 7 lượt theo danh sách. Kế tiếp trong danh sách: Tạ Đức Bảo.",
        "07/12: Tạ Đức Bảo vắng ngày 07/12/2026: nghỉ phép.",
    ]
    post(keeper, later, "duties:act", "undo")
    assert later.turns.count() == 0


@pytest.mark.parametrize("fields", [{"shift": "x"}, {"shift": 1, "order-1": "x"}, {}])
def test_a_list_that_no_page_sends_is_a_bad_request(
    fields: dict[str, Any], house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)

    assert post(keeper, roster, "duties:act", "rotate", **fields).status_code == 400


def test_a_list_without_anybody_changes_nothing(house: DutyHouse, keeper: Client) -> None:
    answer = post(keeper, opened_duty(house), "duties:act", "rotate", shift=house.day.pk)

    assert (answer.status_code, answer.context["refused"]) == (422, "Chưa có thay đổi nào.")
