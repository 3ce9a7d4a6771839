"""A unit hears once a week that its last approved plan stands for it."""

from datetime import datetime

import pytest

from notices.models import Delivery, Run
from outgoing.services import run_due
from outgoing.services.kinds.provisional import why_not_provisional
from outgoing.tests.test_reminders import text_of
from rosters.services import approve_roster
from rosters.tests.factories import (
    MONDAY,
    WEEK,
    Office,
    lawful_office,
    make_office,
    opened,
    published,
    seen,
    submitted,
)
from tests.factories import moment

pytestmark = pytest.mark.django_db
BEFORE, AFTER = moment("2026-11-27 16:00"), moment("2026-11-27 16:01")
SUNDAY, TUESDAY = moment("2026-11-29 20:00"), moment("2026-12-01 08:00")


def told(at: datetime) -> list[Run]:
    begun = [one.run_id for one in run_due(at) if one.kind == "provisional"]
    return list(Run.objects.filter(pk__in=begun))


@pytest.fixture
def office() -> Office:
    found = lawful_office(name="Phòng A")
    published(found, WEEK.shifted(-1))
    return found


def test_head_deputy_and_clerk_hear_of_it_once_when_the_deadline_has_passed(office: Office) -> None:
    opened(office)  # a draft is no roster yet
    make_office(agency=office.agency, name="Phòng mới")  # has no older plan

    assert told(BEFORE) == []
    [run] = told(AFTER)
    assert (told(AFTER), told(SUNDAY)) == ([], [])

    letters = Delivery.objects.filter(run=run)
    assert {one.recipient_user for one in letters} == {office.head.pk, office.clerk.pk}
    words = text_of(letters[0])
    assert "lịch tuần 48 tạm được áp dụng" in words
    assert f"/rosters/{office.unit.pk}/2026-W49/" in words


def test_what_is_old_news_or_not_wanted_is_told_to_nobody(office: Office) -> None:
    assert told(TUESDAY) == []
    office.agency.provisional_plans = False
    office.agency.save()

    assert told(AFTER) == []


def test_an_approved_roster_leaves_nothing_to_tell(office: Office) -> None:
    roster = submitted(office)
    waiting = why_not_provisional(office.unit.pk, MONDAY.isoformat())
    approve_roster(roster.pk, by=office.director, at=BEFORE, seen=seen(roster))

    assert waiting == ""
    assert why_not_provisional(office.unit.pk, MONDAY.isoformat()) == "Lịch của tuần đã được duyệt."
    assert told(AFTER) == []
