"""The list of duty rosters, and a new one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from duties.models import DutyRoster
from duties.selectors.roster_page import next_month
from duties.tests.factories import (
    NEXT_WEEK,
    DutyHouse,
    make_house,
    opened_duty,
)
from tests.pages import assert_strict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def keeper(house: DutyHouse, client_of: SignIn) -> Client:
    return client_of(house.keeper)


def test_the_next_month_opens_at_one_press(house: DutyHouse, keeper: Client) -> None:
    """It is the 25th: this month is nearly over."""
    answers = [keeper.post(reverse("duties:open-next")) for _ in range(2)]

    rosters = list(DutyRoster.objects.order_by("first"))
    assert [(one.first, one.last) for one in rosters] == [
        (date(2026, 12, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 1, 31)),
    ]  # fmt: skip
    assert [answer.url for answer in answers] == [
        reverse("duties:roster", args=[one.pk]) for one in rosters
    ]


@pytest.mark.parametrize(("day", "month"), [(15, 11), (16, 12)])
def test_this_month_is_offered_until_half_of_it_is_over(day: int, month: int) -> None:
    assert next_month([], date(2026, 11, day)) == date(2026, month, 1)


def test_a_free_period_needs_its_last_day(keeper: Client) -> None:
    answer = keeper.post(reverse("duties:new"), {"period": "free", "first": "03/02/2027"})

    assert (answer.status_code, answer.context["form"].errors) == (
        422, {"last": ["Ghi ngày cuối của kỳ."]},
    )  # fmt: skip


def test_a_month_is_named_by_any_of_its_days(house: DutyHouse, keeper: Client) -> None:
    keeper.post(reverse("duties:new"), {"period": "month", "first": "17/02/2027"})

    roster = DutyRoster.objects.get()
    assert (roster.first, roster.last) == (date(2027, 2, 1), date(2027, 2, 28))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many_rosters_there_are(
    rows: int, house: DutyHouse, keeper: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        opened_duty(house, NEXT_WEEK.week_of(date(2026, 12, 7 + 7 * number)))
    keeper.get(reverse("duties:rosters"))

    with django_assert_num_queries(LIST):
        answer = keeper.get(reverse("duties:rosters"))

    assert len(answer.context["rosters"]) == rows
    assert_strict(answer)


LIST = 6
