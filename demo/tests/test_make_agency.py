"""An agency of a wished size is made by the services, with everything on record."""

from collections import Counter
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from audit.models import Event
from demo.sized import CODE, sizes_of
from tests.factories import moment
from units.errors import CodeTaken
from units.models import Agency, Staff
from units.services.enrolling import Newcomer, enrol_unit
from units.services.posts import StaffPost
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
ASKED = {"units": 3, "people": 31, "monday": date(2026, 11, 30)}


def made(**more: int) -> Agency:
    call_command("make_agency", **ASKED, **more, verbosity=0)
    return Agency.objects.get(code=CODE)


def test_it_has_as_many_units_and_people_as_asked_for() -> None:
    assert sizes_of(made(sent=0)) == (3, 31)


def test_the_weeks_are_sent_and_decided_in_the_order_of_the_agency() -> None:
    agency = made(approved=2, published=1)
    states = WeeklyRoster.objects.filter(agency=agency).order_by("unit__order")
    assert list(states.values_list("state", flat=True)) == ["published", "approved", "submitted"]


def test_made_twice_it_is_made_once() -> None:
    made()
    before = Event.objects.count()
    made()
    assert Event.objects.count() == before


def test_every_person_and_every_post_is_on_record() -> None:
    agency = made(sent=0)
    done = Counter(Event.objects.filter(agency=agency.pk).values_list("action", flat=True))
    assert (done["units.add-staff"], done["units.place-staff"]) == (31, 31)


def test_a_code_that_is_there_already_enters_nobody() -> None:
    unit = made(sent=0).units.order_by("order")[0]
    post = StaffPost(title="Chuyên viên")
    new = [
        Newcomer(code=code, full_name="Nguyễn Văn Mới", post=post) for code in ("X1", "p0001-001")
    ]
    with pytest.raises(CodeTaken):
        enrol_unit(unit, new, first=date(2026, 1, 1), by=None, at=moment("2026-11-20 09:00"))
    assert not Staff.objects.filter(code="X1").exists()


def test_a_week_that_begins_on_a_tuesday_is_refused() -> None:
    with pytest.raises(CommandError):
        call_command("make_agency", **(ASKED | {"monday": date(2026, 12, 1)}))
