from datetime import timedelta

import pytest

from accounts.models import User
from demo import agency as demo
from tests.factories import moment
from units.models import Absence, Condition, Grant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("today", ["2027-02-03", "2028-12-30"])
def test_it_is_the_same_agency_on_any_day(today: str) -> None:
    at = moment(f"{today} 09:00")
    monday = at.date() + timedelta(days=7 - at.weekday())

    agency = demo.load_agency(at=at, monday=monday)

    away, flooded = (
        Absence.objects.filter(last__gte=monday),
        Condition.objects.filter(tag="flooded-area", first=monday),
    )
    assert (agency.units.count(), agency.staff.count(), away.count(), flooded.count()) == (
        12,
        184,
        12,
        6,
    )
    assert (User.objects.count(), Grant.objects.count(), agency.reports_from) == (54, 54, monday)
