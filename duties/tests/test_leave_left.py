"""What is left of compensatory leave stands beside asking for it, and more than that is told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from duties.selectors.leave_left import leave_left
from duties.tests.factories import DutyHouse, account, make_house
from rosters.tests.factories import NOW
from tests.factories import make_absence
from units.models import LeaveRequest

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def asked(house: DutyHouse, first: date, last: date) -> LeaveRequest:
    return LeaveRequest.objects.create(
        staff=house.an, kind="compensatory", first=first, last=last, asked_at=NOW
    )


def test_what_is_asked_for_counts_working_days_and_is_too_much_without_a_turn(
    house: DutyHouse,
) -> None:
    assert not leave_left(house.an, at=NOW).is_too_much

    asked(house, date(2026, 12, 4), date(2026, 12, 7))

    left = leave_left(house.an, at=NOW)
    assert (left.asked, left.balance.left, left.is_too_much) == (Decimal(2), Decimal(0), True)


def test_the_person_and_who_decides_are_told(house: DutyHouse, client_of: SignIn) -> None:
    make_absence(house.an, date(2026, 11, 23), kind="compensatory")
    row = asked(house, date(2026, 12, 4), date(2026, 12, 4))
    own = client_of(account(house.an))
    with clock.freeze(NOW):
        said = own.get(reverse("duties:my-leave-left")).text
        assert "đã nghỉ 1" in said
        assert "Xin nhiều hơn số ngày còn lại." in said
        page = reverse("duties:leave-left", args=[row.pk])
        assert client_of(house.here.head).get(page).text == said
        assert own.get(page).status_code == 403
