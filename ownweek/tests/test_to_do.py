"""One list of what waits for somebody: from every room, what is overdue first, nobody else's."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from assignments.tests.factories import account_of, make_task
from calls.tests.factories import CallHouse, make_calls
from calls.tests.test_summoning import called
from directives.models import Edition, Notice
from ownweek.selectors.to_do import to_do
from rosters.tests.factories import WEEK
from tests.factories import moment
from units.models import Staff
from units.selectors import mandate_of
from units.values import ToDo

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = moment("2026-11-30 09:00")


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def listed(person: Staff) -> tuple[ToDo, ...]:
    mandate = mandate_of(account_of(person), on=AT.date())
    assert mandate is not None
    return to_do(mandate, at=AT)


def everything_for(house: CallHouse, person: Staff) -> None:
    """A directive to read, a call to answer, a task that is late and one that is not."""
    Notice.objects.create(edition=Edition.objects.get(), staff=person, told_at=AT)
    called(house, person)
    make_task(house.office, person, "Việc tuần tới", due=date(2026, 12, 11))
    make_task(house.office, person, "Việc đã trễ", due=date(2026, 11, 27), due_time=time(16))


def test_what_is_overdue_comes_first_then_what_is_due_next_then_the_rest(house: CallHouse) -> None:
    everything_for(house, house.an)

    rows = listed(house.an)

    assert [(row.title, row.is_overdue) for row in rows] == [
        ("Việc đã trễ", True),
        ("Bạn được triệu tập đến cơ quan", False),
        ("Việc tuần tới", False),
        (str(Edition.objects.get().directive), False),
    ]


def test_a_call_is_answered_from_the_list_in_one_press_and_leaves_it(
    house: CallHouse, client_of: SignIn
) -> None:
    called(house, house.an)
    client = client_of(account_of(house.an))
    with clock.freeze(AT):
        (row,) = client.get(reverse("ownweek:week", args=[WEEK])).context["to_do"]
        client.post(row.sends_to, row.sends)
        after = client.get(reverse("ownweek:week", args=[WEEK])).context["to_do"]

    assert after == ()


def test_nothing_of_a_colleague_is_listed(house: CallHouse) -> None:
    everything_for(house, house.an)

    assert listed(house.bao) == ()


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_for_one_and_for_three(
    house: CallHouse, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        called(house, house.an)
        make_task(house.office, house.an, f"Việc số {number}")
    mandate = mandate_of(account_of(house.an), on=AT.date())
    assert mandate is not None

    with django_assert_num_queries(14):
        to_do(mandate, at=AT)
