"""Before the head decides about leave, the page says what it would break and who else is away."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from rosters.selectors.leave_effect import leave_effect
from rosters.tests.factories import (
    MONDAY,
    NOW,
    WEDNESDAY,
    Office,
    lawful_office,
    mandate,
    published,
)
from tests.factories import make_absence
from units.models import LeaveRequest, Staff

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    """The head comes every day and is the only leader who does."""
    office = lawful_office()
    published(office)
    return office


def asked(staff: Staff, first: date = WEDNESDAY, **more: object) -> LeaveRequest:
    return LeaveRequest.objects.create(
        staff=staff, kind="leave", first=first, last=first, asked_at=NOW, **more
    )


def test_the_breach_is_told_first_and_who_else_is_away(office: Office) -> None:
    make_absence(office.staff[0], WEDNESDAY)

    found = leave_effect(mandate(office.director), asked(office.leader), office.unit)

    assert [one.day for one in found.verdicts if one.blocks] == [WEDNESDAY]
    assert "lãnh đạo" in str(found.verdicts[0].sentence)
    assert found.away == ((WEDNESDAY, (office.staff[0].full_name,)),)
    harmless = leave_effect(mandate(office.head), asked(office.staff[1]), office.unit)
    assert (harmless.verdicts, harmless.judged) == ((), 1)


def test_half_a_day_is_judged_as_the_rule_counts_halves(office: Office) -> None:
    """Who comes in the morning leads on that day."""
    half = asked(office.leader, begins_at_noon=True)
    assert leave_effect(mandate(office.director), half, office.unit).verdicts == ()


def test_a_week_without_a_roster_is_not_judged(office: Office) -> None:
    far = asked(office.leader, date(2026, 12, 16))
    assert leave_effect(mandate(office.director), far, office.unit).judged == 0


def test_the_page_of_requests_asks_for_it_and_shows_it(office: Office, client_of: SignIn) -> None:
    request = asked(office.staff[0], MONDAY)
    client = client_of(office.head)
    with clock.freeze(NOW):
        page = client.get(reverse("units:unit-leave", args=[office.unit.pk]))
        effect = reverse("rosters:leave-effect", args=[request.pk])
        assert f'hx-get="{effect}"' in page.text
        assert "lịch tuần vẫn đúng quy định" in client.get(effect).text
        assert client_of(office.clerk).get(effect).status_code == 403
