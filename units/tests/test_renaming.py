"""Another name from a day on, and a typing error: who is called what, since when, and what is
refused.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from tests.factories import make_staff, make_unit, make_user, moment
from units.enums import Role
from units.errors import NameAhead, RenamedSince
from units.models import PastName, Staff, Unit
from units.services import change_staff, rename_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
AT = moment("2026-11-25 09:00")
OLD, NEW = "Trần Thị Mơ", "Trần Thị Mai"


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


@pytest.fixture
def staff(unit: Unit) -> Staff:
    return make_staff(unit, OLD, user=make_user(full_name=OLD))


def rename(staff: Staff, name: str, day: int) -> None:
    rename_staff(staff, full_name=name, since=date(2026, 11, day), by=None, at=AT)


def past(staff: Staff) -> list[tuple[int, str]]:
    return [(row.until.day, row.full_name) for row in PastName.objects.filter(staff=staff)]


def test_each_of_two_names_ends_on_the_day_before_the_next(staff: Staff) -> None:
    rename(staff, NEW, 10)
    rename(staff, "Trần Thị Mây", 20)

    assert past(staff) == [(9, OLD), (19, NEW)]


def test_a_name_put_right_on_its_first_day_leaves_what_was_before(staff: Staff) -> None:
    rename(staff, "Trần Thị Mia", 20)
    rename(staff, NEW, 20)

    assert (past(staff), staff.full_name) == ([(19, OLD)], NEW)


def test_the_same_name_is_no_change(staff: Staff) -> None:
    rename(staff, OLD, 20)

    assert (past(staff), Event.objects.filter(action="units.rename-staff").count()) == ([], 0)


def test_no_name_is_recorded_ahead_or_behind_another(staff: Staff) -> None:
    rename(staff, NEW, 20)

    with pytest.raises(NameAhead):
        rename(staff, "Trần Thị Mây", 26)
    with pytest.raises(RenamedSince) as refused:
        rename(staff, "Trần Thị Mây", 19)
    assert refused.value.facts == {"since": date(2026, 11, 20)}


def test_it_is_on_record_with_both_names_and_the_day(staff: Staff) -> None:
    rename(staff, NEW, 20)

    event = Event.objects.get(action="units.rename-staff")
    assert (event.before, event.after) == (
        {"full_name": OLD},
        {"full_name": NEW, "since": "2026-11-20"},
    )


@pytest.mark.parametrize(("called", "then"), [(OLD, NEW), ("Mơ (Văn thư)", "Mơ (Văn thư)")])
def test_the_account_follows_unless_it_has_a_name_of_its_own(
    called: str, then: str, staff: Staff
) -> None:
    User.objects.filter(staff=staff).update(full_name=called)

    change_staff(Staff.objects.get(pk=staff.pk), full_name=NEW, by=None, at=AT)

    assert User.objects.get(staff=staff).full_name == then


def test_the_page_of_the_person_takes_the_day_and_refuses_one_ahead(
    unit: Unit, staff: Staff, client_of: SignIn
) -> None:
    browser = client_of(make_user(Role.OFFICE, unit.agency))
    url = reverse("units:correct", args=[staff.pk])
    typed = {"full_name": NEW, "title": "Chuyên viên", "rank": "staff"}

    ahead = browser.post(url, {**typed, "renamed_on": "26/11/2026"})
    saved = browser.post(url, {**typed, "renamed_on": "20/11/2026"})

    staff.refresh_from_db()
    assert (ahead.status_code, saved.status_code) == (422, 302)
    assert "ngày đổi không muộn hơn hôm nay" in ahead.content.decode()
    assert (past(staff), staff.full_name, staff.short_name) == ([(19, OLD)], NEW, "Mai")
