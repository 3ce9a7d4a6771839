"""What of the work calendar names somebody, or their unit, stands in their own week."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from events.tests.test_publication import TUESDAY, enter
from rosters.services import approve_roster
from rosters.tests.factories import NOW, WEEK, Office, lawful_office, seen, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def test_approved_events_that_name_somebody_stand_in_their_week_and_no_others(
    client_of: Callable[[User], Client],
) -> None:
    office: Office = lawful_office()
    head = office.head.staff
    enter(office, title="Họp với trưởng phòng", attending=head.full_name)
    enter(office, title="Họp của người khác", attending="Ông Không Quen")
    roster = submitted(office)
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    enter(
        office,
        title="Chưa được duyệt",
        attending=head.full_name,
        day=TUESDAY + timedelta(days=1),
    )

    page = client_of(office.head).get(reverse("ownweek:week", args=[WEEK]))

    assert [one.line.title for one in page.context["events"]] == ["Họp với trưởng phòng"]
    assert "Họp với trưởng phòng" in page.content.decode()
